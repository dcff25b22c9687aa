package io.github.sparksimpor.evaluation;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Rows by predicted probability of one class: all a decision threshold or a calibration needs to
 * know of them. The numbers are whole, so that they are the same in whatever parts rows are
 * counted; where rows have weights, they are in units of these, see {@link WeightScale}.
 *
 * @param thresholds the probabilities that occur, ascending; on the grid, the least probability of
 *     every cell in which one lies
 * @param positives rows of the class at each threshold, or between it and the next, in units of
 *     {@code rowUnit}
 * @param negatives all other rows there, in the same units
 * @param missed what the class's rows there cost when they are missed, in units of {@code costUnit}
 * @param rowUnit a power of two; 1 if every row counts one
 * @param costUnit a power of two
 * @param onGrid whether probabilities are told by the 4,096 cells of a grid in log-odds only
 */
@DefaultSerializer(JavaSerializer.class)
public record ScoreCounts(
    double[] thresholds,
    long[] positives,
    long[] negatives,
    long[] missed,
    double rowUnit,
    double costUnit,
    boolean onGrid)
    implements Serializable {

  /** Counts rows held on the driver, each of which costs 1 when missed. */
  public static ScoreCounts of(double[] probabilities, boolean[] positive) {
    ScoreCounter counter = new ScoreCounter(1, 1);
    for (int i = 0; i < probabilities.length; i++) {
      counter.add(probabilities[i], positive[i], 1, 1);
    }
    return counter.counts();
  }

  /**
   * The rows of all folds together, as the curve of their thresholds tells of them.
   *
   * @param curve all thresholds that occur and one above, ascending; each row costs 1 when missed
   */
  public static ScoreCounts of(List<ThresholdCurve.Point> curve) {
    int places = curve.size() - 1;
    double unit = WeightScale.unit(curve.get(0).counts().rows());
    double[] thresholds = new double[places];
    long[] positives = new long[places];
    long[] negatives = new long[places];
    for (int place = 0; place < places; place++) {
      Confusion here = curve.get(place).counts();
      Confusion above = curve.get(place + 1).counts();
      thresholds[place] = curve.get(place).threshold();
      positives[place] = Math.round((here.tp() - above.tp()) / unit);
      negatives[place] = Math.round((here.fp() - above.fp()) / unit);
    }
    return new ScoreCounts(thresholds, positives, negatives, positives.clone(), unit, unit, false);
  }

  /** All on the grid if one of them is, so that they have thresholds in common. */
  public static List<ScoreCounts> alike(List<ScoreCounts> folds) {
    return folds.stream().anyMatch(ScoreCounts::onGrid)
        ? folds.stream().map(ScoreCounts::toGrid).toList()
        : folds;
  }

  /** Rows of the class. */
  public double positiveRows() {
    return LongStream.of(positives).sum() * rowUnit;
  }

  /** Rows of other classes. */
  public double negativeRows() {
    return LongStream.of(negatives).sum() * rowUnit;
  }

  /** Rows of the class at one place in the arrays. */
  double positiveRows(int place) {
    return positives[place] * rowUnit;
  }

  /** Rows of other classes at one place in the arrays. */
  double negativeRows(int place) {
    return negatives[place] * rowUnit;
  }

  /**
   * The probability that stands for the rows of one place: their own, or the middle of their cell.
   *
   * @param place in the arrays
   */
  public double probability(int place) {
    return onGrid ? LogOdds.middle(thresholds[place]) : thresholds[place];
  }

  /** The same rows by the cells of the grid. */
  public ScoreCounts toGrid() {
    return onGrid ? this : counter().toGrid().counts();
  }

  /** These rows and others; on the grid if either is, or if there are too many probabilities. */
  public ScoreCounts plus(ScoreCounts other) {
    return counter().add(other.counter()).counts();
  }

  private ScoreCounter counter() {
    return ScoreCounter.of(this);
  }

  /**
   * What is predicted if rows of at least a threshold's probability are taken for the class's.
   *
   * @param ascending thresholds; on the grid, edges of cells
   * @return one a threshold
   */
  Confusion[] confusions(double[] ascending) {
    long positiveUnits = LongStream.of(positives).sum();
    long negativeUnits = LongStream.of(negatives).sum();
    long allMissed = LongStream.of(missed).sum();
    Confusion[] all = new Confusion[ascending.length];
    int place = thresholds.length;
    long tp = 0;
    long fp = 0;
    long caught = 0;
    for (int t = ascending.length - 1; t >= 0; t--) {
      while (place > 0 && thresholds[place - 1] >= ascending[t]) {
        place--;
        tp += positives[place];
        fp += negatives[place];
        caught += missed[place];
      }
      all[t] =
          new Confusion(
              tp * rowUnit,
              fp * rowUnit,
              (positiveUnits - tp) * rowUnit,
              (negativeUnits - fp) * rowUnit,
              (allMissed - caught) * costUnit);
    }
    return all;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScoreCounts counts
        && Arrays.equals(thresholds, counts.thresholds)
        && Arrays.equals(positives, counts.positives)
        && Arrays.equals(negatives, counts.negatives)
        && Arrays.equals(missed, counts.missed)
        && rowUnit == counts.rowUnit
        && costUnit == counts.costUnit
        && onGrid == counts.onGrid;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(thresholds) * 31 + Arrays.hashCode(positives);
  }

  @Override
  public String toString() {
    return "%s rows of the class and %s others at %s probabilities%s"
        .formatted(positiveRows(), negativeRows(), thresholds.length, onGrid ? " of the grid" : "");
  }
}
