package io.github.sparksimpor.cli.sink;

import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.fault.Reason;
import io.github.sparksimpor.cli.paths.OwnWork;
import io.github.sparksimpor.cli.paths.PendingPath;
import io.github.sparksimpor.cli.paths.Place;
import io.github.sparksimpor.cli.table.TableSource;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A folder of files, written beside its place and renamed. */
final class FolderSink implements Sink {
  private final Destination to;
  private final PendingPath folder;

  private FolderSink(Destination to, PendingPath folder) {
    this.to = to;
    this.folder = folder;
  }

  /** A folder that is not there yet, or may be replaced. */
  static FolderSink at(Place place, Destination to) {
    return new FolderSink(
        to,
        PendingPath.at(
            place,
            new PendingPath.Rule(
                "--output",
                to.name(),
                to.mode() == WriteMode.OVERWRITE,
                OwnWork::strangerToTable)));
  }

  @Override
  public String name() {
    return to.name();
  }

  /** Writes no rows, so that a format or an option that will not do is told. */
  @Override
  public void tryToWrite(Dataset<Row> rows) {
    write(rows.limit(0));
    try {
      folder.clear();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  @Override
  public void write(Dataset<Row> rows) {
    Map<String, String> all = new LinkedHashMap<>(TableSource.writingDefaults(to.formatName()));
    all.putAll(to.options());
    try {
      rows.write().format(to.formatName()).options(all).save(folder.content().toString());
    } catch (Exception | FSError e) { // the local file system throws an error at a full disk
      throw to.unwritable(e);
    }
    try {
      folder.list();
    } catch (IOException | FSError e) {
      throw unwritable(e);
    }
  }

  private BadInputException unwritable(Throwable cause) {
    return new BadInputException(
        "cannot write '%s': %s; choose another place".formatted(to.name(), Reason.of(cause)),
        cause);
  }

  @Override
  public void publish() {
    folder.publish();
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
