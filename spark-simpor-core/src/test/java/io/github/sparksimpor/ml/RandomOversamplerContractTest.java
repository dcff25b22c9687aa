package io.github.sparksimpor.ml;

class RandomOversamplerContractTest
    extends ResamplerContract<RandomOversamplerModel, RandomOversampler> {
  @Override
  RandomOversampler resampler() {
    return new RandomOversampler();
  }

  @Override
  RandomOversamplerModel loadModel(String path) {
    return RandomOversamplerModel.load(path);
  }

  @Override
  RandomOversampler loadResampler(String path) {
    return RandomOversampler.load(path);
  }
}
