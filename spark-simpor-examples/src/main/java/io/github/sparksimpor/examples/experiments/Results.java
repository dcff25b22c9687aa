package io.github.sparksimpor.examples.experiments;

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
  record Result(String set, int split, String method, String learner, TestScores scores) {}

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

  /** One value in all splits. */
  double[] values(String set, String method, String learner, int value) {
    return sorted().stream()
        .filter(r -> r.set().equals(set))
        .filter(r -> r.method().equals(method))
        .filter(r -> r.learner().equals(learner))
        .mapToDouble(r -> r.scores().values()[value])
        .toArray();
  }

  boolean has(String set, String method, String learner) {
    return values(set, method, learner, 0).length > 0;
  }

  /** Mean of one value over the splits; NaN if there are none. */
  double mean(String set, String method, String learner, int value) {
    return StatUtils.mean(values(set, method, learner, value));
  }

  /** Mean and standard deviation over the splits, as text. */
  String text(String set, String method, String learner, int value) {
    double[] values = values(set, method, learner, value);
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
      double[] values =
          TestScores.NAMES.stream().mapToDouble(name -> row.<Double>getAs(name)).toArray();
      add(
          new Result(
              row.getAs("set"),
              row.getAs("split"),
              row.getAs("method"),
              row.getAs("learner"),
              TestScores.ofValues(values)));
    }
  }

  void writeCsv(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      out.println("set,split,method,learner," + String.join(",", TestScores.NAMES));
      for (Result r : sorted()) {
        String scores =
            Arrays.stream(r.scores().values())
                .mapToObj(x -> String.format(Locale.ROOT, "%.6f", x))
                .collect(Collectors.joining(","));
        out.printf("\"%s\",%d,\"%s\",%s,%s%n", r.set(), r.split(), r.method(), r.learner(), scores);
      }
    }
  }
}
