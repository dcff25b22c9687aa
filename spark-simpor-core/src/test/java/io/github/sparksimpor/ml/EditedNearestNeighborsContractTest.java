package io.github.sparksimpor.ml;

import io.github.sparksimpor.contract.UndersamplerContract;

class EditedNearestNeighborsContractTest extends UndersamplerContract<EditedNearestNeighbors> {
  @Override
  protected EditedNearestNeighbors sampler() {
    return new EditedNearestNeighbors();
  }
}
