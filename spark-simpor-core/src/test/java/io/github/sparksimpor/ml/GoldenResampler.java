package io.github.sparksimpor.ml;

import java.util.Locale;
import java.util.function.Supplier;

/** Methods and settings whose rows are held fast. */
enum GoldenResampler {
  SIMPOR_ACTIVE(true, GoldenResampler::simpor),
  SIMPOR_TOP_FRACTION(
      true, () -> simpor().setInformativeSelection("top-fraction").setMaxTrainingRows(40)),
  SIMPOR_NO_ROUNDS(false, () -> simpor().setMaxRounds(0)),
  SIMPOR_ASCENT_EVERYWHERE(false, GoldenResampler::ascent),
  SIMPOR_THREE_CANDIDATES_WITHOUT_SEED(false, () -> ascent().setCandidates(3).setExcludeSeed(true)),
  SIMPOR_FIXED_STEPS(false, () -> ascent().setStepRule("fixed").setMaxIter(7)),
  SIMPOR_AGAINST_MAJORITY(false, () -> ascent().setContrast("majority")),
  SIMPOR_LIKELIHOOD_BANDWIDTH(false, () -> ascent().setBandwidthRule("likelihood")),
  SIMPOR_RAW_FEATURES(
      false, () -> ascent().setBandwidth(0.9).setStandardization(false).setBalanceRatio(0.7)),
  SMOTE(false, Smote::new),
  BORDERLINE_1(false, BorderlineSmote::new),
  BORDERLINE_2(false, () -> new BorderlineSmote().setKind("borderline-2")),
  ADASYN(false, Adasyn::new),
  RANDOM_OVERSAMPLER(false, RandomOversampler::new);

  private final boolean trainsNetwork;
  private final Supplier<Resampler<?, ?>> make;

  GoldenResampler(boolean trainsNetwork, Supplier<Resampler<?, ?>> make) {
    this.trainsNetwork = trainsNetwork;
    this.make = make;
  }

  private static Simpor simpor() {
    return new Simpor()
        .setHiddenLayers(new int[] {4})
        .setInitialBatch(16)
        .setQueryBatch(16)
        .setEntropyThreshold(0.2)
        .setMaxRounds(2);
  }

  /** An ascent of every point, which no network has a say in. */
  private static Simpor ascent() {
    return simpor().setMaxRounds(0).setAscentRegion("all");
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether rows depend on the training of a network, and so on the BLAS. */
  boolean trainsNetwork() {
    return trainsNetwork;
  }

  Resampler<?, ?> make() {
    return make.get();
  }
}
