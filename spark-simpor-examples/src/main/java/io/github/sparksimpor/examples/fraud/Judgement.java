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
record Judgement(String name, double averagePrecision, AlertBudget budget) {

  /**
   * Judges predictions.
   *
   * @param scored with the label and {@code probability}
   * @param alerts rows that can be looked at
   */
  static Judgement of(String name, Dataset<Row> scored, String label, int alerts) {
    try (PredictionScores scores =
        PredictionScores.of(scored, functions.col(label), functions.col("probability"))) {
      return new Judgement(name, scores.averagePrecision(1), AlertBudget.of(scored, label, alerts));
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

  static DataTable table(List<Judgement> judgements) {
    return new DataTable(
        "On test rows",
        List.of("classifier", "average precision", "alerts", "frauds found", "precision", "recall"),
        judgements.stream()
            .map(
                judged ->
                    new DataTable.Line(
                        judged.name,
                        List.of(
                            decimals(judged.averagePrecision),
                            String.valueOf(judged.budget.alerts()),
                            String.valueOf(judged.budget.found()),
                            decimals(judged.budget.precision()),
                            decimals(judged.budget.recall()))))
            .toList());
  }

  private static String decimals(double share) {
    return String.format(Locale.ROOT, "%.3f", share);
  }

  static CurveChart curves(List<Judgement> judgements) {
    return new CurveChart(
        "Frauds found by alerts",
        "Test rows in the order of their probability of fraud, looked at from the first on.",
        "alerts looked at",
        "frauds found",
        judgements.stream().map(judged -> judged.budget.curve(judged.name)).toList(),
        false,
        table(judgements));
  }
}
