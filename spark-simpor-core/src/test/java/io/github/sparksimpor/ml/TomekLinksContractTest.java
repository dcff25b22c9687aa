package io.github.sparksimpor.ml;

import io.github.sparksimpor.contract.UndersamplerContract;

class TomekLinksContractTest extends UndersamplerContract<TomekLinks> {
  @Override
  protected TomekLinks sampler() {
    return new TomekLinks();
  }
}
