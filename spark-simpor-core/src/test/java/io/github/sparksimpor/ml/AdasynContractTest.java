package io.github.sparksimpor.ml;

import io.github.sparksimpor.contract.ResamplerContract;

class AdasynContractTest extends ResamplerContract<Adasyn> {
  @Override
  public Adasyn resampler() {
    return new Adasyn();
  }
}
