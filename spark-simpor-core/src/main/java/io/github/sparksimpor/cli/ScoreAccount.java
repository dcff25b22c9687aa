package io.github.sparksimpor.cli;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import io.github.sparksimpor.evaluation.report.Numbers;
import io.github.sparksimpor.page.Account;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What scoring did, in plain words, by topic.
 *
 * @param found the class that is looked for
 * @param other the other class
 * @param threshold least probability of a row that is predicted to be of it
 * @param rows that were scored
 * @param unreadable those besides that have no prediction
 * @param predicted those of them that are predicted to be of it
 * @param least probability; NaN without rows, as the following ones
 * @param most probability
 * @param mean probability
 */
record ScoreAccount(
    String found,
    String other,
    double threshold,
    long rows,
    long unreadable,
    long predicted,
    double least,
    double most,
    double mean) {

  /** Counts, in one pass over scored rows. */
  static ScoreAccount of(SavedModel saved, Dataset<Row> scored) {
    int positive = saved.model().classifier().positiveLabel();
    Column probability = col(ScoreJob.PROBABILITY);
    String label = saved.code().labels().text(positive);
    Row totals =
        scored
            .agg(
                count(probability),
                count(when(probability.isNull(), lit(1))),
                count(when(col(ScoreJob.PREDICTION).equalTo(label), lit(1))),
                orNaN(min(probability)),
                orNaN(max(probability)),
                orNaN(avg(probability)))
            .first();
    return new ScoreAccount(
        saved.code().labels().name(positive),
        saved.code().labels().name(1 - positive),
        saved.model().threshold(),
        totals.getLong(0),
        totals.getLong(1),
        totals.getLong(2),
        totals.getDouble(3),
        totals.getDouble(4),
        totals.getDouble(5));
  }

  private static Column orNaN(Column value) {
    return coalesce(value, lit(Double.NaN));
  }

  /**
   * A sentence or two a topic.
   *
   * @param seconds of each phase
   */
  Map<String, String> topics(Map<String, Double> seconds) {
    Map<String, String> topics = new LinkedHashMap<>();
    topics.put("rows", counts());
    if (rows > 0) {
      topics.put(
          "probability",
          "of %s from %s to %s, %s on average"
              .formatted(found, Numbers.text(least), Numbers.text(most), Numbers.text(mean)));
    }
    topics.put("seconds", Account.seconds(seconds));
    topics.put(
        "next",
        rows > 0
            ? "look first at the rows of greatest probability; compare with the classes that they"
                + " turn out to have, as what was learnt ages"
            : "score a table of rows that the model can read; there is no probability to look at");
    return topics;
  }

  private String counts() {
    if (rows + unreadable == 0) {
      return "none was scored, as the table holds none";
    }
    return String.format(
            Locale.ROOT,
            "%,d scored; %,d predicted %s, with a probability of at least %.6g, and %,d %s",
            rows,
            predicted,
            found,
            threshold,
            rows - predicted,
            other)
        + (unreadable == 0
            ? ""
            : String.format(
                Locale.ROOT,
                "; %,d without a prediction, as the model cannot read them",
                unreadable));
  }
}
