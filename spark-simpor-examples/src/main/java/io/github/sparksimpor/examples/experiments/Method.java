package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.ml.Adasyn;
import io.github.sparksimpor.ml.BorderlineSmote;
import io.github.sparksimpor.ml.RandomOversampler;
import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.Simpor;
import io.github.sparksimpor.ml.Smote;
import io.github.sparksimpor.ml.SyntheticSizeTuner;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Something to do about imbalance.
 *
 * @param name for people
 * @param resampler makes what grows rows, knowing the training rows; empty if none are added
 * @param remedy what else is done
 */
public record Method(
    String name, Optional<Function<Dataset<Row>, Resampler<?, ?>>> resampler, Remedy remedy) {
  /** Name of SIMPOR with a tuned size. */
  public static final String TUNED = "SIMPOR + VTSS";

  private static final double TUNING_SHARE = 0.75;

  /** What is done besides adding rows. */
  public enum Remedy {
    /** Nothing. */
    NONE,
    /** Predictions are shifted to balanced priors. */
    OFFSET,
    /** Every class weighs the same. */
    WEIGHTS
  }

  private static Method of(String name, Supplier<Resampler<?, ?>> resampler) {
    return new Method(name, Optional.of(training -> resampler.get()), Remedy.NONE);
  }

  private static Simpor simpor() {
    return new Simpor().setSeed(1);
  }

  /** No rows added. */
  public static Method raw() {
    return new Method("raw", Optional.empty(), Remedy.NONE);
  }

  /** The peers. */
  public static List<Method> peers() {
    return List.of(
        of("random", () -> new RandomOversampler().setSeed(1)),
        of("SMOTE", () -> new Smote().setSeed(1)),
        of("Borderline", () -> new BorderlineSmote().setSeed(1)),
        of("ADASYN", () -> new Adasyn().setSeed(1)));
  }

  /** SIMPOR by its defaults. */
  public static Method simporDefault() {
    return of("SIMPOR", Method::simpor);
  }

  /** SIMPOR by the paper's step rule. */
  public static Method simporPaper() {
    return of("SIMPOR (paper)", () -> simpor().setStepRule("fixed"));
  }

  /** SIMPOR, the size of which is found on a part of the training rows that is held out. */
  public static Method tuned(Learner learner, int dimension) {
    return new Method(
        TUNED,
        Optional.of(
            training -> {
              double size =
                  new SyntheticSizeTuner()
                      .setResampler(simpor())
                      .setClassifier(learner.factory().make(dimension, ""))
                      .setTrainRatio(TUNING_SHARE)
                      .setSizes(0, 0.5, 1)
                      .fit(training)
                      .bestSize();
              return simpor().setBalanceRatio(size);
            }),
        Remedy.NONE);
  }

  /** Remedies that add nothing. */
  public static List<Method> free() {
    return List.of(
        raw(),
        new Method("offset", Optional.empty(), Remedy.OFFSET),
        new Method("weights", Optional.empty(), Remedy.WEIGHTS));
  }

  /** SIMPOR taken apart. */
  public static List<Method> ablation() {
    return List.of(
        simporDefault(),
        simporPaper(),
        of("SIMPOR no ascent", () -> simpor().setMaxIter(0)),
        of("SIMPOR best of 5", () -> simpor().setMaxIter(0).setCandidates(5)),
        of("SIMPOR 1 step", () -> simpor().setMaxIter(1)),
        of("SIMPOR seed out", () -> simpor().setExcludeSeed(true)),
        of("SIMPOR h=1", () -> simpor().setBandwidth(1)),
        of("SIMPOR h likelihood", () -> simpor().setBandwidthRule("likelihood")),
        of("SIMPOR all", () -> simpor().setAscentRegion("all").setMaxRounds(0)),
        of(
            "SIMPOR all, 1 step, seed out",
            () ->
                simpor()
                    .setAscentRegion("all")
                    .setMaxRounds(0)
                    .setMaxIter(1)
                    .setExcludeSeed(true)));
  }
}
