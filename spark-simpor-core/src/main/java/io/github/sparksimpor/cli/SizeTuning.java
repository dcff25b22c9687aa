package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.evaluation.Candidate;
import io.github.sparksimpor.evaluation.CandidateScores;
import io.github.sparksimpor.evaluation.Measure;
import io.github.sparksimpor.evaluation.StratifiedSplit;
import io.github.sparksimpor.evaluation.TunedSize;
import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.SizeSearch;
import io.github.sparksimpor.ml.SyntheticSizeTuner;
import io.github.sparksimpor.spark.ColumnNames;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How many rows to add, found by cross-validation before they are added.
 *
 * @param classifier for which the size was tuned
 * @param tuned the size, with the scores of all that was tried
 */
record SizeTuning(String classifier, TunedSize tuned) {

  /**
   * Tunes.
   *
   * @param training rows with the resampler's columns
   */
  static SizeTuning run(Dataset<Row> training, Resampler<?, ?> resampler, TuningOptions options) {
    String label = resampler.getLabelCol();
    Set<Double> labels = StratifiedSplit.sizes(training, label).keySet();
    checkLabels(label, labels);
    SyntheticSizeTuner tuner =
        new SyntheticSizeTuner()
            .setResampler(resampler)
            .setClassifier(
                options.classifier.over(
                    new Classifier.Task(
                        label,
                        resampler.getFeaturesCol(),
                        dimension(training, resampler.getFeaturesCol()),
                        labels.size(),
                        resampler.getSeed())))
            .setNumFolds(options.folds)
            .setSeed(resampler.getSeed());
    if (!options.sizes.isEmpty()) {
      tuner.setSizes(options.sizes.stream().mapToDouble(Double::doubleValue).toArray());
    }
    return new SizeTuning(options.classifier.toString(), new SizeSearch(tuner).run(training));
  }

  private static int dimension(Dataset<Row> rows, String features) {
    Column vector = ColumnNames.column(features);
    return rows.filter(vector.isNotNull()).select(vector).head().<Vector>getAs(0).size();
  }

  private static void checkLabels(String column, Set<Double> labels) {
    Set<Double> wanted =
        IntStream.range(0, labels.size())
            .mapToObj(Double::valueOf)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!labels.equals(wanted)) {
      throw new BadInputException(
          "--tune-size: column '%s' holds the labels %s; Spark's classifiers need 0, 1, ... without gaps"
              .formatted(
                  column, labels.stream().map(RunSummary::text).collect(Collectors.joining(", "))));
    }
  }

  /** A line a candidate, then the verdict. */
  void print(PrintWriter out) {
    out.printf("%-21s %19s %19s %19s%n", "size", "loss", "aligned loss", "average precision");
    for (CandidateScores candidate : tuned.candidates()) {
      out.printf(
          "%-21s %19s %19s %19s%n",
          name(candidate),
          value(candidate, Measure.PLAIN_LOSS),
          value(candidate, Measure.ALIGNED_LOSS),
          value(candidate, Measure.AVERAGE_PRECISION));
    }
    out.println(tuned.verdict().text());
  }

  private String name(CandidateScores candidate) {
    if (candidate.candidate() != Candidate.SIZE) {
      return candidate.candidate().toString();
    }
    return RunSummary.text(candidate.size()) + (tuned.chose(candidate) ? " (chosen)" : "");
  }

  private static String value(CandidateScores candidate, Measure measure) {
    return String.format(
        Locale.ROOT, "%.4f ± %.4f", candidate.mean(measure), candidate.standardError(measure));
  }
}
