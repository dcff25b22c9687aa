package io.github.sparksimpor.cli;

import io.github.sparksimpor.ml.Adasyn;
import io.github.sparksimpor.ml.BorderlineSmote;
import io.github.sparksimpor.ml.PolynomFitSmote;
import io.github.sparksimpor.ml.ProWSyn;
import io.github.sparksimpor.ml.RandomOversampler;
import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.Simpor;
import io.github.sparksimpor.ml.Smote;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** The resamplers that {@code --method} offers. */
enum Method {
  /** Synthetic rows at the maximum posterior ratio. */
  SIMPOR("simpor", Simpor::new),
  /** Points between neighbours. */
  SMOTE("smote", Smote::new),
  /** Points between neighbours, at the border of the classes. */
  BORDERLINE_SMOTE("borderline-smote", BorderlineSmote::new),
  /** Points between neighbours, the more the more other classes are near. */
  ADASYN("adasyn", Adasyn::new),
  /** Points on the way to the mean of the class. */
  POLYNOM_FIT_SMOTE("polynom-fit-smote", PolynomFitSmote::new),
  /** Points between rows that are equally near other classes, the more the nearer. */
  PROWSYN("prowsyn", ProWSyn::new),
  /** Copies. */
  RANDOM("random", RandomOversampler::new);

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

  /** A new stage with the parameters of another that it has too. */
  Resampler<?, ?> like(Resampler<?, ?> other) {
    return newStage().takeSettings(other);
  }

  /** The method of a name, if it is one. */
  static Optional<Method> named(String name) {
    return Arrays.stream(values()).filter(method -> method.label.equals(name)).findFirst();
  }

  /** The method whose rows a candidate of {@code --tune} has, cleaned or not, if it has any. */
  static Optional<Method> within(String candidate) {
    return named(candidate.replaceFirst("-(tomek|enn)$", ""));
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return label;
  }
}
