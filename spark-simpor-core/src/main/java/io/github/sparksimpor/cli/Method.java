package io.github.sparksimpor.cli;

import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.Simpor;
import java.util.function.Supplier;

/** The resamplers that {@code --method} offers. */
enum Method {
  /** Synthetic rows at the maximum posterior ratio. */
  SIMPOR("simpor", Simpor::new);

  private final String label;
  private final Supplier<Resampler<?, ?>> factory;

  Method(String label, Supplier<Resampler<?, ?>> factory) {
    this.label = label;
    this.factory = factory;
  }

  /** A new stage with default parameters. */
  Resampler<?, ?> newStage() {
    return factory.get();
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return label;
  }
}
