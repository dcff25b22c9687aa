package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.contract.Samples;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Agreement with smote_variants on {@code rivals.csv}, which {@code rivals.py} beside it makes: 60
 * rows of label 0 and 20 of label 1.
 */
@Timeout(120)
class RivalsAgreementTest {
  private static final List<String[]> LINES = lines();

  private static List<String[]> lines() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(RivalsAgreementTest.class.getResourceAsStream("rivals.csv")),
                StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String[]> lines(String kind) {
    return LINES.stream().filter(line -> line[0].equals(kind)).toList();
  }

  private static Vector point(String[] line) {
    return Vectors.dense(Double.parseDouble(line[2]), Double.parseDouble(line[3]));
  }

  private static Dataset<Row> given() {
    return Samples.dataset(
        lines("given").stream()
            .map(line -> Samples.row("", Double.valueOf(line[1]), point(line)))
            .toList());
  }

  private static List<Row> grown(Resampler<?, ?> resampler) {
    return resampler
        .setStandardization(false)
        .setSeed(1)
        .fit(given())
        .syntheticSamples()
        .collectAsList();
  }

  private static List<double[]> sorted(List<Vector> points) {
    return points.stream()
        .map(Vector::toArray)
        .sorted(Comparator.comparingDouble((double[] point) -> point[0]))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"broadcast", "partitioned"})
  void starsHaveTheRowsThatSmoteVariantsMakes(String strategy) {
    List<double[]> expected = sorted(lines("star").stream().map(line -> point(line)).toList());
    List<double[]> found =
        sorted(
            grown(new PolynomFitSmote().setStrategy(strategy)).stream()
                .map(row -> row.<Vector>getAs("features"))
                .toList());
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i)).containsExactly(expected.get(i), within(1e-12));
    }
  }

  @Test
  void whereTheGapIsNoMultipleRowsOfOneSeedAreSpacedByHowManyItMakes() {
    Map<Vector, List<Row>> bySeed =
        grown(new PolynomFitSmote().setBalanceRatio(0.75)).stream()
            .collect(Collectors.groupingBy(row -> row.<Vector>getAs("seedFeatures")));
    assertThat(bySeed).hasSize(20);
    double[] mean = mean();
    bySeed.forEach(
        (seed, rows) -> {
          assertThat(rows).hasSizeBetween(1, 2);
          for (int i = 0; i < rows.size(); i++) {
            double share = (i + 1.0) / (rows.size() + 1);
            Vector row = rows.get(i).getAs("features");
            for (int k = 0; k < 2; k++) {
              assertThat(row.apply(k))
                  .isCloseTo(seed.apply(k) + share * (mean[k] - seed.apply(k)), within(1e-12));
            }
          }
        });
  }

  private static double[] mean() {
    double[] mean = new double[2];
    for (String[] line : lines("given")) {
      if (line[1].equals("1")) {
        mean[0] += point(line).apply(0) / 20;
        mean[1] += point(line).apply(1) / 20;
      }
    }
    return mean;
  }

  @Test
  void meshRowsLieBetweenTwoRowsOfTheClass() {
    List<Vector> minority =
        lines("given").stream().filter(l -> l[1].equals("1")).map(l -> point(l)).toList();
    assertThat(grown(new PolynomFitSmote().setTopology("mesh")))
        .hasSize(40)
        .allSatisfy(
            row ->
                assertThat(
                        minority.stream()
                            .filter(end -> !end.equals(row.<Vector>getAs("seedFeatures")))
                            .mapToDouble(
                                end ->
                                    excess(row.getAs("features"), row.getAs("seedFeatures"), end))
                            .min()
                            .orElseThrow())
                    .isCloseTo(0, within(1e-12)));
  }

  /** How much longer the way between two points is through a third. */
  private static double excess(Vector point, Vector from, Vector to) {
    return distance(from, point) + distance(point, to) - distance(from, to);
  }

  private static double distance(Vector one, Vector other) {
    return Math.sqrt(Vectors.sqdist(one, other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"broadcast", "partitioned"})
  void proWSynGrowsInTheGroupsOfSmoteVariantsByTheirShares(String strategy) {
    Map<Vector, String[]> lineOf =
        lines("given").stream()
            .filter(line -> line[1].equals("1"))
            .collect(Collectors.toMap(line -> point(line), line -> line));
    List<Row> samples =
        grown(new ProWSyn().setNumNeighbors(2).setNumLevels(2).setStrategy(strategy));
    assertThat(samples).hasSize(40);
    Map<String, Long> perGroup = new TreeMap<>();
    for (Row sample : samples) {
      Vector seed = sample.getAs("seedFeatures");
      String group = Objects.requireNonNull(lineOf.get(seed))[4];
      perGroup.merge(group, 1L, Long::sum);
      double nearestChord =
          lineOf.entrySet().stream()
              .filter(end -> end.getValue()[4].equals(group))
              .filter(end -> !end.getKey().equals(seed))
              .mapToDouble(end -> excess(sample.getAs("features"), seed, end.getKey()))
              .min()
              .orElseThrow();
      assertThat(nearestChord).as("on a chord of the group").isCloseTo(0, within(1e-12));
    }
    Map<String, Double> shares =
        lineOf.values().stream()
            .collect(Collectors.toMap(l -> l[4], l -> Double.valueOf(l[6]), (a, b) -> a));
    assertThat(shares).hasSize(3);
    shares.forEach(
        (group, share) ->
            assertThat((double) perGroup.getOrDefault(group, 0L))
                .isCloseTo(40 * share, within(1.0)));
  }
}
