package io.github.sparksimpor.evaluation;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts rows by probability as they come. Once there are more than {@link #MOST_EXACT}
 * probabilities it counts by the cells of a grid; whether it comes to that, and what is counted,
 * does not depend on the order of rows or on how they are cut into parts.
 */
@DefaultSerializer(JavaSerializer.class)
final class ScoreCounter implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Most probabilities that are counted each for itself. */
  static final int MOST_EXACT = 1 << 15;

  private final double rowUnit;
  private final double costUnit;
  private Map<Double, Tally> tallies = new HashMap<>();
  private boolean onGrid;

  /**
   * No row yet.
   *
   * @param rowUnit a power of two, in which rows are counted
   * @param costUnit a power of two, in which costs are counted
   */
  ScoreCounter(double rowUnit, double costUnit) {
    this.rowUnit = rowUnit;
    this.costUnit = costUnit;
  }

  static ScoreCounter of(ScoreCounts counts) {
    ScoreCounter counter = new ScoreCounter(counts.rowUnit(), counts.costUnit());
    counter.onGrid = counts.onGrid();
    for (int i = 0; i < counts.thresholds().length; i++) {
      counter.tally(
          counts.thresholds()[i], counts.positives()[i], counts.negatives()[i], counts.missed()[i]);
    }
    return counter;
  }

  /** The rows of one probability. */
  private static final class Tally implements Serializable {
    private static final long serialVersionUID = 1L;

    private long positives;
    private long negatives;
    private long missed;
  }

  /**
   * Counts a row.
   *
   * @param probability of the class, between 0 and 1
   * @param positive whether the row is of the class
   * @param units that the row counts
   * @param cost of missing it, if it is
   */
  void add(double probability, boolean positive, long units, double cost) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "the classifier predicted %s where a probability between 0 and 1 was expected; look at its training data"
              .formatted(probability));
    }
    double exact = probability + 0.0; // no negative zero
    tally(
        onGrid ? LogOdds.edge(exact) : exact,
        positive ? units : 0,
        positive ? 0 : units,
        positive ? Math.round(units * rowUnit * cost / costUnit) : 0);
  }

  /** Counts the rows of another part. */
  ScoreCounter add(ScoreCounter part) {
    if (part.onGrid) {
      toGrid();
    }
    part.tallies.forEach(
        (threshold, tally) ->
            tally(
                onGrid ? LogOdds.edge(threshold) : threshold,
                tally.positives,
                tally.negatives,
                tally.missed));
    return this;
  }

  private void tally(double threshold, long positives, long negatives, long missed) {
    Tally tally = tallies.computeIfAbsent(threshold, t -> new Tally());
    tally.positives += positives;
    tally.negatives += negatives;
    tally.missed += missed;
    if (!onGrid && tallies.size() > MOST_EXACT) {
      toGrid();
    }
  }

  /** Counts by cells from now on. */
  ScoreCounter toGrid() {
    if (!onGrid) {
      Map<Double, Tally> exact = tallies;
      tallies = new HashMap<>();
      onGrid = true;
      exact.forEach(
          (threshold, tally) ->
              tally(LogOdds.edge(threshold), tally.positives, tally.negatives, tally.missed));
    }
    return this;
  }

  ScoreCounts counts() {
    double[] thresholds = tallies.keySet().stream().mapToDouble(t -> t).sorted().toArray();
    Tally[] sorted = Arrays.stream(thresholds).mapToObj(tallies::get).toArray(Tally[]::new);
    return new ScoreCounts(
        thresholds,
        Arrays.stream(sorted).mapToLong(tally -> tally.positives).toArray(),
        Arrays.stream(sorted).mapToLong(tally -> tally.negatives).toArray(),
        Arrays.stream(sorted).mapToLong(tally -> tally.missed).toArray(),
        rowUnit,
        costUnit,
        onGrid);
  }
}
