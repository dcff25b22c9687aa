package io.github.sparksimpor.ml;

class SimporContractTest extends ResamplerContract<SimporModel, Simpor> {
  @Override
  Simpor resampler() {
    return new Simpor().setHiddenLayers(new int[] {4}).setMaxRounds(1).setInitialBatch(16);
  }

  @Override
  SimporModel loadModel(String path) {
    return SimporModel.load(path);
  }

  @Override
  Simpor loadResampler(String path) {
    return Simpor.load(path);
  }
}
