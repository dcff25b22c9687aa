package io.github.sparksimpor.ml;

import io.github.sparksimpor.contract.ResamplerContract;

class SmoteContractTest extends ResamplerContract<Smote> {
  @Override
  public Smote resampler() {
    return new Smote();
  }
}
