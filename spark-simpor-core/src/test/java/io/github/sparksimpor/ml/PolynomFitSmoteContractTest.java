package io.github.sparksimpor.ml;

import io.github.sparksimpor.contract.ResamplerContract;

class PolynomFitSmoteContractTest extends ResamplerContract<PolynomFitSmote> {
  @Override
  public PolynomFitSmote resampler() {
    return new PolynomFitSmote();
  }
}
