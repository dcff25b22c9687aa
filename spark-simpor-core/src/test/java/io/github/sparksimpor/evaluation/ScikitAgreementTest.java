package io.github.sparksimpor.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.evaluation.ThresholdCurve.Point;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Agreement with scikit-learn's TunedThresholdClassifierCV, sigmoid and isotonic calibration on the
 * probabilities of {@code out-of-fold.csv}, which {@code decisions.py} beside it makes.
 */
class ScikitAgreementTest {
  private static final Map<String, Objective> OBJECTIVES =
      Map.of(
          "macroF1", Objective.Score.MACRO_F1,
          "f1", Objective.Score.F1,
          "f2", new Objective.FBeta(2),
          "mcc", Objective.Score.MCC,
          "balancedAccuracy", Objective.Score.BALANCED_ACCURACY,
          "cost", new Objective.Cost(2, 9));
  private static final List<String[]> OUT_OF_FOLD = lines("out-of-fold.csv");

  private static List<String[]> lines(String name) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ScikitAgreementTest.class.getResourceAsStream(name)),
                StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(line -> line.split(",")).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static double number(String[] line, int cell) {
    return Double.parseDouble(line[cell]);
  }

  private static ScoreCounts counts(List<String[]> lines) {
    double[] p = lines.stream().mapToDouble(line -> number(line, 2)).toArray();
    boolean[] y = new boolean[p.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = number(lines.get(i), 1) == 1;
    }
    return ScoreCounts.of(p, y);
  }

  private static List<ScoreCounts> folds() {
    List<ScoreCounts> folds = new ArrayList<>();
    for (int f = 0; f < 5; f++) {
      int fold = f;
      folds.add(counts(OUT_OF_FOLD.stream().filter(line -> number(line, 0) == fold).toList()));
    }
    return folds;
  }

  @ParameterizedTest
  @ValueSource(strings = {"macroF1", "f1", "f2", "mcc", "balancedAccuracy", "cost"})
  void curveAndChoiceAreThoseOfTunedThresholdClassifierCv(String name) {
    agrees(ThresholdCurve.of(folds(), Objects.requireNonNull(OBJECTIVES.get(name))), "", name);
  }

  private static void agrees(ThresholdCurve curve, String prefix, String name) {
    List<String[]> expected =
        lines(prefix + "curves.csv").stream().filter(line -> line[0].equals(name)).toList();
    // Scikit-learn's ends at the largest probability, this one at predicting none.
    List<Point> points = curve.points().subList(0, curve.points().size() - 1);
    assertThat(points).hasSameSizeAs(expected);
    for (int i = 0; i < points.size(); i++) {
      assertThat(points.get(i).threshold()).isEqualTo(number(expected.get(i), 1));
      assertThat(points.get(i).objective()).isCloseTo(number(expected.get(i), 2), within(1e-12));
    }
    String[] choice =
        lines(prefix + "choices.csv").stream()
            .filter(line -> line[0].equals(name))
            .findFirst()
            .orElseThrow();
    assertThat(curve.best().threshold()).isEqualTo(number(choice, 1));
    assertThat(curve.best().objective()).isCloseTo(number(choice, 2), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"macroF1", "f1", "f2", "mcc", "balancedAccuracy", "cost"})
  void curveAndChoiceByWeightsAreThoseOfTunedThresholdClassifierCv(String name) {
    agrees(
        ThresholdCurve.of(weightedFolds(), Objects.requireNonNull(OBJECTIVES.get(name))),
        "weighted-",
        name);
  }

  /** Each row counts as much as its weight is of the mean. */
  private static List<ScoreCounts> weightedFolds() {
    double[] weights = lines("weights.csv").stream().mapToDouble(line -> number(line, 0)).toArray();
    double mean = Arrays.stream(weights).average().orElseThrow();
    double unit = WeightScale.unit(weights.length);
    List<ScoreCounter> folds = new ArrayList<>();
    for (int fold = 0; fold < 5; fold++) {
      folds.add(new ScoreCounter(unit, unit));
    }
    for (int i = 0; i < weights.length; i++) {
      String[] line = OUT_OF_FOLD.get(i);
      long units = (long) Math.rint(weights[i] / mean / unit);
      folds.get((int) number(line, 0)).add(number(line, 2), number(line, 1) == 1, units, 1);
    }
    return folds.stream().map(ScoreCounter::counts).toList();
  }

  @Test
  void theSigmoidIsThatOfScikitLearn() {
    Calibrator sigmoid = CalibrationFit.sigmoid(counts(OUT_OF_FOLD));
    OUT_OF_FOLD.forEach(line -> agrees(sigmoid, number(line, 2), number(line, 3), 1e-6));
    lines("calibration.csv")
        .forEach(line -> agrees(sigmoid, number(line, 0), number(line, 1), 1e-6));
  }

  @Test
  void theIsotonicFunctionIsThatOfScikitLearn() {
    Calibrator isotonic = CalibrationFit.isotonic(counts(OUT_OF_FOLD));
    OUT_OF_FOLD.forEach(line -> agrees(isotonic, number(line, 2), number(line, 4), 1e-12));
    lines("calibration.csv")
        .forEach(line -> agrees(isotonic, number(line, 0), number(line, 2), 1e-12));
  }

  private static void agrees(Calibrator calibrator, double p, double expected, double tolerance) {
    assertThat(calibrator.calibrate(p)).as("%s", p).isCloseTo(expected, within(tolerance));
  }

  @Test
  void theGridTakesTheCalibrationsNoFurtherThanACellIsWide() {
    ScoreCounts exact = counts(OUT_OF_FOLD);
    Calibrator fine = CalibrationFit.sigmoid(exact);
    Calibrator coarse = CalibrationFit.sigmoid(exact.toGrid());
    assertThat(Arrays.stream(exact.thresholds()).map(fine::calibrate).toArray())
        .containsExactly(
            Arrays.stream(exact.thresholds()).map(coarse::calibrate).toArray(), within(2e-3));
  }
}
