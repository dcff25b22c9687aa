package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.fault.Reason;
import io.github.sparksimpor.cli.paths.OwnWork;
import io.github.sparksimpor.cli.paths.PendingPath;
import io.github.sparksimpor.cli.paths.RunPaths;
import io.github.sparksimpor.cli.table.TableWriter;
import java.io.IOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * What a run writes: the output and perhaps a report. They appear together, or neither does.
 *
 * @param output folder
 * @param report page, if one is asked for
 * @param writer of the folder
 */
record RunOutputs(PendingPath output, @Nullable PendingPath report, TableWriter writer)
    implements AutoCloseable {

  /** Places to write, which are tried before the work. */
  static RunOutputs at(RunPaths paths, JobOptions options) throws IOException {
    PendingPath output =
        PendingPath.at(
            paths.output(),
            new PendingPath.Rule(
                "--output",
                options.output,
                options.overwrite,
                folder -> OwnWork.strangerIn(folder, options.outputFormat())));
    try {
      @Nullable PendingPath report =
          paths.report() == null || options.report == null
              ? null
              : PendingPath.at(
                  paths.report(),
                  new PendingPath.Rule(
                      "--report", options.report, options.overwrite, OwnWork::strangerThan));
      return new RunOutputs(
          output,
          report,
          new TableWriter(options.output, options.outputFormat(), options.writerOptions));
    } catch (RuntimeException e) {
      output.close();
      throw e;
    }
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

  /** Both or none: what has been published is withdrawn if the other cannot be. */
  void publish() {
    output.publish();
    if (report != null) {
      try {
        report.publish();
      } catch (RuntimeException e) {
        output.withdraw();
        throw e;
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (report != null) {
      report.close();
    }
    output.close();
  }
}
