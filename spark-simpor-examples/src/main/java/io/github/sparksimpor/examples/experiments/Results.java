package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.evaluation.BinaryScores;
import io.github.sparksimpor.evaluation.BinaryScores.Metric;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Scores of every trial. Filled by several threads; reads the same whatever order they took. */
final class Results {
  private final List<Result> results = Collections.synchronizedList(new ArrayList<>());

  /** One trial: a set, a split of it, a method and a learner. */
  record Result(String set, int split, String method, String learner, BinaryScores scores) {}

  void add(Result result) {
    results.add(result);
  }

  /** In a fixed order. */
  List<Result> sorted() {
    return results.stream()
        .sorted(
            Comparator.comparing(Result::set)
                .thenComparing(Result::learner)
                .thenComparing(Result::method)
                .thenComparingInt(Result::split))
        .toList();
  }

  /** Distinct values of some property, in alphabetical order. */
  List<String> distinct(Function<Result, String> property) {
    return results.stream().map(property).distinct().sorted().toList();
  }

  /** One metric in all splits. */
  double[] values(String set, String method, String learner, Metric metric) {
    return sorted().stream()
        .filter(r -> r.set().equals(set))
        .filter(r -> r.method().equals(method))
        .filter(r -> r.learner().equals(learner))
        .mapToDouble(r -> metric.of(r.scores()))
        .toArray();
  }

  /** Whether a trial has been run. */
  boolean has(String set, int split, String method, String learner) {
    return results.stream()
        .anyMatch(
            r ->
                r.set().equals(set)
                    && r.split() == split
                    && r.method().equals(method)
                    && r.learner().equals(learner));
  }

  boolean has(String set, String method, String learner) {
    return values(set, method, learner, Metric.MACRO_F1).length > 0;
  }

  /** Mean of one metric over the splits; NaN if there are none. */
  double mean(String set, String method, String learner, Metric metric) {
    return StatUtils.mean(values(set, method, learner, metric));
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

  /** Adds what {@link #writeCsv} has written. */
  void readCsv(SparkSession session, String file) {
    Dataset<Row> table =
        session.read().option("header", true).option("inferSchema", true).csv(file);
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
        value(row, Metric.TRUE_LOSS));
  }

  private static double value(Row row, Metric metric) {
    return row.getAs(metric.toString());
  }

  void writeCsv(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
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
        out.printf("\"%s\",%d,\"%s\",%s,%s%n", r.set(), r.split(), r.method(), r.learner(), scores);
      }
    }
  }
}
