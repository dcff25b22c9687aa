package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.fault.Reason;
import io.github.sparksimpor.cli.paths.OwnWork;
import io.github.sparksimpor.cli.paths.PendingPath;
import io.github.sparksimpor.cli.paths.Place;
import io.github.sparksimpor.cli.paths.RunPaths;
import io.github.sparksimpor.cli.sink.Sink;
import io.github.sparksimpor.cli.sink.Sinks;
import io.github.sparksimpor.spark.Closing;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * What a run writes: the output, and perhaps a report and a model. They appear together, or none
 * does. Once they are there the run has succeeded: what fails after that is a note.
 */
final class RunOutputs implements AutoCloseable {
  private final Sink sink;
  private final @Nullable PendingPath report;
  private final @Nullable PendingPath model;
  private final Consumer<String> notes;
  private final Deque<Closeable> opened = new ArrayDeque<>();
  private boolean published;

  /**
   * Places to write, which closing closes.
   *
   * @param sink takes the table
   * @param report page, if one is asked for
   * @param model folder of a model, if one is asked for
   * @param notes is told what could not be cleaned up after the rows were there
   */
  RunOutputs(
      Sink sink,
      @Nullable PendingPath report,
      @Nullable PendingPath model,
      Consumer<String> notes) {
    this.sink = sink;
    this.report = report;
    this.model = model;
    this.notes = notes;
    opened.push(sink::close);
    pages().forEach(page -> opened.push(page::close));
  }

  /** Places to write, which are tried before the work. */
  static RunOutputs at(
      SparkSession session, RunPaths paths, JobOptions options, Consumer<String> notes) {
    Deque<AutoCloseable> opened = new ArrayDeque<>();
    try {
      Sink sink = Sinks.open(session, options.destination(), paths.output());
      opened.push(sink);
      @Nullable PendingPath report =
          pending(paths.report(), "--report", options.report, options, OwnWork::strangerThan);
      if (report != null) {
        opened.push(report);
      }
      @Nullable PendingPath model =
          pending(
              paths.model(), "--save-model", options.model(), options, OwnWork::strangerToModel);
      return new RunOutputs(sink, report, model, notes);
    } catch (RuntimeException | Error e) {
      Closing.after(e, () -> Closing.all(opened, AutoCloseable::close));
      throw e;
    }
  }

  private static @Nullable PendingPath pending(
      @Nullable Place place,
      String option,
      @Nullable String asked,
      JobOptions options,
      PendingPath.Check stranger) {
    return place == null || asked == null
        ? null
        : PendingPath.at(
            place, new PendingPath.Rule(option, asked, options.output.replaces(), stranger));
  }

  /** Takes the table. */
  Sink sink() {
    return sink;
  }

  /** The page, if one is asked for. */
  @Nullable PendingPath report() {
    return report;
  }

  private List<PendingPath> pages() {
    return Stream.of(report, model).filter(Objects::nonNull).toList();
  }

  /** Has closing release something else first. */
  void releasing(Closeable other) {
    opened.push(other);
  }

  /** Writes the model, if one is asked for. */
  void write(SavedModel saved, Configuration configuration) {
    if (model != null) {
      saved.write(model.content(), configuration);
      try {
        model.list();
      } catch (IOException | FSError e) {
        throw new BadInputException(
            "--save-model: cannot write: %s; choose another place".formatted(Reason.of(e)), e);
      }
    }
  }

  /**
   * All or none: what has been published is withdrawn if another cannot be. The table comes last: a
   * commit cannot be withdrawn.
   */
  void publish() {
    Deque<PendingPath> withdrawable = new ArrayDeque<>();
    try {
      for (PendingPath each : pages()) {
        each.publish();
        withdrawable.push(each);
      }
      sink.publish();
      published = true;
    } catch (RuntimeException | Error e) {
      Closing.after(e, () -> Closing.all(withdrawable, PendingPath::withdraw));
      throw e;
    }
  }

  /**
   * Last opened, first closed, so that a parent made for the first is empty when its turn comes.
   *
   * @throws IOException if something cannot be closed and nothing has been published
   */
  @Override
  public void close() throws IOException {
    Closing.all(opened, published ? this::closeOrTell : Closeable::close);
  }

  private void closeOrTell(Closeable each) {
    try {
      each.close();
    } catch (Throwable e) { // Spark throws checked exceptions that no signature tells of
      notes.accept(
          "'%s' is written; %s"
              .formatted(
                  sink.name(),
                  e instanceof BadInputException
                      ? String.valueOf(e.getMessage())
                      : "what this run needs no more could not all be removed: " + Reason.of(e)));
    }
  }
}
