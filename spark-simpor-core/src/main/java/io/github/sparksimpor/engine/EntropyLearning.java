package io.github.sparksimpor.engine;

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

  private final RowPlacement placement;
  private final EntropySettings settings;
  private final JobPhases phases;
  private final NetworkTraining training;
  private final List<EntropyRound> rounds = new ArrayList<>();
  private long[] histogram = new long[0];
  private @Nullable EntropyNetwork last;

  /**
   * Learning on placed rows.
   *
   * @param session runs the training
   * @param placement has the rows
   * @param settings how
   * @param phases names the jobs
   */
  public EntropyLearning(
      SparkSession session, RowPlacement placement, EntropySettings settings, JobPhases phases) {
    this.placement = placement;
    this.settings = settings;
    this.phases = phases;
    this.training =
        new NetworkTraining(
            session,
            NetworkTraining.layers(
                placement.space().dimension(),
                settings.hiddenLayers(),
                placement.census().classes()),
            settings.seed());
  }

  /** Finds the region. */
  public InformativeRegion learn() {
    LOG.info("MLlib multiplies matrices with {}", NetworkTraining.blas());
    LabelledSet queried =
        switch (settings.selection()) {
          case ACTIVE -> activeRounds();
          case TOP_FRACTION -> topFraction();
        };
    return new InformativeRegion(
        queried.byClass(),
        List.copyOf(rounds),
        histogram,
        Optional.ofNullable(last).map(network -> new RowEntropy(placement.space(), network)));
  }

  private LabelledSet activeRounds() {
    ClassCensus census = placement.census();
    LabelledSet labelled = LabelledSet.sample(census, settings.initialBatch(), settings.seed());
    LabelledSet queried = LabelledSet.empty(census.classes());
    EntropyNetwork network = null;
    long wanted = settings.queryBatch();
    for (int round = 1; round <= settings.maxRounds() && labelled.size() < census.rows(); round++) {
      int iterations = round == 1 ? FIRST_ITERATIONS : LATER_ITERATIONS;
      Scored scored =
          trainAndScore(
              labelled, labelled.byClass(), network, iterations, wanted, settings.threshold());
      if (scored.uncertain().rows().isEmpty()) {
        break;
      }
      network = scored.network();
      labelled.add(scored.uncertain().rows());
      queried.add(scored.uncertain().rows());
      wanted *= 2;
    }
    return queried;
  }

  private LabelledSet topFraction() {
    ClassCensus census = placement.census();
    int most = (int) Math.min(settings.maxTrainingRows(), census.rows());
    LabelledSet trainedOn = LabelledSet.sample(census, most, settings.seed());
    int[][] none = new int[census.classes()][0];
    long wanted = Math.max(1, Math.round(Math.min(1, settings.fraction()) * census.rows()));
    LabelledSet top = LabelledSet.empty(census.classes());
    top.add(trainAndScore(trainedOn, none, null, SINGLE_ITERATIONS, wanted, 0).uncertain().rows());
    return top;
  }

  /** A trained network and what it is unsure about. */
  private record Scored(EntropyNetwork network, UncertainRows uncertain) {}

  private Scored trainAndScore(
      LabelledSet labelled,
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
            () -> training.train(coordinates(labelled), start, iterations));
    if (!trained.finite()) {
      throw new IllegalStateException(
          "training the network diverged; set standardization to true or rescale the features");
    }
    long trainedAt = System.nanoTime();
    int most = (int) Math.min(Integer.MAX_VALUE, wanted);
    UncertainRows uncertain =
        phases.detail(
            "entropy round " + round + ", scoring",
            () -> placement.score(new RowScoring(trained.network(), leftOut, most, threshold)));
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

  private double[][] coordinates(LabelledSet labelled) {
    int[][] rows = labelled.byClass();
    return IntStream.range(0, rows.length)
        .mapToObj(c -> placement.coordinates(c, rows[c]))
        .toArray(double[][]::new);
  }
}
