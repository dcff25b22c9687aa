package io.github.sparksimpor.examples.fraud;

import io.github.sparksimpor.evaluation.report.CurveChart.Curve;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.functions;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What investigators find who look at so many of the most suspicious rows.
 *
 * @param hits for each alert, the most suspicious first, whether it is a fraud
 * @param frauds in all
 */
record AlertBudget(List<Boolean> hits, long frauds) {

  /**
   * Counts.
   *
   * @param scored with the label and {@code probability}
   * @param alerts rows that can be looked at
   */
  static AlertBudget of(Dataset<Row> scored, String label, int alerts) {
    Column suspicion = functions.vector_to_array(scored.col("probability"), "float64").getItem(1);
    List<Boolean> hits =
        scored
            .select(scored.col(label).cast("int"), suspicion.as("suspicion"))
            .orderBy(org.apache.spark.sql.functions.desc("suspicion"))
            .limit(alerts)
            .collectAsList()
            .stream()
            .map(row -> row.getInt(0) == 1)
            .toList();
    return new AlertBudget(hits, scored.filter(scored.col(label).equalTo(1)).count());
  }

  /** Rows looked at. */
  int alerts() {
    return hits.size();
  }

  /** Frauds among the alerts. */
  int found() {
    return found(alerts());
  }

  /** Frauds among the first alerts. */
  private int found(int first) {
    return (int) hits.stream().limit(first).filter(hit -> hit).count();
  }

  /** Share of the alerts that are frauds. */
  double precision() {
    return hits.isEmpty() ? 0 : (double) found() / alerts();
  }

  /** Share of the frauds that are found. */
  double recall() {
    return frauds == 0 ? 0 : (double) found() / frauds;
  }

  /** Frauds found by alerts looked at. */
  Curve curve(String name) {
    return new Curve(
        name,
        IntStream.rangeClosed(0, alerts()).asDoubleStream().toArray(),
        IntStream.rangeClosed(0, alerts()).map(this::found).asDoubleStream().toArray(),
        new double[0]);
  }
}
