package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.columns.ClassLabels;
import io.github.sparksimpor.cli.columns.ValueDefects;
import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.spark.JobPhases;
import java.util.List;
import java.util.Optional;

/**
 * What is found out by cross-validation on a table before rows are added to it.
 *
 * @param table to learn from
 * @param stage with its columns
 * @param options of the command line
 * @param failure tells why it fails
 * @param phases of the run
 */
record TableTuning(
    CodedTable table,
    Resampler<?, ?> stage,
    JobOptions options,
    TableFailure failure,
    JobPhases phases) {

  /** Checks what can be told before anything is written. */
  void check() {
    ClassLabels labels = table.code().labels();
    if (options.tuning(asked -> asked.decide).isPresent() && labels.size() != 2) {
      throw new BadInputException(
          "--tune is for two classes, and label column '%s' holds %s (%s); %s"
              .formatted(
                  labels.column(),
                  labels.size(),
                  labels.texts(),
                  labels.size() == 1
                      ? "give a table with rows of another class"
                      : "drop --tune, or keep the rows of two classes"));
    }
  }

  /** How many rows to add, if that is asked. */
  Optional<SizeTuning> size() {
    return options.tuning(asked -> asked.size).map(this::tune);
  }

  /** What to do, if that is asked. */
  Optional<Decision> decision() {
    return options.tuning(asked -> asked.decide).map(this::decide);
  }

  private SizeTuning tune(TuningOptions tuning) {
    checkNoRatio("--tune-size");
    checkValues(tuning.classifier);
    return phases.run(
        "tuning",
        () ->
            failure.explained(
                () ->
                    SizeTuning.run(PlainLabel.of(table.training(), stage), tuning, table.code())));
  }

  private Decision decide(TuningOptions tuning) {
    checkNoRatio("--tune");
    checkScorable();
    checkValues(tuning.classifier);
    return phases.run(
        "tuning",
        () ->
            failure.explained(
                () ->
                    Decision.run(
                        PlainLabel.of(table.training(), stage),
                        options.method,
                        tuning,
                        table.code(),
                        Optional.ofNullable(options.positive))));
  }

  /** What no classifier learns from is told before it is tried. */
  private void checkValues(Classifier classifier) {
    ValueDefects.told(table.code(), table.read().profile(), table.code().keepsMissing())
        .or(
            () ->
                classifier.squares()
                    ? ValueDefects.tooLarge(table.code(), table.read().profile())
                    : Optional.empty())
        .ifPresent(
            defect -> {
              throw new BadInputException(defect);
            });
  }

  /** What a model is to score must have room for the columns that {@code score} adds. */
  private void checkScorable() {
    List<String> taken =
        table.code().names().stream()
            .filter(name -> ScoreJob.ADDED.stream().anyMatch(name::equalsIgnoreCase))
            .toList();
    if (options.model() != null && !taken.isEmpty()) {
      throw new BadInputException(
          "--save-model: feature column '%s' has the name of a column that score adds; rename it, or leave it out with --exclude"
              .formatted(taken.get(0)));
    }
  }

  private void checkNoRatio(String option) {
    if (stage.isSet(stage.balanceRatio())) {
      throw new BadInputException(
          "--balance-ratio and %s exclude each other; drop one".formatted(option));
    }
  }
}
