package io.github.sparksimpor.examples.fraud;

import io.github.sparksimpor.evaluation.PredictionScores;
import io.github.sparksimpor.evaluation.report.CurveChart;
import io.github.sparksimpor.evaluation.report.DataTable;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * How well a classifier finds frauds among test rows.
 *
 * @param name of the classifier
 * @param averagePrecision of the frauds
 * @param budget what is found among the alerts that can be looked at
 */
record AlertEvaluation(String name, double averagePrecision, AlertBudget budget) {

  /**
   * Judges predictions.
   *
   * @param scored with the label and {@code probability}
   * @param alerts rows that can be looked at
   */
  static AlertEvaluation of(String name, Dataset<Row> scored, String label, int alerts) {
    try (PredictionScores scores =
        PredictionScores.of(scored, functions.col(label), functions.col("probability"))) {
      return new AlertEvaluation(
          name, scores.averagePrecision(1), AlertBudget.of(scored, label, alerts));
    }
  }

  /** One line. */
  String text() {
    return String.format(
        Locale.ROOT,
        "%s: average precision %.4f; of %d alerts %d are frauds (precision %.2f, recall %.2f)",
        name,
        averagePrecision,
        budget.alerts(),
        budget.found(),
        budget.precision(),
        budget.recall());
  }

  static DataTable table(List<AlertEvaluation> evaluations) {
    return new DataTable(
        "On test rows",
        List.of("classifier", "average precision", "alerts", "frauds found", "precision", "recall"),
        evaluations.stream()
            .map(
                evaluation ->
                    new DataTable.Line(
                        evaluation.name,
                        List.of(
                            decimals(evaluation.averagePrecision),
                            String.valueOf(evaluation.budget.alerts()),
                            String.valueOf(evaluation.budget.found()),
                            decimals(evaluation.budget.precision()),
                            decimals(evaluation.budget.recall()))))
            .toList());
  }

  private static String decimals(double share) {
    return String.format(Locale.ROOT, "%.3f", share);
  }

  static CurveChart curves(List<AlertEvaluation> evaluations) {
    return new CurveChart(
        "Frauds found by alerts",
        "Test rows in the order of their probability of fraud, looked at from the first on.",
        "alerts looked at",
        "frauds found",
        evaluations.stream().map(evaluation -> evaluation.budget.curve(evaluation.name)).toList(),
        false,
        table(evaluations));
  }
}
