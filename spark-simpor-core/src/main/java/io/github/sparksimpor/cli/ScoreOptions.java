package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.paths.RunPaths;
import io.github.sparksimpor.cli.sink.Destination;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What to score, with what, and where to write, as given on the command line. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ScoreOptions {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "<folder>",
      description = "Folder that --save-model wrote.")
  String model;

  @Mixin InputOptions input;

  @Mixin OutputOptions output;

  @Option(
      names = "--unreadable",
      defaultValue = "error",
      paramLabel = "<what>",
      description =
          "What becomes of rows that the model cannot read, such as those of a category that the"
              + " training table did not hold: error, nothing is written; or empty, they are"
              + " written without probability and prediction, and told (default:"
              + " ${DEFAULT-VALUE}).")
  Unreadable unreadable;

  @Option(
      names = "--quiet",
      description = "Print nothing when all goes well; notes and failures are told all the same.")
  boolean quiet;

  @Mixin Ending ending;

  /** What becomes of rows that the model cannot read. */
  enum Unreadable {
    /** They are told, and nothing is written. */
    ERROR,
    /** They are written without a prediction, and told. */
    EMPTY;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The files and folders among what is read and written. */
  RunPaths.Asked paths() {
    return new RunPaths.Asked(
        input.path, input.isInFiles(), output.path, null, null, model, ending.outcome);
  }

  /** Where the table goes. */
  Destination destination() {
    return output.destination(input);
  }

  /**
   * Checks that what is read and where it goes are named.
   *
   * @throws BadInputException if they are not
   */
  void check() {
    input.check();
    output.check(input);
  }
}
