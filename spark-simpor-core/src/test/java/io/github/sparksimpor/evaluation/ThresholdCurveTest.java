package io.github.sparksimpor.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.evaluation.ThresholdCurve.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThresholdCurveTest {
  private static final double[] FEW = {0.1, 0.2, 0.2, 0.6, 0.6, 0.7, 0.9};
  private static final boolean[] TRUE = {false, false, true, false, true, false, true};

  /** Overlapping scores with few different values, so that folds share some and ties occur. */
  private static List<ScoreCounts> folds(int folds, int rows, int values) {
    Random random = new Random(5);
    return IntStream.range(0, folds)
        .mapToObj(
            fold -> {
              double[] p = new double[rows];
              boolean[] y = new boolean[rows];
              for (int i = 0; i < rows; i++) {
                y[i] = i % 5 == 0;
                double score = random.nextGaussian() + (y[i] ? 1.2 : -0.4);
                p[i] = Math.rint(LogOdds.probability(score) * values) / values;
              }
              return ScoreCounts.of(p, y);
            })
        .toList();
  }

  private static Point best(Objective objective) {
    return ThresholdCurve.of(List.of(ScoreCounts.of(FEW, TRUE)), objective).best();
  }

  @Test
  void countsRowsOfAtLeastTheThreshold() {
    List<Point> points =
        ThresholdCurve.of(List.of(ScoreCounts.of(FEW, TRUE)), Objective.Score.F1).points();
    assertThat(points.stream().map(Point::threshold))
        .containsExactly(0.1, 0.2, 0.6, 0.7, 0.9, Math.nextUp(0.9));
    assertThat(points.stream().map(Point::counts))
        .containsExactly(
            new Confusion(3, 4, 0, 0),
            new Confusion(3, 3, 0, 1),
            new Confusion(2, 2, 1, 2),
            new Confusion(1, 1, 2, 3),
            new Confusion(1, 0, 2, 4),
            new Confusion(0, 0, 3, 4));
  }

  @Test
  void predictingNoneIsChosenWhereItIsBestAndKeepsToAnyNumberOfAlerts() {
    boolean[] rare = {false, false, true, false, false};
    double[] tied = {1, 1, 1, 1, 1};
    for (ScoreCounts counts :
        List.of(ScoreCounts.of(tied, rare), ScoreCounts.of(tied, rare).toGrid())) {
      for (Objective objective : List.of(new Objective.Cost(100, 1), new Objective.Alerts(20))) {
        ThresholdCurve curve = ThresholdCurve.of(List.of(counts), objective);
        assertThat(curve.best().counts()).isEqualTo(new Confusion(0, 0, 1, 4));
        assertThat(curve.best().threshold()).isGreaterThan(1);
        assertThat(curve.isMet()).isTrue();
      }
    }
    ScoreCounts cells = ScoreCounts.of(new double[] {0.2, 0.4}, new boolean[] {true, false});
    ThresholdCurve curve = ThresholdCurve.of(List.of(cells.toGrid()), new Objective.Cost(100, 1));
    assertThat(curve.best().threshold()).isBetween(0.4, 0.41);
    assertThat(curve.best().counts()).isEqualTo(new Confusion(0, 0, 1, 1));
  }

  @Test
  void theBestIsTheFirstOfLargestMeanOverTheFolds() {
    for (Objective objective :
        List.of(
            Objective.Score.MACRO_F1,
            Objective.Score.F1,
            Objective.Score.MCC,
            Objective.Score.BALANCED_ACCURACY,
            new Objective.FBeta(2),
            new Objective.Cost(1, 7))) {
      List<ScoreCounts> folds = folds(4, 60, 20);
      ThresholdCurve curve = ThresholdCurve.of(folds, objective);
      double best = Double.NEGATIVE_INFINITY;
      double at = Double.NaN;
      for (int t = 0; t <= 20; t++) {
        double mean = 0;
        for (ScoreCounts fold : folds) {
          mean += objective.value(byHand(fold, t / 20.0)) / 4;
        }
        if (mean > best + 1e-12) {
          best = mean;
          at = t / 20.0;
        }
      }
      assertThat(curve.best().threshold()).as("%s", objective).isEqualTo(at);
      assertThat(curve.best().objective()).isCloseTo(best, within(1e-12));
    }
  }

  private static Confusion byHand(ScoreCounts fold, double threshold) {
    long[] cells = new long[4];
    for (int i = 0; i < fold.thresholds().length; i++) {
      boolean predicted = fold.thresholds()[i] >= threshold;
      cells[predicted ? 0 : 2] += fold.positives()[i];
      cells[predicted ? 1 : 3] += fold.negatives()[i];
    }
    return new Confusion(cells[0], cells[1], cells[2], cells[3]);
  }

  @Test
  void constraintsTakeTheMostOfWhatTheyLeave() {
    assertThat(best(new Objective.PrecisionAtLeast(0.45)).counts())
        .isEqualTo(new Confusion(3, 3, 0, 1));
    assertThat(best(new Objective.PrecisionAtLeast(0.95)).counts())
        .isEqualTo(new Confusion(1, 0, 2, 4));
    assertThat(best(new Objective.RecallAtLeast(0.3)).counts())
        .isEqualTo(new Confusion(1, 0, 2, 4));
    assertThat(best(new Objective.RecallAtLeast(0.9)).counts())
        .isEqualTo(new Confusion(3, 3, 0, 1));
  }

  @Test
  void ofEqualRecallTheFewestAlertsAreTaken() {
    assertThat(best(new Objective.Alerts(1000.0 * 3 / 7)).threshold()).isEqualTo(0.9);
    assertThat(best(new Objective.Alerts(1000.0 * 4 / 7)).threshold()).isEqualTo(0.6);
    assertThat(best(new Objective.Alerts(1000)).threshold()).isEqualTo(0.2);
  }

  @Test
  void whatCannotBeMetIsComeNearestTo() {
    double[] p = {0.1, 0.9, 0.9};
    boolean[] y = {false, true, false};
    ThresholdCurve curve =
        ThresholdCurve.of(List.of(ScoreCounts.of(p, y)), new Objective.PrecisionAtLeast(0.8));
    assertThat(curve.isMet()).isFalse();
    assertThat(curve.best().threshold()).isEqualTo(0.9);
  }

  @Test
  void aMissedRowCostsWhatItsColumnSays() {
    ScoreCounter counter = new ScoreCounter(1, 0x1p-10);
    counter.add(0.3, true, 1, 100.5);
    counter.add(0.4, false, 1, 7);
    counter.add(0.5, false, 1, 7);
    counter.add(0.6, true, 1, 2);
    List<Point> points =
        ThresholdCurve.of(List.of(counter.counts()), new Objective.Cost(10, 1)).points();
    assertThat(points.stream().map(Point::objective))
        .containsExactly(-20.0 / 4, -(20 + 100.5) / 4, -(10 + 100.5) / 4, -100.5 / 4, -102.5 / 4);
  }

  @Test
  void standardErrorsAreThoseOfTheMeanOverTheFolds() {
    List<ScoreCounts> folds = folds(3, 40, 10);
    ThresholdCurve curve = ThresholdCurve.of(folds, Objective.Score.F1);
    double[] threshold = {curve.best().threshold()};
    double[] v =
        folds.stream()
            .map(fold -> ThresholdCurve.at(List.of(fold), Objective.Score.F1, threshold))
            .mapToDouble(ofFold -> ofFold.best().objective())
            .toArray();
    double mean = (v[0] + v[1] + v[2]) / 3;
    double squares = Arrays.stream(v).map(x -> (x - mean) * (x - mean)).sum();
    assertThat(curve.best().standardError()).isCloseTo(Math.sqrt(squares / 2 / 3), within(1e-12));
    assertThat(best(Objective.Score.F1).standardError()).isNaN();
  }

  @Test
  void theGridAgreesExactlyWithTheCurveAtItsThresholds() {
    Random random = new Random(1);
    double[] p = new double[50_000];
    boolean[] y = new boolean[p.length];
    for (int i = 0; i < p.length; i++) {
      double logOdds = 3 * random.nextGaussian() - 2;
      p[i] = LogOdds.probability(logOdds);
      y[i] = random.nextDouble() < p[i];
    }
    List<ScoreCounts> exact = new ArrayList<>();
    for (int from = 0; from < p.length; from += 25_000) {
      exact.add(
          ScoreCounts.of(
              Arrays.copyOfRange(p, from, from + 25_000),
              Arrays.copyOfRange(y, from, from + 25_000)));
    }
    assertThat(exact).noneMatch(ScoreCounts::onGrid);
    List<ScoreCounts> cells = exact.stream().map(ScoreCounts::toGrid).toList();
    for (Objective objective :
        List.of(Objective.Score.MACRO_F1, Objective.Score.MCC, new Objective.Alerts(20))) {
      ThresholdCurve onGrid = ThresholdCurve.of(cells, objective);
      double[] edges = onGrid.points().stream().mapToDouble(Point::threshold).toArray();
      assertThat(onGrid.points()).isEqualTo(ThresholdCurve.at(exact, objective, edges).points());
      double best = ThresholdCurve.of(exact, objective).best().objective();
      assertThat(onGrid.best().objective()).isBetween(best - 0.003, best);
    }
  }

  @Test
  void oneFoldOnTheGridTakesTheOthersThere() {
    ScoreCounts exact = ScoreCounts.of(FEW, TRUE);
    ThresholdCurve mixed =
        ThresholdCurve.of(List.of(exact, exact.toGrid()), Objective.Score.MACRO_F1);
    ThresholdCurve grid =
        ThresholdCurve.of(List.of(exact.toGrid(), exact.toGrid()), Objective.Score.MACRO_F1);
    assertThat(mixed.points()).isEqualTo(grid.points());
  }

  @Test
  void withoutRowsThereIsNoThreshold() {
    assertThatThrownBy(() -> ThresholdCurve.of(List.of(), Objective.Score.F1))
        .hasMessageContaining("no out-of-fold probabilities");
  }
}
