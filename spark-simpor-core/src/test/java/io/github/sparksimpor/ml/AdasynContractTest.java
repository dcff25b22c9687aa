package io.github.sparksimpor.ml;

import io.github.sparksimpor.contract.ResamplerContract;

class AdasynContractTest extends ResamplerContract<Adasyn> {
  @Override
  public Adasyn resampler() {
    return new Adasyn();
  }

  /** A seed's rows are rounded, and no dataset here has more than 16 seeds a class. */
  @Override
  public long slack() {
    return 8;
  }
}
