package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.paths.RunPaths;
import io.github.sparksimpor.cli.sink.Destination;
import io.github.sparksimpor.cli.sink.Sinks;
import io.github.sparksimpor.cli.table.TableOrigin;
import io.github.sparksimpor.cli.table.TableSource;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * Where the rows of a run come from and where they go, kept apart before any is read.
 *
 * @param paths that are read and written
 * @param source of the rows
 * @param to where they go
 */
record Route(RunPaths paths, TableSource source, Destination to) {

  /**
   * Finds it.
   *
   * @throws io.github.sparksimpor.cli.fault.BadInputException if something is missing, or would be
   *     written over what is read
   */
  static Route of(SparkSession session, InputOptions input, Destination to, RunPaths.Asked asked) {
    Configuration configuration = session.sparkContext().hadoopConfiguration();
    TableOrigin origin = TableOrigin.of(session, input.source(input.path));
    RunPaths.Tables tables =
        new RunPaths.Tables(origin.folders(), to.name(), Sinks.folder(session, to).orElse(null));
    RunPaths paths = RunPaths.of(asked, tables, configuration);
    Sinks.checkNotTwice(session, to, origin, paths.joinsInput());
    return new Route(paths, input.source(paths.source()), to);
  }
}
