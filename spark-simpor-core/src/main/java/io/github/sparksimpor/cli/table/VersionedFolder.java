package io.github.sparksimpor.cli.table;

import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.table.TableSource.Access;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * A folder whose files are those of all versions of a table: to read them as files is to read rows
 * that were deleted or replaced long ago.
 *
 * @param format that knows which files count
 * @param trace what lies in such a folder
 */
record VersionedFolder(String format, String trace) {
  private static final List<VersionedFolder> KNOWN =
      List.of(
          new VersionedFolder("delta", "_delta_log"),
          new VersionedFolder("iceberg", "metadata/*.metadata.json"),
          new VersionedFolder("hudi", ".hoodie"));

  /**
   * Checks that a table to be read by its files is one of files.
   *
   * @throws BadInputException if it has versions
   */
  static void check(TableSource source, Configuration configuration) {
    if (source.access() != Access.PATH || !TableReader.FILE_FORMATS.contains(source.format())) {
      return;
    }
    Path path = new Path(source.name());
    for (VersionedFolder each : KNOWN) {
      if (Stream.of(path, path.getParent())
          .anyMatch(folder -> folder != null && each.isAt(folder, configuration))) {
        throw new BadInputException(
            "'%s' is a table of %s, and its files hold rows of all its versions; give --format %2$s, or its name with --input-table"
                .formatted(source.name(), each.format()));
      }
    }
  }

  private boolean isAt(Path folder, Configuration configuration) {
    try {
      FileSystem files = folder.getFileSystem(configuration);
      FileStatus @Nullable [] found = files.globStatus(new Path(folder, trace));
      return found != null && found.length > 0;
    } catch (IOException | RuntimeException e) {
      return false; // what is wrong with the path is told when it is read
    }
  }
}
