package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.fault.Reason;
import io.github.sparksimpor.cli.paths.OwnWork;
import io.github.sparksimpor.cli.paths.PendingPath;
import io.github.sparksimpor.cli.paths.Place;
import io.github.sparksimpor.cli.paths.RunPaths;
import io.github.sparksimpor.cli.sink.Sink;
import io.github.sparksimpor.cli.sink.Sinks;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * What a run writes: the output, and perhaps a report and a model. They appear together, or none
 * does.
 *
 * @param sink takes the table
 * @param report page, if one is asked for
 * @param model folder of a model, if one is asked for
 */
record RunOutputs(Sink sink, @Nullable PendingPath report, @Nullable PendingPath model)
    implements AutoCloseable {

  /** Places to write, which are tried before the work. */
  static RunOutputs at(SparkSession session, RunPaths paths, JobOptions options)
      throws IOException {
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
      return new RunOutputs(sink, report, model);
    } catch (RuntimeException e) {
      closeAll(opened);
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

  private List<PendingPath> pages() {
    return Stream.of(report, model).filter(Objects::nonNull).toList();
  }

  /** Writes the model, if one is asked for. */
  void write(SavedModel saved, Configuration configuration) {
    if (model != null) {
      saved.write(model.content(), configuration);
      try {
        model.list();
      } catch (IOException e) {
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
    Deque<PendingPath> published = new ArrayDeque<>();
    try {
      for (PendingPath each : pages()) {
        each.publish();
        published.push(each);
      }
      sink.publish();
    } catch (RuntimeException e) {
      published.forEach(PendingPath::withdraw);
      throw e;
    }
  }

  /**
   * Last opened, first closed, so that a parent made for the first is empty when its turn comes.
   */
  @Override
  public void close() throws IOException {
    Deque<AutoCloseable> opened = new ArrayDeque<>(List.of(sink));
    pages().forEach(opened::push);
    closeAll(opened);
  }

  private static void closeAll(Deque<AutoCloseable> opened) throws IOException {
    try {
      for (AutoCloseable each : opened) {
        each.close();
      }
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
