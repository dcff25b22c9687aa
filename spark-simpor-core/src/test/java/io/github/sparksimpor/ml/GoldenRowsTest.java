package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.BLAS$;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Synthetic rows stay what they are, to the last bit: who changes them on purpose puts the line
 * that a failure tells into {@code golden-rows.csv}, and says so in the change log. On tables of
 * plain measurements and without bounds they are those of version 0.1.0, which wrote {@code
 * golden-rows-unbounded.csv}.
 */
@Timeout(120)
class GoldenRowsTest {
  private static final String RESOURCE = "golden-rows.csv";
  private static final String UNBOUNDED = "golden-rows-unbounded.csv";
  private static final Set<String> JAVA_BLAS = Set.of("Java8BLAS", "Java11BLAS", "VectorBLAS");

  private static final String[] COLUMNS = {
    "label",
    "features",
    "region",
    "seedFeatures",
    "radius",
    "logRatioStart",
    "logRatioEnd",
    "iterations",
    "stopReason"
  };

  /** A method with its settings on a table, as the resource names it. */
  record Case(GoldenResampler resampler, GoldenTable table) {
    String name() {
      return resampler.label() + "," + table.label();
    }

    @Override
    public String toString() {
      return name();
    }
  }

  private static Stream<Case> cases() {
    return Arrays.stream(GoldenResampler.values())
        .flatMap(
            resampler ->
                Arrays.stream(GoldenTable.values()).map(table -> new Case(resampler, table)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rowsAreThoseOfBeforeWithEitherStrategy(Case golden) {
    for (String strategy : List.of("broadcast", "partitioned")) {
      assertThat(line(golden, golden.resampler().make(), strategy))
          .as(strategy)
          .isIn(lines(RESOURCE));
    }
  }

  @ParameterizedTest
  @MethodSource("plainCases")
  void withoutBoundsRowsOfMeasurementsAreThoseOfTheFirstVersion(Case golden) {
    assertThat(line(golden, golden.resampler().make().setBounds("none"), "broadcast"))
        .isIn(lines(UNBOUNDED));
  }

  /** Those on tables without categories, counts or codes. */
  private static Stream<Case> plainCases() {
    return cases().filter(golden -> golden.table() != GoldenTable.MIXED);
  }

  /** What the resource says of a case if rows are what they were. */
  private static String line(Case golden, Resampler<?, ?> resampler, String strategy) {
    String blas = BLAS$.MODULE$.nativeBLAS().getClass().getSimpleName();
    assumeTrue(
        !golden.resampler().trainsNetwork() || JAVA_BLAS.contains(blas),
        () -> "the network was trained with a BLAS in Java, and " + blas + " rounds differently");
    Dataset<Row> rows =
        resampler
            .setSeed(42)
            .setStrategy(strategy)
            .setIntegerCols(golden.table().integerCols())
            .fit(golden.table().rows(strategy.equals("broadcast") ? 1 : 3))
            .syntheticSamples();
    List<Row> collected = rows.selectExpr(COLUMNS).collectAsList();
    return golden.name() + "," + collected.size() + "," + hash(collected);
  }

  @Test
  void theResourcesHoldALineForEachCase() {
    assertThat(names(RESOURCE)).containsExactlyElementsOf(cases().map(Case::name).toList());
    assertThat(names(UNBOUNDED)).containsExactlyElementsOf(plainCases().map(Case::name).toList());
  }

  private static Stream<String> names(String resource) {
    return lines(resource).stream().map(line -> line.replaceAll(",\\d+,[0-9a-f]+$", ""));
  }

  private static List<String> lines(String resource) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                GoldenRowsTest.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(List<Row> rows) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    rows.forEach(row -> digest.update(text(row).getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** A row as a line that differs when any bit does. */
  private static String text(Row row) {
    return Stream.of(COLUMNS)
        .map(column -> text(row.<Object>getAs(column)))
        .collect(Collectors.joining(",", "", "\n"));
  }

  private static String text(Object value) {
    if (value instanceof Vector vector) {
      return Arrays.stream(vector.toArray())
          .mapToObj(GoldenRowsTest::text)
          .collect(Collectors.joining(" "));
    }
    return value instanceof Double number
        ? Long.toHexString(Double.doubleToRawLongBits(number))
        : String.valueOf(value);
  }
}
