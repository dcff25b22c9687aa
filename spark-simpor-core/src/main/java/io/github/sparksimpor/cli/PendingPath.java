package io.github.sparksimpor.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A file or folder that appears whole or not at all: it is written beside its target and renamed
 * when complete. What stood at the target before is replaced only then, and only if allowed.
 * Closing without publishing removes what was written.
 */
final class PendingPath implements AutoCloseable {
  private final FileSystem files;
  private final String asked;
  private final Path target;
  private final Path temporary;
  private final boolean overwrite;
  private final String option;
  private boolean published;

  private PendingPath(FileSystem files, String asked, boolean overwrite, String option) {
    this.files = files;
    this.asked = asked;
    this.target = files.makeQualified(new Path(asked));
    this.temporary = sibling(target, "partial");
    this.overwrite = overwrite;
    this.option = option;
  }

  /**
   * Reserves nothing yet, but checks that the target may be written.
   *
   * @param option that named the path, for messages
   * @throws BadInputException if the target exists and may not be overwritten
   */
  static PendingPath at(String path, boolean overwrite, String option, Configuration configuration)
      throws IOException {
    try {
      FileSystem files = new Path(path).getFileSystem(configuration);
      PendingPath pending = new PendingPath(withoutChecksumFiles(files), path, overwrite, option);
      if (pending.target.isRoot()) {
        throw new BadInputException(option + ": '" + path + "' is a root; name a folder below it");
      }
      pending.checkFree();
      return pending;
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInputException(
          "%s: cannot use '%s': %s".formatted(option, path, Failures.reason(e)), e);
    }
  }

  /** Where to write. */
  Path temporary() throws IOException {
    files.deleteOnExit(temporary);
    return temporary;
  }

  /** Where the result will be. */
  Path target() {
    return target;
  }

  /** Whether another path is this one or lies below it. */
  boolean contains(Path other) {
    for (Path path = files.makeQualified(other); path != null; path = path.getParent()) {
      if (path.equals(target)) {
        return true;
      }
    }
    return false;
  }

  /** Writes a text file. */
  void write(String text) throws IOException {
    try (OutputStream out = files.create(temporary())) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Moves what was written to its target. */
  void publish() throws IOException {
    checkFree();
    Path former = sibling(target, "former");
    boolean replaces = files.exists(target);
    if (replaces) {
      move(target, former);
    }
    try {
      move(temporary, target);
    } catch (IOException e) {
      if (replaces) {
        move(former, target);
      }
      throw e;
    }
    published = true;
    files.cancelDeleteOnExit(temporary);
    if (replaces) {
      files.delete(former, true);
    }
  }

  @Override
  public void close() throws IOException {
    if (!published) {
      files.delete(temporary, true);
      files.cancelDeleteOnExit(temporary);
    }
  }

  private void checkFree() throws IOException {
    if (!overwrite && files.exists(target)) {
      throw new BadInputException(
          "%s: '%s' exists; choose another path or add --overwrite".formatted(option, asked));
    }
  }

  private void move(Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      throw new IOException("cannot rename " + from + " to " + to);
    }
  }

  /** Hidden from readers of the folder above, which skip names that begin with a dot. */
  private static Path sibling(Path path, String purpose) {
    return new Path(
        path.getParent(), ".%s.%s.%s".formatted(path.getName(), UUID.randomUUID(), purpose));
  }

  /** The local file system would otherwise leave a .crc file beside each file. */
  private static FileSystem withoutChecksumFiles(FileSystem files) {
    return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
  }
}
