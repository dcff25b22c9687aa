package io.github.sparksimpor.cli;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** A local disk with room for one file of a table, and for no page. */
public final class FullDisk extends RawLocalFileSystem {
  static final File FULL = new File("/dev/full");
  static final String MESSAGE = "No space left on device";

  @Override
  public void initialize(URI uri, Configuration configuration) throws IOException {
    super.initialize(uri, configuration);
    setConf(configuration);
  }

  @Override
  public URI getUri() {
    return URI.create("full:///");
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    refuse(path);
    return super.create(path, permission, overwrite, bufferSize, replication, blockSize, progress);
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    refuse(path);
    return super.create(path, overwrite, bufferSize, replication, blockSize, progress);
  }

  /** A page goes to a device that is always full. */
  @Override
  public File pathToFile(Path path) {
    boolean page = path.toString().matches(".*\\.html\\.[^/]*/content");
    return page && FULL.exists() ? FULL : super.pathToFile(path);
  }

  private static void refuse(Path path) throws IOException {
    if (path.getName().startsWith("part-00001")) {
      throw new IOException(MESSAGE);
    }
  }
}
