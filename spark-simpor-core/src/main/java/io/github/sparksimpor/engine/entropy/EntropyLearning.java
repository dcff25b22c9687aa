package io.github.sparksimpor.engine.entropy;

import io.github.sparksimpor.engine.rows.ClassCensus;
import io.github.sparksimpor.spark.JobPhases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the informative region: the rows a neural network is least sure about (paper 2.3, eq. 4).
 *
 * <p>Active learning labels a first random batch, and then in rounds trains, scores the rows not
 * labelled and queries those of highest entropy at or above the threshold; the queried rows are the
 * region. Each round starts from the previous round's weights, and queries twice as many rows as
 * the round before, so that large data needs few rounds: every step of the optimiser is a Spark
 * job.
 */
public final class EntropyLearning {
  private static final Logger LOG = LoggerFactory.getLogger(EntropyLearning.class);
  private static final int FIRST_ITERATIONS = 15;
  private static final int LATER_ITERATIONS = 8;
  private static final int SINGLE_ITERATIONS = 100;
  private static final double NS = 1e-9;

  private final RowScorer training;
  private final EntropySettings settings;
  private final JobPhases phases;
  private final NetworkTraining network;
  private final List<EntropyRound> rounds = new ArrayList<>();
  private long[] histogram = new long[0];
  private @Nullable EntropyNetwork last;

  /**
   * Learning on placed rows.
   *
   * @param session runs the training
   * @param training has the rows
   * @param settings how
   * @param phases names the jobs
   */
  public EntropyLearning(
      SparkSession session, RowScorer training, EntropySettings settings, JobPhases phases) {
    this.training = training;
    this.settings = settings;
    this.phases = phases;
    this.network =
        new NetworkTraining(
            session,
            NetworkTraining.layers(
                training.space().dimension(), settings.hiddenLayers(), training.census().classes()),
            settings.seed());
  }

  /**
   * Weights of the network that is trained.
   *
   * @param training has the rows
   * @param settings how it learns
   * @return 0 if none is
   */
  public static long weights(RowScorer training, EntropySettings settings) {
    if (settings instanceof EntropySettings.ActiveLearning active && active.maxRounds() == 0) {
      return 0;
    }
    int[] layers =
        NetworkTraining.layers(
            training.space().dimension(), settings.hiddenLayers(), training.census().classes());
    double weights =
        IntStream.range(1, layers.length).mapToDouble(i -> (layers[i - 1] + 1.0) * layers[i]).sum();
    return (long) weights; // of numbers too large for it the largest there is
  }

  /** Finds the region. */
  public InformativeRegion learn() {
    LOG.info("MLlib multiplies matrices with {}", NetworkTraining.blas());
    LabelledIndices queried =
        settings instanceof EntropySettings.ActiveLearning active
            ? activeRounds(active)
            : topFraction((EntropySettings.TopFraction) settings);
    return new InformativeRegion(
        queried.byClass(),
        List.copyOf(rounds),
        histogram,
        Optional.ofNullable(last)
            .map(net -> new RowEntropy(training.census().columns(), training.space(), net)));
  }

  private LabelledIndices activeRounds(EntropySettings.ActiveLearning active) {
    ClassCensus census = training.census();
    LabelledIndices labelled = LabelledIndices.sample(census, active.initialBatch(), active.seed());
    LabelledIndices queried = LabelledIndices.empty(census.classes());
    EntropyNetwork previous = null;
    long wanted = active.queryBatch();
    for (int round = 1; round <= active.maxRounds() && labelled.size() < census.rows(); round++) {
      int iterations = round == 1 ? FIRST_ITERATIONS : LATER_ITERATIONS;
      Scored scored =
          trainAndScore(
              labelled, labelled.byClass(), previous, iterations, wanted, active.threshold());
      if (scored.uncertain().rows().isEmpty()) {
        break;
      }
      previous = scored.network();
      labelled.add(scored.uncertain().rows());
      queried.add(scored.uncertain().rows());
      wanted = doubled(wanted, census.rows());
    }
    return queried;
  }

  /** Twice as many rows, at most all: in many rounds a number would double beyond its range. */
  static long doubled(long wanted, long rows) {
    return wanted > rows / 2 ? rows : 2 * wanted;
  }

  private LabelledIndices topFraction(EntropySettings.TopFraction top) {
    ClassCensus census = training.census();
    int most = (int) Math.min(top.maxTrainingRows(), census.rows());
    LabelledIndices trainedOn = LabelledIndices.sample(census, most, top.seed());
    int[][] none = new int[census.classes()][0];
    long wanted = Math.max(1, Math.round(Math.min(1, top.fraction()) * census.rows()));
    LabelledIndices highest = LabelledIndices.empty(census.classes());
    highest.add(
        trainAndScore(trainedOn, none, null, SINGLE_ITERATIONS, wanted, 0).uncertain().rows());
    return highest;
  }

  /** A trained network and what it is unsure about. */
  private record Scored(EntropyNetwork network, UncertainRows uncertain) {}

  private Scored trainAndScore(
      LabelledIndices labelled,
      int[][] leftOut,
      @Nullable EntropyNetwork start,
      int iterations,
      long wanted,
      double threshold) {
    int round = rounds.size() + 1;
    long began = System.nanoTime();
    NetworkTraining.Trained trained =
        phases.detail(
            "entropy round " + round + ", training on " + labelled.size() + " rows",
            () -> network.train(coordinates(labelled), start, iterations));
    if (!trained.finite()) {
      throw new IllegalStateException(
          "training the network diverged; set standardization to true or rescale the features");
    }
    long trainedAt = System.nanoTime();
    int most = (int) Math.min(Integer.MAX_VALUE, wanted);
    UncertainRows uncertain =
        phases.detail(
            "entropy round " + round + ", scoring",
            () -> training.score(new RowScoring(trained.network(), leftOut, most, threshold)));
    histogram = uncertain.histogram();
    last = trained.network();
    rounds.add(
        new EntropyRound(
            round,
            labelled.size(),
            trained.iterations(),
            uncertain.highest(),
            uncertain.rows().size(),
            (trainedAt - began) * NS,
            (System.nanoTime() - trainedAt) * NS));
    LOG.info("Entropy {}", rounds.get(rounds.size() - 1));
    return new Scored(trained.network(), uncertain);
  }

  private double[][] coordinates(LabelledIndices labelled) {
    int[][] rows = labelled.byClass();
    return IntStream.range(0, rows.length)
        .mapToObj(c -> training.coordinates(c, rows[c]))
        .toArray(double[][]::new);
  }
}
