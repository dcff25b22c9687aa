package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.ml.Adasyn;
import io.github.sparksimpor.ml.BorderlineSmote;
import io.github.sparksimpor.ml.PolynomFitSmote;
import io.github.sparksimpor.ml.ProWSyn;
import io.github.sparksimpor.ml.RandomOversampler;
import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.Simpor;
import io.github.sparksimpor.ml.Smote;
import io.github.sparksimpor.ml.SyntheticSizeTuner;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.ml.Estimator;

/**
 * What is done about imbalance before and after a classifier is trained.
 *
 * @param name for people
 * @param resampler makes what grows rows; empty if none are added
 * @param remedy what else is done
 */
public record Treatment(String name, Optional<Supplier<Resampler<?, ?>>> resampler, Remedy remedy) {
  /** Name of SIMPOR with a tuned size, see {@link #tuner}. */
  public static final String TUNED = "SIMPOR + VTSS";

  private static final double TUNING_SHARE = 0.75;
  private static final int FEW = 3;

  /** What is done besides adding rows. */
  public enum Remedy {
    /** Nothing. */
    NONE,
    /** Predictions are shifted to balanced priors. */
    OFFSET,
    /** Every class weighs the same. */
    WEIGHTS
  }

  private static Treatment of(String name, Supplier<Resampler<?, ?>> resampler) {
    return new Treatment(name, Optional.of(resampler), Remedy.NONE);
  }

  private static Simpor simpor() {
    return new Simpor().setSeed(1);
  }

  /** No rows added. */
  public static Treatment raw() {
    return new Treatment("raw", Optional.empty(), Remedy.NONE);
  }

  /** The peers. */
  public static List<Treatment> peers() {
    return List.of(
        of("random", () -> new RandomOversampler().setSeed(1)),
        of("SMOTE", () -> new Smote().setSeed(1)),
        of("Borderline", () -> new BorderlineSmote().setSeed(1)),
        of("ADASYN", () -> new Adasyn().setSeed(1)));
  }

  /** The peers, and those that large comparisons rank first. */
  public static List<Treatment> rivals() {
    return Stream.concat(
            peers().stream(),
            Stream.of(
                of("polynom-fit-SMOTE", () -> new PolynomFitSmote().setSeed(1)),
                of("ProWSyn", () -> new ProWSyn().setSeed(1))))
        .toList();
  }

  /** SIMPOR by its defaults. */
  public static Treatment simporDefault() {
    return of("SIMPOR", Treatment::simpor);
  }

  /** SIMPOR by the paper's step rule. */
  public static Treatment simporPaper() {
    return of("SIMPOR (paper)", () -> simpor().setStepRule("fixed"));
  }

  /**
   * SIMPOR, the size of which is found on a part of the training rows that is held out.
   *
   * @param classifier not yet trained
   */
  public static SyntheticSizeTuner tuner(Estimator<?> classifier) {
    return new SyntheticSizeTuner()
        .setResampler(simpor())
        .setClassifier(classifier)
        .setTrainRatio(TUNING_SHARE)
        .setSizes(0, 0.5, 1);
  }

  /** Remedies that add nothing. */
  public static List<Treatment> free() {
    return List.of(
        raw(),
        new Treatment("offset", Optional.empty(), Remedy.OFFSET),
        new Treatment("weights", Optional.empty(), Remedy.WEIGHTS));
  }

  /**
   * SIMPOR taken apart. What the informative region takes first: how it is ascended, in which
   * density, and how large it is. Then without such a region, all seeds alike.
   */
  public static List<Treatment> ablation() {
    return List.of(
        simporDefault(),
        simporPaper(),
        of("SIMPOR no ascent", () -> simpor().setMaxIter(0)),
        of("SIMPOR best of 5", () -> bestOf5(simpor())),
        of("SIMPOR few steps", () -> fewSteps(simpor())),
        of("SIMPOR seed out", () -> simpor().setExcludeSeed(true)),
        of("SIMPOR h=1", () -> simpor().setBandwidth(1)),
        of("SIMPOR h likelihood", () -> simpor().setBandwidthRule("likelihood")),
        of("SIMPOR 2 rounds", () -> simpor().setMaxRounds(2)),
        of("SIMPOR everywhere", () -> simpor().setAscentRegion("all")),
        of("no region, no ascent", () -> noRegion().setMaxIter(0)),
        of("no region, best of 5", () -> bestOf5(noRegion())),
        of("no region, best of 5, seed out", () -> bestOf5(noRegion()).setExcludeSeed(true)),
        of("no region, best of 5, k=3", () -> bestOf5(noRegion()).setNumNeighbors(3)),
        of("no region, few steps", () -> fewSteps(noRegion())),
        of("no region, few steps, seed out", () -> fewSteps(noRegion()).setExcludeSeed(true)),
        of("no region", Treatment::noRegion),
        of("no region, seed out", () -> noRegion().setExcludeSeed(true)));
  }

  /** Settings of SIMPOR that a default may be chosen from. */
  static List<Treatment> candidates() {
    return List.of(
        simporDefault(),
        of("no region", Treatment::noSelection),
        of("no region, best of 5", () -> bestOf5(noSelection())));
  }

  /**
   * What makes the difference: region, depth, best of how many, radius and seed, one changed at a
   * time, from the candidates. Without a region all points are ascended.
   */
  static List<Treatment> knobs() {
    return List.of(
        simporPaper(),
        of("SIMPOR top-fraction", () -> simpor().setInformativeSelection("top-fraction")),
        of("SIMPOR no ascent", () -> simpor().setMaxIter(0)),
        of("SIMPOR best of 5", () -> bestOf5(simpor())),
        of("SIMPOR seed out", () -> simpor().setExcludeSeed(true)),
        of("no region, few steps", () -> fewSteps(noSelection())),
        of("no region, no ascent", () -> noSelection().setMaxIter(0)),
        of("no region, best of 20", () -> noSelection().setMaxIter(0).setCandidates(20)),
        of("no region, best of 5, k=3", () -> bestOf5(noSelection()).setNumNeighbors(3)),
        of("no region, best of 5, k=20", () -> bestOf5(noSelection()).setNumNeighbors(20)),
        of("no region, best of 5, seed out", () -> bestOf5(noSelection()).setExcludeSeed(true)));
  }

  /** SIMPOR where all seeds are alike: the best of five random points, and ascended. */
  public static List<Treatment> withoutRegion() {
    return List.of(
        of("no region, best of 5", () -> bestOf5(noRegion())),
        of("no region", Treatment::noRegion));
  }

  private static Simpor noRegion() {
    return simpor().setAscentRegion("all").setMaxRounds(0);
  }

  private static Simpor noSelection() {
    return simpor().setInformativeSelection("none");
  }

  private static Simpor fewSteps(Simpor simpor) {
    return simpor.setMaxIter(FEW);
  }

  private static Simpor bestOf5(Simpor simpor) {
    return simpor.setMaxIter(0).setCandidates(5);
  }
}
