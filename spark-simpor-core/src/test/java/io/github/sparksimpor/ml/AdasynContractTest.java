package io.github.sparksimpor.ml;

class AdasynContractTest extends ResamplerContract<AdasynModel, Adasyn> {
  @Override
  Adasyn resampler() {
    return new Adasyn();
  }

  @Override
  AdasynModel loadModel(String path) {
    return AdasynModel.load(path);
  }

  @Override
  Adasyn loadResampler(String path) {
    return Adasyn.load(path);
  }

  /** A seed's rows are rounded, and no dataset here has more than 16 seeds a class. */
  @Override
  int slack() {
    return 8;
  }
}
