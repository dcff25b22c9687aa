package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.ml.RandomUndersampler;
import io.github.sparksimpor.ml.Resampler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** What is done to training rows about imbalance, in one way or at several sizes. */
sealed interface Remedy {
  /** For people. */
  String name();

  /** What comes of it: itself, or itself at every size. */
  default List<String> methods() {
    return List.of(name());
  }

  /** Whether a learner can do it. */
  default boolean suits(Learner learner) {
    return true;
  }

  /**
   * The rows to train on, one of each method.
   *
   * @param training rows with {@code label}, 0 or 1, and {@code features}
   */
  List<Treated> treat(Dataset<Row> training);

  /**
   * Rows to train on.
   *
   * @param method that made them
   * @param rows with {@code label}, {@code features}, and weights if there are any
   * @param weightCol column of weights; empty for none
   * @param seen weight of labels 0 and 1 in training, of which probabilities have the prior
   */
  record Treated(String method, Dataset<Row> rows, String weightCol, double[] seen) {
    static Treated of(String method, Dataset<Row> rows) {
      // Not persisted only: its lineage would send the synthetic rows along with every task.
      Dataset<Row> held = rows.coalesce(1).localCheckpoint();
      return new Treated(method, held, "", counts(held));
    }
  }

  /** Rows of labels 0 and 1. */
  static double[] counts(Dataset<Row> rows) {
    double ones = rows.filter("label = 1").count();
    return new double[] {rows.count() - ones, ones};
  }

  /** Nothing but the threshold. */
  record Nothing() implements Remedy {
    /** Its only method. */
    static final String NAME = "none";

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public List<Treated> treat(Dataset<Row> training) {
      return List.of(new Treated(NAME, training, "", counts(training)));
    }
  }

  /** Both classes weigh the same. */
  record Weights() implements Remedy {
    private static final String COLUMN = "weight";

    @Override
    public String name() {
      return "weights";
    }

    @Override
    public boolean suits(Learner learner) {
      return learner.weighs();
    }

    @Override
    public List<Treated> treat(Dataset<Row> training) {
      double[] counts = counts(training);
      double half = (counts[0] + counts[1]) / 2;
      Dataset<Row> weighed =
          training.withColumn(
              COLUMN,
              functions
                  .when(functions.col("label").equalTo(1), half / counts[1])
                  .otherwise(half / counts[0]));
      return List.of(new Treated(name(), weighed, COLUMN, new double[] {half, half}));
    }
  }

  /**
   * Rows of the majority left out.
   *
   * @param ratios rows of the minority for one that the majority keeps
   */
  record Undersampling(List<Double> ratios) implements Remedy {
    @Override
    public String name() {
      return "under-sampling";
    }

    @Override
    public List<String> methods() {
      return ratios.stream().map(this::at).toList();
    }

    private String at(double ratio) {
      return "%s, r=%s".formatted(name(), ratio);
    }

    @Override
    public List<Treated> treat(Dataset<Row> training) {
      return ratios.stream()
          .map(
              ratio ->
                  Treated.of(
                      at(ratio),
                      new RandomUndersampler()
                          .setSeed(1)
                          .setBalanceRatio(ratio)
                          .fit(training)
                          .balance(training)))
          .toList();
    }
  }

  /**
   * Rows added. They are grown once, for the largest size; smaller ones take part of them.
   *
   * @param name of what adds them
   * @param resampler makes it
   * @param sizes parts γ of the gap between the classes, none above 1
   */
  record Growth(String name, Supplier<Resampler<?, ?>> resampler, List<Double> sizes)
      implements Remedy {
    private static final long ORDER_SEED = 1;
    private static final Pattern SIZE = Pattern.compile(", γ=([0-9.]+)$");

    /** Name of what comes of a treatment at a size. */
    static String at(String treatment, double size) {
      return "%s, γ=%s".formatted(treatment, size);
    }

    /** Sizes that some methods' names tell, smallest first. */
    static List<Double> sizes(List<String> methods) {
      return methods.stream()
          .flatMap(method -> SIZE.matcher(method).results())
          .map(match -> Double.valueOf(match.group(1)))
          .distinct()
          .sorted()
          .toList();
    }

    @Override
    public List<String> methods() {
      return sizes.stream().map(size -> at(name, size)).toList();
    }

    @Override
    public List<Treated> treat(Dataset<Row> training) {
      double[] counts = counts(training);
      List<Row> pool =
          new ArrayList<>(
              resampler
                  .get()
                  .fit(training)
                  .syntheticSamples()
                  .select("label", "features")
                  .collectAsList());
      Collections.shuffle(pool, new Random(ORDER_SEED));
      return sizes.stream()
          .map(
              size -> {
                long wanted = Math.round(size * (counts[0] - counts[1]));
                List<Row> added = pool.subList(0, (int) Math.min(pool.size(), wanted));
                return Treated.of(
                    at(name, size),
                    training.union(
                        training.sparkSession().createDataFrame(added, training.schema())));
              })
          .toList();
    }
  }

  /** A treatment that closes the whole gap, or does nothing. */
  static Remedy of(Treatment treatment) {
    return treatment
        .resampler()
        .<Remedy>map(resampler -> new Growth(treatment.name(), resampler, List.of(1.0)))
        .orElseGet(Nothing::new);
  }

  /** What costs nothing, and the peers. */
  static List<Remedy> rivals(List<Double> sizes) {
    List<Remedy> remedies = new ArrayList<>();
    remedies.add(new Nothing());
    remedies.add(new Weights());
    remedies.add(new Undersampling(List.of(0.5, 1.0)));
    remedies.addAll(grown(Treatment.rivals(), sizes));
    return remedies;
  }

  /** SIMPOR's candidates at all sizes, and what they are made of at one. */
  static List<Remedy> settings(List<Double> sizes, double knobsSize) {
    return Stream.concat(
            grown(Treatment.candidates(), sizes).stream(),
            grown(Treatment.knobs(), List.of(knobsSize)).stream())
        .toList();
  }

  /** Treatments that add rows, at all sizes. */
  static List<Remedy> grown(List<Treatment> treatments, List<Double> sizes) {
    return treatments.stream()
        .<Remedy>map(t -> new Growth(t.name(), t.resampler().orElseThrow(), sizes))
        .toList();
  }
}
