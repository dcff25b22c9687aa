package io.github.sparksimpor.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against scipy and baycomp, whose answers statistics.py has written down. */
class StatisticsTest {
  private static final List<String[]> LINES = lines();
  private static final double[][] SCORES =
      of("score").stream()
          .map(line -> Arrays.stream(line).skip(1).mapToDouble(Double::parseDouble).toArray())
          .toArray(double[][]::new);
  private static final RankTable TABLE = new RankTable(List.of("0", "1", "2", "3"), SCORES);

  private static List<String[]> lines() {
    try (InputStream in = StatisticsTest.class.getResourceAsStream("statistics.csv")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(",", -1))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String[]> of(String kind) {
    return LINES.stream().filter(line -> line[0].equals(kind)).toList();
  }

  private static double[] differences(String a, String b) {
    return Arrays.stream(SCORES)
        .mapToDouble(row -> row[Integer.parseInt(a)] - row[Integer.parseInt(b)])
        .map(difference -> Math.rint(difference * 1000) / 1000)
        .toArray();
  }

  @Test
  void friedmansTestIsThatOfScipyWithTies() {
    double expected = Double.parseDouble(of("friedman").get(0)[1]);
    assertThat(TABLE.friedman()).isCloseTo(expected, within(1e-12));
  }

  @Test
  void wilcoxonsTestIsThatOfAllPermutationsOfSigns() {
    assertThat(of("wilcoxon"))
        .hasSize(6)
        .allSatisfy(
            line ->
                assertThat(SignedRanks.pValue(differences(line[1], line[2])))
                    .isCloseTo(Double.parseDouble(line[3]), within(1e-12)));
  }

  @Test
  void ofManyDifferencesTheExactTestIsNoSlower() {
    double[] alternating =
        IntStream.range(0, 200).mapToDouble(i -> (i % 2 == 0 ? 1 : -1) * (i + 1)).toArray();

    // The sums of even and of odd ranks differ by 100: |z| = 50 / sqrt(200 · 201 · 401 / 24) =
    // 0.061
    assertThat(SignedRanks.pValue(alternating)).isCloseTo(0.9514, within(1e-3));
    assertThat(SignedRanks.pValue(new double[3])).isEqualTo(1);
  }

  @Test
  void theBayesianTestIsThatOfBaycompToItsDraws() {
    assertThat(of("bayes"))
        .hasSize(12)
        .allSatisfy(
            line -> {
              BayesianSignedRanks believed =
                  TABLE.believed(line[1], line[2], Double.parseDouble(line[3]));
              assertThat(believed.worse()).isCloseTo(Double.parseDouble(line[4]), within(0.01));
              assertThat(believed.equivalent())
                  .isCloseTo(Double.parseDouble(line[5]), within(0.01));
              assertThat(believed.better()).isCloseTo(Double.parseDouble(line[6]), within(0.01));
            });
  }

  @Test
  void theBayesianTestDrawsTheSameEveryTime() {
    assertThat(TABLE.believed("1", "0", 0.01)).isEqualTo(TABLE.believed("1", "0", 0.01));
  }

  @Test
  void criticalDifferencesAreThoseOfScipysStudentizedRange() {
    assertThat(of("nemenyi"))
        .hasSize(4)
        .allSatisfy(
            line ->
                assertThat(
                        Nemenyi.criticalDifference(
                            Integer.parseInt(line[1]), Integer.parseInt(line[2])))
                    .isCloseTo(Double.parseDouble(line[3]), within(1e-5)));
  }

  @Test
  void holmsCorrectionIsThatOfTheSortedProbabilities() {
    double[] p = {0.00048828125, 0.1884765625, 0.2685546875};
    assertThat(TABLE.againstOne("0", Set.of("1", "2", "3")))
        .hasEntrySatisfying("3", q -> assertThat(q).isCloseTo(3 * p[0], within(1e-12)))
        .hasEntrySatisfying("1", q -> assertThat(q).isCloseTo(2 * p[1], within(1e-9)))
        .hasEntrySatisfying("2", q -> assertThat(q).isCloseTo(2 * p[1], within(1e-9)));
  }
}
