package io.github.sparksimpor.examples.fraud;

import java.util.List;
import org.apache.spark.ml.functions;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What investigators find who look at so many of the most suspicious rows.
 *
 * @param alerts rows looked at
 * @param found frauds among them
 * @param frauds in all
 */
record AlertBudget(long alerts, long found, long frauds) {

  /**
   * Counts.
   *
   * @param scored with the label and {@code probability}
   * @param alerts rows that can be looked at
   */
  static AlertBudget of(Dataset<Row> scored, String label, int alerts) {
    Column suspicion = functions.vector_to_array(scored.col("probability"), "float64").getItem(1);
    List<Row> top =
        scored
            .select(scored.col(label).cast("int"), suspicion.as("suspicion"))
            .orderBy(org.apache.spark.sql.functions.desc("suspicion"))
            .limit(alerts)
            .collectAsList();
    return new AlertBudget(
        top.size(),
        top.stream().filter(row -> row.getInt(0) == 1).count(),
        scored.filter(scored.col(label).equalTo(1)).count());
  }

  /** Share of the alerts that are frauds. */
  double precision() {
    return alerts == 0 ? 0 : (double) found / alerts;
  }

  /** Share of the frauds that are found. */
  double recall() {
    return frauds == 0 ? 0 : (double) found / frauds;
  }
}
