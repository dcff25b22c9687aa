package io.github.sparksimpor.ml;

class BorderlineSmoteContractTest extends ResamplerContract<BorderlineSmoteModel, BorderlineSmote> {
  @Override
  BorderlineSmote resampler() {
    return new BorderlineSmote();
  }

  @Override
  BorderlineSmoteModel loadModel(String path) {
    return BorderlineSmoteModel.load(path);
  }

  @Override
  BorderlineSmote loadResampler(String path) {
    return BorderlineSmote.load(path);
  }
}
