package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.columns.ClassLabels;
import io.github.sparksimpor.cli.columns.TableCode;
import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.fault.Reason;
import io.github.sparksimpor.evaluation.TunedBalance;
import io.github.sparksimpor.evaluation.figure.DecisionFigures;
import io.github.sparksimpor.ml.ImbalanceTuner;
import io.github.sparksimpor.ml.ImbalanceTunerModel;
import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.TunedThresholdModel;
import io.github.sparksimpor.page.DecidedFigures;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What to do about imbalance, found by cross-validation before it is done.
 *
 * @param model the chosen candidate, trained on all rows
 */
record Decision(ImbalanceTunerModel model) {

  /**
   * Decides.
   *
   * @param data rows with labels 0 and 1, and the resampler of {@code --method} with its options
   * @param code of the table
   * @param positive the class looked for, as it was given
   */
  static Decision run(
      PlainLabel data,
      Method method,
      TuningOptions options,
      TableCode code,
      Optional<String> positive) {
    Dataset<Row> training = data.training();
    Resampler<?, ?> resampler = data.resampler();
    List<String> candidates =
        options.candidates.isEmpty()
            ? List.of("weights", "undersample", method.toString())
            : options.candidates;
    ImbalanceTuner tuner =
        new ImbalanceTuner()
            .setClassifier(SizeTuning.classifier(data, options, code))
            .setFeaturesCol(resampler.getFeaturesCol())
            .setNumFolds(options.folds)
            .setParallelism(TuningOptions.atOnce(training.sparkSession()))
            .setSeed(resampler.getSeed());
    positive.flatMap(code.labels()::number).ifPresent(tuner::setPositiveLabel);
    setCandidates(tuner, candidates);
    Optional<Method> tried =
        candidates.contains(method.toString())
            ? Optional.of(method)
            : candidates.stream().map(Method::within).flatMap(Optional::stream).findFirst();
    tuner.setExtraResampler(tried.orElse(method).like(resampler));
    if (options.objective != null) {
      ObjectiveOption.of(options.objective).applyTo(tuner);
    }
    if (!options.sizes.isEmpty()) {
      tuner.setSizes(options.sizes.stream().mapToDouble(Double::doubleValue).toArray());
    }
    if (tried.isEmpty()) {
      tuner.setSizes(0); // it only tells cleaners what columns are, and is tried at no size
    }
    if (options.budget != null) {
      tuner.setMaxSeconds(options.budget);
    }
    return new Decision(tuner.fit(training));
  }

  private static void setCandidates(ImbalanceTuner tuner, List<String> names) {
    try {
      tuner.setCandidates(names.toArray(String[]::new));
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          StageOptions.inOptions("candidates", String.valueOf(e.getMessage())), e);
    }
  }

  /** The resampler that was chosen; empty if no rows are to be added. */
  Optional<Method> method() {
    return Method.named(model.tuned().best().name());
  }

  /** What was chosen if it changes the training and adds no rows; empty otherwise. */
  Optional<String> treatment() {
    return model.tuned().chosen() > 0 && method().isEmpty()
        ? Optional.of(model.tuned().best().toString())
        : Optional.empty();
  }

  /** The part of the gap to fill; 0 if no rows are to be added. */
  double size() {
    return method().isPresent() ? model.tuned().best().size() : 0;
  }

  /** The answer in a sentence. */
  String verdict() {
    return model.verdict();
  }

  /** What could not be tried, and why; empty if all was. */
  Optional<String> leftOut() {
    return model.tuned().leftOut().stream()
        .map(left -> "%s: %s".formatted(left.candidate(), left.reason()))
        .reduce((one, other) -> one + "; " + other);
  }

  /** What the answer rests on. */
  DecisionFigures figures(ClassLabels labels) {
    return DecidedFigures.of(model, labels::name);
  }

  /** A line a candidate, then the verdict. */
  void print(PrintWriter out, ClassLabels labels) {
    TunedBalance tuned = model.tuned();
    TriedTable.print(out, tuned);
    tuned
        .leftOut()
        .forEach(
            left ->
                out.println(
                    Reason.printable(
                        "left out: %s: %s".formatted(left.candidate(), left.reason()))));
    out.println("verdict: " + Reason.printable(verdict()));
    out.println(Reason.printable("threshold: " + threshold(labels)));
  }

  private String threshold(ClassLabels labels) {
    String threshold = String.format(Locale.ROOT, "%.6g", model.threshold());
    TunedThresholdModel classifier = model.classifier();
    boolean predicts =
        classifier.points().stream()
            .filter(point -> point.threshold() == model.threshold())
            .anyMatch(point -> point.counts().alertRate() > 0);
    return predicts
        ? threshold
        : "%s, as by %s it is best to predict no row to be %s"
            .formatted(
                threshold, model.tuned().objective(), labels.name(classifier.positiveLabel()));
  }
}
