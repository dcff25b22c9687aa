package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.fault.Reason;
import io.github.sparksimpor.cli.paths.OwnWork;
import io.github.sparksimpor.cli.paths.PendingPath;
import io.github.sparksimpor.cli.paths.Place;
import io.github.sparksimpor.cli.paths.RunPaths;
import io.github.sparksimpor.cli.table.TableWriter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * What a run writes: the output, and perhaps a report and a model. They appear together, or none
 * does.
 *
 * @param output folder
 * @param report page, if one is asked for
 * @param model folder of a model, if one is asked for
 * @param writer of the folder
 */
record RunOutputs(
    PendingPath output,
    @Nullable PendingPath report,
    @Nullable PendingPath model,
    TableWriter writer)
    implements AutoCloseable {

  /** Places to write, which are tried before the work. */
  static RunOutputs at(RunPaths paths, JobOptions options) throws IOException {
    Deque<PendingPath> opened = new ArrayDeque<>();
    try {
      PendingPath output =
          PendingPath.at(
              paths.output(),
              new PendingPath.Rule(
                  "--output",
                  options.output,
                  options.overwrite,
                  folder -> OwnWork.strangerToTable(folder, options.outputFormat())));
      opened.push(output);
      @Nullable PendingPath report =
          pending(paths.report(), "--report", options.report, options, OwnWork::strangerThan);
      if (report != null) {
        opened.push(report);
      }
      @Nullable PendingPath model =
          pending(
              paths.model(), "--save-model", options.model(), options, OwnWork::strangerToModel);
      return new RunOutputs(
          output,
          report,
          model,
          new TableWriter(options.output, options.outputFormat(), options.writerOptions));
    } catch (RuntimeException e) {
      for (PendingPath each : opened) {
        each.close();
      }
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
        : PendingPath.at(place, new PendingPath.Rule(option, asked, options.overwrite, stranger));
  }

  private List<PendingPath> all() {
    return Stream.of(output, report, model).filter(Objects::nonNull).toList();
  }

  /** Writes no rows, so that a format or an option that will not do is told before the work. */
  void tryToWrite(Dataset<Row> rows) {
    write(rows.limit(0));
    try {
      output.clear();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Writes the table. */
  void write(Dataset<Row> rows) {
    writer.write(rows, output.content().toString());
    try {
      output.list();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private BadInputException unwritable(IOException cause) {
    return new BadInputException(
        "cannot write '%s': %s; choose another place".formatted(writer.asked(), Reason.of(cause)),
        cause);
  }

  /** Writes the model, if one is asked for. */
  void write(SavedModel saved, Configuration configuration) {
    if (model != null) {
      saved.write(model.content(), configuration);
      try {
        model.list();
      } catch (IOException e) {
        throw unwritable(e);
      }
    }
  }

  /** All or none: what has been published is withdrawn if another cannot be. */
  void publish() {
    Deque<PendingPath> published = new ArrayDeque<>();
    for (PendingPath each : all()) {
      try {
        each.publish();
        published.push(each);
      } catch (RuntimeException e) {
        published.forEach(PendingPath::withdraw);
        throw e;
      }
    }
  }

  /**
   * Last opened, first closed, so that a parent made for the first is empty when its turn comes.
   */
  @Override
  public void close() throws IOException {
    Deque<PendingPath> opened = new ArrayDeque<>();
    all().forEach(opened::push);
    for (PendingPath each : opened) {
      each.close();
    }
  }
}
