package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.fault.Reason;
import io.github.sparksimpor.cli.paths.OwnWork;
import io.github.sparksimpor.cli.paths.PendingPath;
import io.github.sparksimpor.cli.paths.Place;
import io.github.sparksimpor.cli.paths.RunPaths;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * The file of {@code --outcome}. It appears, complete, when the run has ended; that of an earlier
 * run is removed at the start, so that none is there unless this run has ended.
 */
final class OutcomeFile {
  /** Names the file on the command line. */
  static final String OPTION = "--outcome";

  /** After Spark has stopped, and before what has not been published is removed. */
  private static final int BEFORE_HIDDEN_FOLDERS = FileSystem.SHUTDOWN_HOOK_PRIORITY + 2;

  private final PendingPath file;
  private final Runnable atExit;
  private boolean written;

  private OutcomeFile(PendingPath file, Supplier<Outcome> ended) {
    this.file = file;
    this.atExit = () -> writeQuietly(ended.get());
  }

  /**
   * Removes the file of an earlier run, and makes sure that another can be written.
   *
   * @param input that is read, if it is files
   * @param model that is read, if one is
   * @param ended what it is to tell if the program is ended before it has told more
   * @throws BadInputException if it cannot be written, is a file of the user's, or is to be read
   */
  static OutcomeFile at(
      String asked, Optional<String> input, Optional<String> model, Supplier<Outcome> ended) {
    // Spark's settings for file systems: failures are told that come before Spark has started.
    Configuration configuration = SparkHadoopUtil.get().newConfiguration(new SparkConf());
    Place place = RunPaths.outcome(asked, input, model, configuration);
    PendingPath file =
        PendingPath.at(
            place, new PendingPath.Rule(OPTION, asked, true, OwnWork::strangerToOutcome));
    try {
      place.files().delete(place.path(), false);
    } catch (IOException e) {
      throw new BadInputException(
          "%s: cannot remove '%s': %s; correct it".formatted(OPTION, asked, Reason.of(e)), e);
    }
    OutcomeFile outcome = new OutcomeFile(file, ended);
    ShutdownHookManager.get().addShutdownHook(outcome.atExit, BEFORE_HIDDEN_FOLDERS);
    return outcome;
  }

  /**
   * Writes the file, once.
   *
   * @throws BadInputException if that cannot be
   */
  synchronized void write(Outcome outcome) {
    if (!written) {
      written = true;
      try {
        file.write(outcome.toJson());
        file.publish();
      } finally {
        close();
      }
    }
  }

  /** Ends without a file. */
  synchronized void close() {
    written = true;
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(atExit);
    }
    try {
      file.close();
    } catch (IOException e) {
      // Nothing but an empty folder is left, which the next run on the same file removes.
    }
  }

  private void writeQuietly(Outcome outcome) {
    try {
      write(outcome);
    } catch (BadInputException e) {
      // The program ends; that there is no file says so too.
    }
  }
}
