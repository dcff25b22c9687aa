package io.github.sparksimpor.ml;

import io.github.sparksimpor.contract.ResamplerContract;

class ProWSynContractTest extends ResamplerContract<ProWSyn> {
  @Override
  public ProWSyn resampler() {
    return new ProWSyn();
  }
}
