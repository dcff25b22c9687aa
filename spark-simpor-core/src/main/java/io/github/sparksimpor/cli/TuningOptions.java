package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.ml.ImbalanceTuner;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is tuned before rows are added, and how, as given on the command line. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TuningOptions {
  @Option(
      names = "--tune-size",
      description =
          "Find by cross-validation which part of the gap to fill, and whether that helps at all;"
              + " takes the place of --balance-ratio.")
  boolean size;

  @Option(
      names = "--tune",
      description =
          "Find out by cross-validation what to do about imbalance (nothing but a better threshold,"
              + " class weights, leaving rows out, adding rows), and add rows only if that helps"
              + " beyond chance; two classes.")
  boolean decide;

  @Option(
      names = "--objective",
      paramLabel = "<what>",
      description =
          "What --tune decides by, at the threshold that is best for it: macroF1, f1, fBeta=<x>,"
              + " mcc, balancedAccuracy, cost=<of a missed row, in false alarms>,"
              + " precisionAtLeast=<share>, recallAtLeast=<share> or alerts=<in 1,000 rows>"
              + " (default: macroF1).")
  @Nullable String objective;

  /** What --tune tries, as {@link StageOptions#candidateNames} has them; empty: its default. */
  List<String> candidates = List.of();

  @Option(
      names = "--budget",
      paramLabel = "<seconds>",
      description = "Seconds --tune should take; what there is no time for is cut, and named.")
  @Nullable Double budget;

  @Option(
      names = "--save-model",
      paramLabel = "<folder>",
      description =
          "Folder that --tune writes its model to, with its threshold, for the command score.")
  @Nullable String model;

  @Option(
      names = "--classifier",
      defaultValue = "logistic",
      paramLabel = "<classifier>",
      description =
          "Classifier to tune for, one of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  Classifier classifier;

  @Option(
      names = "--sizes",
      split = ",",
      paramLabel = "<x>",
      description =
          "Sizes to try, as parts of the gap (default: 0,0.1,0.25,0.5,0.75,0.9,1,1.1,1.25,1.5,2).")
  List<Double> sizes = List.of();

  @Option(
      names = "--folds",
      defaultValue = "5",
      paramLabel = "<n>",
      description = "Number of stratified folds (default: ${DEFAULT-VALUE}).")
  int folds;

  /** More candidates than that side by side would hold too many tables of rows at once. */
  private static final int MOST_AT_ONCE = 8;

  /** Candidates that are tried at the same time: as many as tasks run, up to a few. */
  static int atOnce(SparkSession session) {
    return Math.max(1, Math.min(MOST_AT_ONCE, session.sparkContext().defaultParallelism()));
  }

  /**
   * Checks that the options go together.
   *
   * @throws BadInputException if they do not
   */
  void check() {
    if (size == decide) {
      throw new BadInputException(
          size
              ? "--tune-size and --tune exclude each other; drop one"
              : "--classifier, --sizes, --folds and the options of --tune need --tune or"
                  + " --tune-size; add one");
    }
    boolean ofDecision =
        objective != null || !candidates.isEmpty() || budget != null || model != null;
    if (size && ofDecision) {
      throw new BadInputException(
          "--objective, --candidates, --budget and --save-model belong to --tune; drop them or"
              + " --tune-size");
    }
    checkNumbers();
  }

  private void checkNumbers() {
    if (folds < 2) {
      throw new BadInputException(
          "--folds is %s; give a whole number of at least 2".formatted(folds));
    }
    for (double each : sizes) {
      if (!(each >= 0 && Double.isFinite(each))) {
        throw new BadInputException(
            "--sizes holds %s; give finite numbers of at least 0".formatted(each));
      }
    }
    if (budget != null && !(budget > 0 && Double.isFinite(budget))) {
      throw new BadInputException(
          "--budget is %s; give a finite number of seconds above 0".formatted(budget));
    }
    if (objective != null) {
      ObjectiveOption.of(objective).applyTo(new ImbalanceTuner());
    }
  }
}
