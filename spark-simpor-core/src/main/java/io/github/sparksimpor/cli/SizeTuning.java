package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.columns.TableCode;
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
import org.apache.spark.ml.Estimator;
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
   * @param data rows with the resampler's columns, labels 0, 1, ...
   * @param code of the features
   */
  static SizeTuning run(PlainLabel data, TuningOptions options, TableCode code) {
    Dataset<Row> training = data.training();
    Resampler<?, ?> resampler = data.resampler();
    SyntheticSizeTuner tuner =
        new SyntheticSizeTuner()
            .setResampler(resampler)
            .setClassifier(classifier(data, options, code))
            .setNumFolds(options.folds)
            .setParallelism(TuningOptions.atOnce(training.sparkSession()))
            .setSeed(resampler.getSeed());
    if (!options.sizes.isEmpty()) {
      tuner.setSizes(options.sizes.stream().mapToDouble(Double::doubleValue).toArray());
    }
    return new SizeTuning(options.classifier.toString(), new SizeSearch(tuner).run(training));
  }

  /** The classifier to tune for, over the resampler's columns. */
  static Estimator<?> classifier(PlainLabel data, TuningOptions options, TableCode code) {
    Dataset<Row> training = data.training();
    Resampler<?, ?> resampler = data.resampler();
    String label = resampler.getLabelCol();
    int dimension = dimension(training, resampler.getFeaturesCol());
    Set<Double> labels = StratifiedSplit.sizes(training, label).keySet();
    return options.classifier.over(
        new Classifier.Task(
            label,
            resampler.getFeaturesCol(),
            dimension,
            code.vector() == null ? code.slots() : dimension,
            labels.size(),
            code.mostLevels(),
            code.keepsMissing(),
            resampler.getSeed()));
  }

  private static int dimension(Dataset<Row> rows, String features) {
    Column vector = ColumnNames.column(features);
    return rows.filter(vector.isNotNull()).select(vector).head().<Vector>getAs(0).size();
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
