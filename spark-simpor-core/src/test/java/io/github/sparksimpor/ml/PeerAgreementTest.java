package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.contract.Samples;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Agreement with imbalanced-learn's definitions on {@code peers.csv}, which {@code peers.py} beside
 * it makes without this project's code.
 */
@Timeout(60)
class PeerAgreementTest {
  private static final List<Line> LINES = lines();

  /** A line of the fixture. */
  private record Line(
      double label, Vector features, String kind, long adasyn, List<Integer> nearest) {
    static Line of(String text) {
      String[] cells = text.split(",", -1);
      return new Line(
          Double.parseDouble(cells[0]),
          Vectors.dense(Double.parseDouble(cells[1]), Double.parseDouble(cells[2])),
          cells[3],
          cells[4].isEmpty() ? 0 : Long.parseLong(cells[4]),
          Arrays.stream(cells[5].split(" "))
              .filter(s -> !s.isEmpty())
              .map(Integer::valueOf)
              .toList());
    }
  }

  private static List<Line> lines() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(PeerAgreementTest.class.getResourceAsStream("peers.csv")),
                StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(Line::of).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Dataset<Row> dataset() {
    return Samples.dataset(
        IntStream.range(0, LINES.size())
            .mapToObj(i -> Samples.row("r" + i, LINES.get(i).label(), LINES.get(i).features()))
            .toList());
  }

  private static List<Row> grown(Resampler<?, ?> resampler, String strategy) {
    resampler.setStandardization(false).setSeed(1).setStrategy(strategy);
    return resampler.fit(dataset()).syntheticSamples().collectAsList();
  }

  private static Map<String, Long> rowsPerSeed(List<Row> samples) {
    return samples.stream()
        .map(row -> row.<Vector>getAs("seedFeatures").toString())
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"broadcast", "partitioned"})
  void borderlineSmoteGrowsFromTheRowsInDangerOnly(String strategy) {
    List<String> danger =
        LINES.stream()
            .filter(l -> l.kind().equals("danger"))
            .map(l -> l.features().toString())
            .toList();
    assertThat(danger).isNotEmpty();
    assertThat(LINES).extracting(Line::kind).contains("safe", "noise");
    for (String kind : List.of("borderline-1", "borderline-2")) {
      assertThat(rowsPerSeed(grown(new BorderlineSmote().setKind(kind), strategy)))
          .containsOnlyKeys(danger);
    }
  }

  /** The reference rounds each seed's rows on its own; ours add up to the gap. */
  @ParameterizedTest
  @ValueSource(strings = {"broadcast", "partitioned"})
  void adasynMakesAsManyRowsOfEachSeedAndTheGapInAll(String strategy) {
    Map<String, Long> found = rowsPerSeed(grown(new Adasyn(), strategy));
    assertThat(found.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(40);
    for (Line line : LINES) {
      assertThat(found.getOrDefault(line.features().toString(), 0L))
          .isCloseTo(line.adasyn(), within(1L));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"broadcast", "partitioned"})
  void smoteStaysOnSegmentsToTheFiveNearestOfTheClass(String strategy) {
    Map<Vector, List<Integer>> nearest =
        LINES.stream()
            .filter(line -> line.label() == 1)
            .collect(Collectors.toMap(Line::features, Line::nearest));
    List<Row> samples = grown(new Smote(), strategy);
    assertThat(samples).hasSize(40);
    for (Row sample : samples) {
      Vector seed = sample.getAs("seedFeatures");
      Vector point = sample.getAs("features");
      double away =
          Objects.requireNonNull(nearest.get(seed)).stream()
              .mapToDouble(i -> distanceToSegment(point, seed, LINES.get(i).features()))
              .min()
              .orElseThrow();
      assertThat(away).isCloseTo(0, within(1e-12));
    }
  }

  private static double distanceToSegment(Vector point, Vector from, Vector to) {
    double dx = to.apply(0) - from.apply(0);
    double dy = to.apply(1) - from.apply(1);
    double px = point.apply(0) - from.apply(0);
    double py = point.apply(1) - from.apply(1);
    double share = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy)));
    return Math.hypot(px - share * dx, py - share * dy);
  }
}
