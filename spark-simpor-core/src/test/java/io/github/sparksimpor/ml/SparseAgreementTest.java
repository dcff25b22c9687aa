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
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Agreement with imbalanced-learn on sparse rows, which {@code sparse_peers.py} beside {@code
 * sparse_peers.csv} gave to it.
 */
@Timeout(60)
class SparseAgreementTest {
  private static final int WIDTH = 1000;
  private static final List<Line> LINES = lines();

  /** A line of the fixture. */
  private record Line(double label, Vector features, String kind, List<Integer> nearest) {
    static Line of(String text) {
      String[] cells = text.split(",", -1);
      List<String[]> values =
          Arrays.stream(cells[1].split(" "))
              .filter(value -> !value.isEmpty())
              .map(value -> value.split(":", -1))
              .toList();
      return new Line(
          Double.parseDouble(cells[0]),
          Vectors.sparse(
              WIDTH,
              values.stream().mapToInt(value -> Integer.parseInt(value[0])).toArray(),
              values.stream().mapToDouble(value -> Double.parseDouble(value[1])).toArray()),
          cells[2],
          Arrays.stream(cells[3].split(" "))
              .filter(row -> !row.isEmpty())
              .map(Integer::valueOf)
              .toList());
    }
  }

  private static List<Line> lines() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    SparseAgreementTest.class.getResourceAsStream("sparse_peers.csv")),
                StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(Line::of).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Row> grown(SegmentResampler<?, ?> resampler, String strategy) {
    Dataset<Row> rows =
        Samples.dataset(
            IntStream.range(0, LINES.size())
                .mapToObj(i -> Samples.row("r" + i, LINES.get(i).label(), LINES.get(i).features()))
                .toList());
    resampler.setStandardization(false).setSeed(1).setStrategy(strategy);
    return resampler.fit(rows).syntheticSamples().collectAsList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"broadcast", "partitioned"})
  void smoteStaysSparseAndOnSegmentsToTheFiveNearestOfTheClass(String strategy) {
    List<Row> samples = grown(new Smote(), strategy);
    assertThat(samples).hasSize(30);
    for (Row sample : samples) {
      Vector point = sample.getAs("features");
      assertThat(point).isInstanceOf(SparseVector.class);
      assertThat(awayFromSegments(sample.getAs("seedFeatures"), point)).isCloseTo(0, within(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"broadcast", "partitioned"})
  void borderlineSmoteGrowsFromTheRowsInDangerOnly(String strategy) {
    Set<Vector> danger =
        LINES.stream()
            .filter(line -> line.kind().equals("danger"))
            .map(Line::features)
            .collect(Collectors.toSet());
    BorderlineSmote borderline = new BorderlineSmote().setDangerNeighbors(7);
    assertThat(
            grown(borderline, strategy).stream()
                .map(row -> row.<Vector>getAs("seedFeatures"))
                .collect(Collectors.toSet()))
        .isEqualTo(danger);
  }

  /** Packed with every column, 60 rows of this width would be 16 GB. */
  @ParameterizedTest
  @ValueSource(strings = {"broadcast", "partitioned"})
  void columnsThatNoRowHasCostNothing(String strategy) {
    int apart = 1 << 15;
    Dataset<Row> wide =
        Samples.dataset(
            IntStream.range(0, LINES.size())
                .mapToObj(i -> Samples.row("r" + i, LINES.get(i).label(), spread(i, apart)))
                .toList());
    List<Row> samples =
        new Smote()
            .setStandardization(false)
            .setSeed(1)
            .setStrategy(strategy)
            .fit(wide)
            .syntheticSamples()
            .collectAsList();
    assertThat(samples).hasSize(30);
    for (Row sample : samples) {
      SparseVector found = sample.getAs("features");
      assertThat(found.size()).isEqualTo(WIDTH * apart);
      assertThat(Arrays.stream(found.indices())).allMatch(index -> index % apart == 0);
    }
  }

  private static Vector spread(int line, int apart) {
    SparseVector narrow = (SparseVector) LINES.get(line).features();
    return Vectors.sparse(
        WIDTH * apart,
        Arrays.stream(narrow.indices()).map(index -> index * apart).toArray(),
        narrow.values());
  }

  /** How far a point is from the nearest of the segments of its seed. */
  private static double awayFromSegments(Vector seed, Vector point) {
    Line line =
        LINES.stream()
            .filter(l -> l.label() == 1 && l.features().equals(seed))
            .findFirst()
            .orElseThrow();
    return line.nearest().stream()
        .mapToDouble(i -> away(point.toArray(), seed.toArray(), LINES.get(i).features().toArray()))
        .min()
        .orElseThrow();
  }

  private static double away(double[] point, double[] from, double[] to) {
    double along = 0;
    double square = 0;
    for (int k = 0; k < WIDTH; k++) {
      along += (point[k] - from[k]) * (to[k] - from[k]);
      square += (to[k] - from[k]) * (to[k] - from[k]);
    }
    double share = Math.max(0, Math.min(1, along / square));
    double distance = 0;
    for (int k = 0; k < WIDTH; k++) {
      double off = point[k] - from[k] - share * (to[k] - from[k]);
      distance += off * off;
    }
    return Math.sqrt(distance);
  }
}
