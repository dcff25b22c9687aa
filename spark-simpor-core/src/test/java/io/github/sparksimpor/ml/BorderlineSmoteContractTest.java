package io.github.sparksimpor.ml;

import io.github.sparksimpor.contract.ResamplerContract;

class BorderlineSmoteContractTest extends ResamplerContract<BorderlineSmote> {
  @Override
  public BorderlineSmote resampler() {
    return new BorderlineSmote();
  }
}
