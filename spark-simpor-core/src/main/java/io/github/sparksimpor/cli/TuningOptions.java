package io.github.sparksimpor.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** How the number of synthetic rows is tuned, as given on the command line. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TuningOptions {
  @Option(
      names = "--tune-size",
      required = true,
      description =
          "Find by cross-validation which part of the gap to fill, and whether that helps at all;"
              + " takes the place of --balance-ratio.")
  boolean tune;

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
}
