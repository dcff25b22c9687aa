package io.github.sparksimpor.evaluation;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * An objective over the decision threshold: one curve a fold, on all thresholds at which any of
 * them changes, and their mean. A row is taken for the class if its probability is at least the
 * threshold. The last threshold lies above all probabilities: no row is taken.
 */
public final class ThresholdCurve {
  private final Objective objective;
  private final double[] thresholds;
  private final double[][] values;
  private final Confusion[] all;

  private ThresholdCurve(Objective objective, double[] thresholds, List<ScoreCounts> folds) {
    this.objective = objective;
    this.thresholds = thresholds;
    this.values = new double[folds.size()][];
    this.all = new Confusion[thresholds.length];
    Arrays.fill(all, new Confusion(0, 0, 0, 0));
    for (int fold = 0; fold < values.length; fold++) {
      Confusion[] counts = folds.get(fold).confusions(thresholds);
      values[fold] = Arrays.stream(counts).mapToDouble(objective::value).toArray();
      Arrays.setAll(all, t -> all[t].plus(counts[t]));
    }
  }

  /**
   * One threshold.
   *
   * @param threshold least probability of a row that is taken for the class
   * @param counts rows of all folds together
   * @param objective mean over the folds
   * @param standardError of that mean; NaN for a single fold
   */
  public record Point(double threshold, Confusion counts, double objective, double standardError)
      implements Serializable {}

  /**
   * The curve on the thresholds that occur, and one above them.
   *
   * @param folds out-of-fold probabilities, each fold having at least one row; if one of them is on
   *     the grid, all are taken to it
   * @param objective larger is better
   */
  public static ThresholdCurve of(List<ScoreCounts> folds, Objective objective) {
    List<ScoreCounts> alike = ScoreCounts.alike(folds);
    double[] occurring =
        alike.stream()
            .flatMapToDouble(fold -> DoubleStream.of(fold.thresholds()))
            .sorted()
            .distinct()
            .toArray();
    if (occurring.length == 0) {
      throw new IllegalArgumentException(
          "there are no out-of-fold probabilities to choose a threshold from; give rows");
    }
    double[] thresholds = Arrays.copyOf(occurring, occurring.length + 1);
    thresholds[occurring.length] = above(occurring[occurring.length - 1], alike.get(0).onGrid());
    return new ThresholdCurve(objective, thresholds, alike);
  }

  private static double above(double largest, boolean onGrid) {
    return onGrid ? LogOdds.edgeAbove(largest) : Math.nextUp(largest);
  }

  /**
   * The curve on given thresholds.
   *
   * @param folds exact counts, or counts on the grid if all thresholds are edges of its cells
   * @param thresholds ascending
   */
  public static ThresholdCurve at(
      List<ScoreCounts> folds, Objective objective, double[] thresholds) {
    return new ThresholdCurve(objective, thresholds.clone(), folds);
  }

  /** All thresholds, ascending. */
  public List<Point> points() {
    return IntStream.range(0, thresholds.length).mapToObj(this::point).toList();
  }

  /**
   * The threshold of best mean among those that meet what the objective asks besides; if none does,
   * the one that comes nearest. Of equals it is the lowest, or the highest if the objective wants
   * the fewest alerts.
   */
  public Point best() {
    return point(bestPlace());
  }

  /** Whether the best threshold meets what the objective asks besides its value. */
  public boolean isMet() {
    return shortfall(bestPlace()) <= 0;
  }

  private int bestPlace() {
    int best = 0;
    for (int place = 1; place < thresholds.length; place++) {
      int order = compare(place, best);
      if (order > 0 || order == 0 && objective.fewestAlerts()) {
        best = place;
      }
    }
    return best;
  }

  private int compare(int place, int other) {
    int nearer = Double.compare(shortfall(other), shortfall(place));
    return nearer != 0 ? nearer : Double.compare(mean(place), mean(other));
  }

  private double shortfall(int place) {
    return Math.max(0, objective.shortfall(all[place]));
  }

  private Point point(int place) {
    double[] ofFolds = ofFolds(place);
    double error =
        ofFolds.length < 2 ? Double.NaN : Math.sqrt(StatUtils.variance(ofFolds) / ofFolds.length);
    return new Point(thresholds[place], all[place], mean(place), error);
  }

  private double mean(int place) {
    double sum = 0;
    for (double[] fold : values) {
      sum += fold[place];
    }
    return sum / values.length;
  }

  private double[] ofFolds(int place) {
    return Arrays.stream(values).mapToDouble(fold -> fold[place]).toArray();
  }
}
