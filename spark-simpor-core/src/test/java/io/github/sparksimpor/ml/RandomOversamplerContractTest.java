package io.github.sparksimpor.ml;

import io.github.sparksimpor.contract.ResamplerContract;

class RandomOversamplerContractTest extends ResamplerContract<RandomOversampler> {
  @Override
  public RandomOversampler resampler() {
    return new RandomOversampler();
  }
}
