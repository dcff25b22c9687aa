package io.github.sparksimpor.ml;

class SmoteContractTest extends ResamplerContract<SmoteModel, Smote> {
  @Override
  Smote resampler() {
    return new Smote();
  }

  @Override
  SmoteModel loadModel(String path) {
    return SmoteModel.load(path);
  }

  @Override
  Smote loadResampler(String path) {
    return Smote.load(path);
  }
}
