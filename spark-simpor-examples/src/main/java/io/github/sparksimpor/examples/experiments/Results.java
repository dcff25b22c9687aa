package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.evaluation.BinaryScores;
import io.github.sparksimpor.evaluation.BinaryScores.Metric;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Scores of every trial. Filled by several threads; reads the same whatever order they took. */
final class Results {
  private static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::set).thenComparing(Cell::learner).thenComparing(Cell::method);

  /** Columns that every file has. */
  private static final List<String> NAMES =
      List.of("set", "split", "method", "learner", Metric.MACRO_F1.toString());

  private final ConcurrentNavigableMap<Cell, SortedMap<Integer, BinaryScores>> bySplit =
      new ConcurrentSkipListMap<>(ORDER);

  /** One trial: a set, a split of it, a method and a learner. */
  record Result(String set, int split, String method, String learner, BinaryScores scores) {}

  /** All trials but for the split. */
  private record Cell(String set, String method, String learner) {}

  void add(Result result) {
    Cell cell = new Cell(result.set(), result.method(), result.learner());
    bySplit
        .computeIfAbsent(cell, c -> new ConcurrentSkipListMap<>())
        .put(result.split(), result.scores());
  }

  private SortedMap<Integer, BinaryScores> splits(String set, String method, String learner) {
    return bySplit.getOrDefault(new Cell(set, method, learner), new ConcurrentSkipListMap<>());
  }

  /** In a fixed order. */
  List<Result> sorted() {
    return bySplit.entrySet().stream()
        .flatMap(
            cell ->
                cell.getValue().entrySet().stream()
                    .map(
                        split ->
                            new Result(
                                cell.getKey().set(),
                                split.getKey(),
                                cell.getKey().method(),
                                cell.getKey().learner(),
                                split.getValue())))
        .toList();
  }

  /** Distinct values of some property, in alphabetical order. */
  List<String> distinct(Function<Result, String> property) {
    return sorted().stream().map(property).distinct().sorted().toList();
  }

  /** One metric in all splits. */
  double[] values(String set, String method, String learner, Metric metric) {
    return splits(set, method, learner).values().stream().mapToDouble(metric::of).toArray();
  }

  /** Whether a trial has been run. */
  boolean has(String set, int split, String method, String learner) {
    return splits(set, method, learner).containsKey(split);
  }

  boolean has(String set, String method, String learner) {
    return !splits(set, method, learner).isEmpty();
  }

  /** Whether methods were all run on the same splits, so that their means can be compared. */
  boolean alike(String set, List<String> methods, String learner) {
    return methods.stream().map(m -> splits(set, m, learner).keySet()).distinct().count() == 1;
  }

  /**
   * Mean of one metric over the splits; of slopes, of which one split can have any, the median. NaN
   * if there are none.
   */
  double mean(String set, String method, String learner, Metric metric) {
    double[] values = values(set, method, learner, metric);
    return metric == Metric.CALIBRATION_SLOPE
        ? StatUtils.percentile(values, 50)
        : StatUtils.mean(values);
  }

  /** Mean and standard deviation over the splits, as text. */
  String text(String set, String method, String learner, Metric metric) {
    double[] values = values(set, method, learner, metric);
    return values.length == 0
        ? "–"
        : String.format(
            Locale.ROOT,
            "%.3f ± %.3f",
            StatUtils.mean(values),
            Math.sqrt(StatUtils.variance(values)));
  }

  /**
   * Adds what {@link #writeCsv} has written.
   *
   * @throws IllegalArgumentException if the file holds no scores
   */
  void readCsv(SparkSession session, String file) {
    Dataset<Row> table =
        session.read().option("header", true).option("inferSchema", true).csv(file);
    List<String> lacking = new ArrayList<>(NAMES);
    lacking.removeAll(List.of(table.columns()));
    if (!lacking.isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' holds no scores: there is no column %s; give a file that --csv wrote"
              .formatted(file, String.join(", ", lacking)));
    }
    for (Row row : table.collectAsList()) {
      add(
          new Result(
              row.getAs("set"),
              row.getAs("split"),
              row.getAs("method"),
              row.getAs("learner"),
              scores(row)));
    }
  }

  private static BinaryScores scores(Row row) {
    return new BinaryScores(
        value(row, Metric.MACRO_F1),
        value(row, Metric.AUC),
        value(row, Metric.PRECISION),
        value(row, Metric.RECALL),
        value(row, Metric.AVERAGE_PRECISION),
        value(row, Metric.LOG_LOSS),
        value(row, Metric.ALIGNED_LOSS),
        value(row, Metric.TRUE_LOSS),
        value(row, Metric.CALIBRATION_SLOPE));
  }

  /** NaN for a metric that earlier runs did not know. */
  private static double value(Row row, Metric metric) {
    boolean known = Arrays.asList(row.schema().fieldNames()).contains(metric.toString());
    return known ? row.<Number>getAs(metric.toString()).doubleValue() : Double.NaN;
  }

  /** Writes all scores; what stood there is replaced at once, so that a stop leaves no half. */
  synchronized void writeCsv(Path file) throws IOException {
    Path whole = file.toAbsolutePath();
    Files.createDirectories(whole.getParent());
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(part))) {
      out.println(
          "set,split,method,learner,"
              + Arrays.stream(Metric.values())
                  .map(Metric::toString)
                  .collect(Collectors.joining(",")));
      for (Result r : sorted()) {
        String scores =
            Arrays.stream(Metric.values())
                .map(metric -> String.format(Locale.ROOT, "%.6f", metric.of(r.scores())))
                .collect(Collectors.joining(","));
        out.printf("\"%s\",%s,\"%s\",%s,%s%n", r.set(), r.split(), r.method(), r.learner(), scores);
      }
    }
    Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
  }
}
