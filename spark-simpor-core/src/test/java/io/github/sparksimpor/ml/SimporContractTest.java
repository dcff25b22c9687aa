package io.github.sparksimpor.ml;

import io.github.sparksimpor.contract.ResamplerContract;

class SimporContractTest extends ResamplerContract<Simpor> {
  @Override
  public Simpor resampler() {
    return new Simpor().setHiddenLayers(new int[] {4}).setMaxRounds(1).setInitialBatch(16);
  }
}
