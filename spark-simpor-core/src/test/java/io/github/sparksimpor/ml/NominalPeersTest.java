package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.contract.Samples;
import io.github.sparksimpor.engine.placement.AscentDevice;
import io.github.sparksimpor.engine.placement.BroadcastRows;
import io.github.sparksimpor.engine.placement.PartitionedRows;
import io.github.sparksimpor.engine.placement.RowPlacement;
import io.github.sparksimpor.engine.rows.FeatureRoles;
import io.github.sparksimpor.engine.rows.LabelledRows;
import io.github.sparksimpor.engine.rows.OneHotBlock;
import io.github.sparksimpor.engine.rows.RowReader;
import io.github.sparksimpor.neighbors.NeighborLists;
import io.github.sparksimpor.spark.JobPhases;
import io.github.sparksimpor.testing.SparkTestSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Agreement with imbalanced-learn's SMOTENC and SMOTEN, which {@code nominal_peers.py} beside the
 * fixtures has run.
 */
@Timeout(120)
class NominalPeersTest {
  private static final SparkSession SESSION = SparkTestSession.get();

  /**
   * A line of a fixture; without neighbours where its class does not grow or they are not settled.
   */
  private record Line(int label, Vector features, List<Integer> nearest, List<List<Double>> votes) {
    static Line of(String text) {
      String[] cells = text.split(",", -1);
      int features = cells.length - 3;
      return new Line(
          Integer.parseInt(cells[0]),
          Vectors.dense(
              IntStream.rangeClosed(1, features)
                  .mapToDouble(i -> Double.parseDouble(cells[i]))
                  .toArray()),
          words(cells[features + 1], " ").map(Integer::valueOf).toList(),
          words(cells[features + 2], " ")
              .map(vote -> words(vote, "\\|").map(Double::valueOf).toList())
              .toList());
    }

    private static Stream<String> words(String cell, String separator) {
      return Arrays.stream(cell.split(separator)).filter(word -> !word.isEmpty());
    }
  }

  /** A fixture, and which of its features are categories. */
  private record Fixture(List<Line> lines, int[] nominal) {
    static Fixture smoteNc() {
      return new Fixture(read("smotenc.csv"), new int[] {3, 4, 5});
    }

    static Fixture smoteN() {
      return new Fixture(read("smoten.csv"), new int[] {0, 1, 2, 3});
    }

    private static List<Line> read(String name) {
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(
                  Objects.requireNonNull(NominalPeersTest.class.getResourceAsStream(name)),
                  StandardCharsets.UTF_8))) {
        return reader.lines().skip(1).map(Line::of).toList();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    Dataset<Row> dataset() {
      return Samples.dataset(
          lines.stream()
              .map(line -> Samples.row("", (double) line.label(), line.features()))
              .toList());
    }

    Map<Vector, Line> byFeatures() {
      return lines.stream().collect(Collectors.toMap(Line::features, Function.identity()));
    }

    /** Numbers of the lines that a placement finds nearest to the lines of a class. */
    Map<Line, List<Integer>> nearest(int label, String strategy) {
      FeatureRoles roles = new FeatureRoles(nominal, new OneHotBlock[0], new int[0]);
      try (LabelledRows rows =
              new RowReader("label", "features", List.of(), roles, false)
                  .read(dataset().select("label", "features"));
          RowPlacement placement = place(rows, strategy)) {
        int[] all = IntStream.range(0, (int) placement.census().sizes()[label]).toArray();
        List<Line> own =
            Arrays.stream(placement.features(label, all))
                .map(x -> byFeatures().get(Vectors.dense(x)))
                .toList();
        NeighborLists found = placement.neighbors(label, all, label, 5);
        return IntStream.of(all)
            .boxed()
            .collect(
                Collectors.toMap(
                    own::get,
                    row ->
                        Arrays.stream(found.indicesOf(row))
                            .mapToObj(near -> lines.indexOf(own.get(near)))
                            .toList()));
      }
    }

    private static RowPlacement place(LabelledRows rows, String strategy) {
      return strategy.equals("broadcast")
          ? BroadcastRows.of(SESSION, rows, false, AscentDevice.cpu())
          : PartitionedRows.of(
              SESSION,
              rows,
              false,
              AscentDevice.cpu(),
              new JobPhases(SESSION.sparkContext(), "test"));
    }

    List<Row> grown(String strategy) {
      String[] names = IntStream.of(nominal).mapToObj(Integer::toString).toArray(String[]::new);
      return new Smote()
          .setNominalCols(names)
          .setStandardization(false)
          .setStrategy(strategy)
          .setSeed(3)
          .fit(dataset())
          .syntheticSamples()
          .collectAsList();
    }
  }

  @ParameterizedTest
  @CsvSource({"1,broadcast", "1,partitioned", "2,broadcast", "2,partitioned"})
  void theNearestOfEveryMinorityRowAreThoseOfSmoteNc(int label, String strategy) {
    Fixture.smoteNc()
        .nearest(label, strategy)
        .forEach((line, found) -> assertThat(found).isEqualTo(line.nearest()));
  }

  /** Ours are ordered by index where they are equally far; the reference says nothing of them. */
  @ParameterizedTest
  @CsvSource({"1,broadcast", "1,partitioned", "2,broadcast", "2,partitioned"})
  void theNearestOfEveryMinorityRowAreThoseOfSmoteN(int label, String strategy) {
    Map<Line, List<Integer>> nearest = Fixture.smoteN().nearest(label, strategy);
    nearest.keySet().removeIf(line -> line.nearest().isEmpty());
    assertThat(nearest).hasSizeGreaterThan(40);
    nearest.forEach(
        (line, found) -> assertThat(found).containsExactlyInAnyOrderElementsOf(line.nearest()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"broadcast", "partitioned"})
  void measurementsLieOnSegmentsAndCategoriesAreVotedForAsInSmoteNc(String strategy) {
    Fixture fixture = Fixture.smoteNc();
    Map<Vector, Line> lines = fixture.byFeatures();
    List<Row> samples = fixture.grown(strategy);
    assertThat(samples).hasSize(90 + 110);
    for (Row sample : samples) {
      Line seed = Objects.requireNonNull(lines.get(sample.<Vector>getAs("seedFeatures")));
      Vector features = sample.getAs("features");
      double away =
          seed.nearest().stream()
              .mapToDouble(
                  i ->
                      distanceToSegment(
                          features, seed.features(), fixture.lines().get(i).features()))
              .min()
              .orElseThrow();
      assertThat(away).isCloseTo(0, within(1e-12));
      assertVotedFor(features, seed, fixture);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"broadcast", "partitioned"})
  void rowsOfNothingButCategoriesAreVotedForAsInSmoteN(String strategy) {
    Fixture fixture = Fixture.smoteN();
    Map<Vector, Line> lines = fixture.byFeatures();
    List<Row> samples = fixture.grown(strategy);
    assertThat(samples).hasSizeGreaterThan(500);
    long settled = 0;
    for (Row sample : samples) {
      Line seed = Objects.requireNonNull(lines.get(sample.<Vector>getAs("seedFeatures")));
      if (!seed.votes().isEmpty()) {
        assertVotedFor(sample.getAs("features"), seed, fixture);
        settled++;
      }
    }
    assertThat(settled).isGreaterThan(400);
  }

  private static void assertVotedFor(Vector features, Line seed, Fixture fixture) {
    for (int f = 0; f < fixture.nominal().length; f++) {
      assertThat(features.apply(fixture.nominal()[f])).isIn(seed.votes().get(f));
    }
  }

  /** In the three measurements that come first. */
  private static double distanceToSegment(Vector point, Vector from, Vector to) {
    double along = 0;
    double length = 0;
    for (int k = 0; k < 3; k++) {
      double step = to.apply(k) - from.apply(k);
      along += (point.apply(k) - from.apply(k)) * step;
      length += step * step;
    }
    double share = Math.max(0, Math.min(1, along / length));
    double squares = 0;
    for (int k = 0; k < 3; k++) {
      double off = point.apply(k) - from.apply(k) - share * (to.apply(k) - from.apply(k));
      squares += off * off;
    }
    return Math.sqrt(squares);
  }
}
