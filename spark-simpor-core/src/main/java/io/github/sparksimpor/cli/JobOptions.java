package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.columns.ColumnRoles;
import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.paths.RunPaths;
import io.github.sparksimpor.cli.sink.Destination;
import io.github.sparksimpor.cli.sink.WriteMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What to read, what to do and where to write, as given on the command line. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class JobOptions {
  @Mixin InputOptions input;

  @Option(
      names = "--label",
      required = true,
      paramLabel = "<column>",
      description = "Column that holds the class: numbers, text, or true and false.")
  String label;

  @Option(
      names = "--features",
      defaultValue = "*",
      paramLabel = "<column>",
      description =
          "Feature columns: '*' for all that have no other role, names with commas between, or one"
              + " vector column (default: '${DEFAULT-VALUE}'). Repeatable, as all lists of names"
              + " are; a name that holds a comma needs an option of its own.")
  List<String> features;

  @Option(
      names = "--exclude",
      paramLabel = "<column>",
      description = "Columns that are no features; they are kept, and null in synthetic rows.")
  List<String> excluded = List.of();

  @Option(
      names = "--nominal",
      paramLabel = "<column>",
      description =
          "Features that hold categories, though they look like numbers; text does so anyway.")
  List<String> nominal = List.of();

  @Option(
      names = {"--integer", "--integer-cols"},
      paramLabel = "<column>",
      description = "Features that hold whole numbers, though written with a fraction.")
  List<String> integers = List.of();

  @Option(
      names = "--binary",
      paramLabel = "<column>",
      description = "Features that hold one of two values.")
  List<String> binary = List.of();

  @Option(
      names = "--id",
      paramLabel = "<column>",
      description = "Column that identifies rows; it is no feature.")
  @Nullable String id;

  @Option(
      names = "--synthetic-id",
      defaultValue = "none",
      paramLabel = "<what>",
      description =
          "What stands in the id column of synthetic rows: none, or derived, an id that no real row"
              + " has (default: ${DEFAULT-VALUE}).")
  SyntheticId syntheticId;

  @Option(
      names = "--positive",
      paramLabel = "<label>",
      description =
          "The one of two classes that scores are about (default: the rarer, or the larger"
              + " number).")
  @Nullable String positive;

  @Mixin OutputOptions output;

  @Option(
      names = "--report",
      paramLabel = "<file>",
      description = "HTML page to write about the run.")
  @Nullable String report;

  @Option(
      names = "--method",
      defaultValue = "simpor",
      paramLabel = "<method>",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  Method method;

  @ArgGroup(
      exclusive = false,
      order = 50,
      heading = "%nTo find out first whether rows help, and how many:%n")
  @Nullable TuningOptions tuning;

  @Option(
      names = "--quiet",
      description = "Print nothing when all goes well; notes and failures are told all the same.")
  boolean quiet;

  @Mixin Ending ending;

  /** What stands in the id column of synthetic rows. */
  enum SyntheticId {
    /** Nothing. */
    NONE,
    /** An id that no real row has. */
    DERIVED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The columns, as asked for. */
  ColumnRoles.Asked columns() {
    return new ColumnRoles.Asked(label, features, excluded, nominal, integers, binary, id);
  }

  /** What is tuned, if it is of a kind. */
  Optional<TuningOptions> tuning(Predicate<TuningOptions> kind) {
    return Optional.ofNullable(tuning).filter(kind);
  }

  /** Folder to write a model to, if one is asked for. */
  @Nullable String model() {
    return tuning == null ? null : tuning.model;
  }

  /** Whether the output is written as the input was, to where nothing is that has columns. */
  boolean writesAsRead() {
    Destination to = destination();
    return to.mode() == WriteMode.ERROR
        && to.isLike(input.source(input.path))
        && output.options.isEmpty();
  }

  /** The files and folders among what is read and written. */
  RunPaths.Asked paths() {
    return new RunPaths.Asked(
        input.path, input.isInFiles(), output.path, report, model(), null, ending.outcome);
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
