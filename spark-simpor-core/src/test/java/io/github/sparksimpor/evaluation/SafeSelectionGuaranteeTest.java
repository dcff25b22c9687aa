package io.github.sparksimpor.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.evaluation.SelectionSimulation.Example;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The promise of safe selection, on whole tunings: folds, fits, thresholds and all. */
class SafeSelectionGuaranteeTest {
  private static final int SETS = 200;
  private static final double ALPHA = 0.05;

  /** Two Monte Carlo errors above alpha. */
  private static final double MOST = ALPHA + 2 * Math.sqrt(ALPHA * (1 - ALPHA) / SETS);

  /** Draws the features of one row of a class. */
  private interface Shape {
    double[] features(boolean minority, RandomGenerator random);
  }

  /** Which rule recommends something. */
  private record Recommended(boolean safe, boolean best) {}

  /** In which part of the sets each rule recommends something. */
  private record Share(double safe, double best) {}

  private static Share recommended(Shape shape, int rows, int sets) {
    List<Recommended> all =
        IntStream.range(0, sets).parallel().mapToObj(set -> onSet(shape, rows, set)).toList();
    return new Share(
        all.stream().filter(Recommended::safe).count() / (double) sets,
        all.stream().filter(Recommended::best).count() / (double) sets);
  }

  private static Recommended onSet(Shape shape, int size, int set) {
    RandomGenerator random = new SplittableRandom(set);
    List<Example> rows = rows(shape, size, random);
    double[] none = SelectionSimulation.macroF1(rows, (all, unused) -> all, random);
    List<double[]> candidates =
        SelectionSimulation.treatments().stream()
            .map(treatment -> SelectionSimulation.macroF1(rows, treatment, random))
            .toList();
    GainsOverNone gains =
        new SafeSelection(ALPHA, 1.0 / (SelectionSimulation.FOLDS - 1), 0, set)
            .compare(none, candidates);
    return new Recommended(gains.safe().isPresent(), gains.best().isPresent());
  }

  /** A tenth are of the minority. */
  private static List<Example> rows(Shape shape, int size, RandomGenerator random) {
    return IntStream.range(0, size)
        .mapToObj(i -> i % 10 == 0)
        .map(minority -> new Example(shape.features(minority, random), minority, 1))
        .toList();
  }

  private static double[] around(double x, double y, RandomGenerator random) {
    return new double[] {1, x + random.nextGaussian(), y + random.nextGaussian()};
  }

  @Test
  void whereLabelsAreIndependentOfFeaturesLittleMoreThanAlphaIsRecommended() {
    Share found = recommended((minority, random) -> around(0, 0, random), 400, SETS);
    System.out.printf("labels independent of features: %s%n", found);
    assertThat(found.safe()).isLessThanOrEqualTo(MOST);
  }

  /**
   * Normal classes of one covariance: the logistic model is right, and both classes pull its
   * optimum in one direction, so adding or weighing rows moves the intercept only.
   */
  @Test
  void underLocalSymmetryLittleMoreThanAlphaIsRecommended() {
    Share found =
        recommended((minority, random) -> around(minority ? 1.5 : 0, 0, random), 400, SETS);
    System.out.printf("local symmetry: %s%n", found);
    assertThat(found.safe()).isLessThanOrEqualTo(MOST);
  }

  /**
   * Both classes lie in two places, so no line is right; one fitted with more weight on the
   * minority ranks better.
   */
  @Test
  void whereSomethingHelpsItIsOftenFound() {
    Share found =
        recommended(
            (minority, random) ->
                minority
                    ? random.nextInt(3) == 0 ? around(-0.6, 4.4, random) : around(1.7, 1.9, random)
                    : random.nextInt(10) == 0 ? around(-4, -0.5, random) : around(2.6, 4.5, random),
            1_200,
            100);
    System.out.printf("something helps: %s%n", found);
    assertThat(found.safe()).isGreaterThan(0.5);
  }

  @ParameterizedTest
  @MethodSource
  void fewFoldsOfFewRowsAgreeByChanceAndThatIsNoReason(Objective objective) {
    long found =
        IntStream.range(0, SETS).parallel().filter(set -> safeByChance(objective, set)).count();
    System.out.printf("two folds, %s: %d of %d%n", objective, found, SETS);
    assertThat(found / (double) SETS).isLessThanOrEqualTo(MOST);
  }

  static List<Objective> fewFoldsOfFewRowsAgreeByChanceAndThatIsNoReason() {
    return List.of(
        new Objective.Alerts(100), new Objective.PrecisionAtLeast(0.5), Objective.Score.MACRO_F1);
  }

  /** Whether one of seven candidates whose scores say nothing is recommended after two folds. */
  private static boolean safeByChance(Objective objective, int set) {
    RandomGenerator random = new SplittableRandom(set);
    List<List<ScoreCounts>> folds =
        IntStream.range(0, 8)
            .mapToObj(candidate -> List.of(meaningless(random), meaningless(random)))
            .toList();
    return new SafeSelection(ALPHA, 1, CrossFittedThresholds.step(folds.get(0), objective), set)
        .compare(
            CrossFittedThresholds.objective(folds.get(0), objective),
            folds.stream()
                .skip(1)
                .map(candidate -> CrossFittedThresholds.objective(candidate, objective))
                .toList())
        .safe()
        .isPresent();
  }

  private static ScoreCounts meaningless(RandomGenerator random) {
    boolean[] truth = new boolean[100];
    Arrays.fill(truth, 0, 10, true);
    return ScoreCounts.of(random.doubles(100).toArray(), truth);
  }
}
