package io.github.sparksimpor.cli;

import io.github.sparksimpor.testing.FaultyDisk;
import java.io.File;
import java.io.IOException;
import org.apache.hadoop.fs.Path;

/** A local disk with room for one file of a table, for no page, and in "brim" for no list. */
public final class FullDisk extends FaultyDisk {
  static final File FULL = new File("/dev/full");
  static final String MESSAGE = "No space left on device";

  @Override
  public String getScheme() {
    return "full";
  }

  /** A page, or such a list, goes to a device that is always full. */
  @Override
  public File pathToFile(Path path) {
    boolean full =
        path.toString()
            .matches(".*(\\.html\\.[^/]*/content|\\.brim\\.[^/]*/content/_spark_simpor)");
    return full && FULL.exists() ? FULL : super.pathToFile(path);
  }

  @Override
  protected void check(Path path) throws IOException {
    if (path.getName().startsWith("part-00001") && !path.toString().contains("brim")) {
      throw new IOException(MESSAGE);
    }
  }
}
