package io.github.sparksimpor.cli;

import java.io.IOException;
import java.net.URI;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** The local disk, on which a file cannot be made, or not without the end of the program. */
public final class BreakingDisk extends RawLocalFileSystem {
  static final String SCHEME = "breaking";
  static final String MESSAGE = "the disk broke";

  private static final Pattern NOTHING = Pattern.compile("(?!)");
  private static volatile Pattern broken = NOTHING;
  private static volatile boolean halts;

  /**
   * Breaks.
   *
   * @param paths that cannot be made
   * @param andHalts whether the program ends instead, as if it had been killed
   */
  static void at(String paths, boolean andHalts) {
    broken = Pattern.compile(paths);
    halts = andHalts;
  }

  /** Is whole again. */
  static void nowhere() {
    broken = NOTHING;
  }

  @Override
  public void initialize(URI uri, Configuration configuration) throws IOException {
    super.initialize(uri, configuration);
    setConf(configuration);
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":///");
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
    check(path);
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
    check(path);
    return super.create(path, overwrite, bufferSize, replication, blockSize, progress);
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    check(to);
    return super.rename(from, to);
  }

  private static void check(Path path) throws IOException {
    if (broken.matcher(path.toString()).find()) {
      if (halts) {
        Runtime.getRuntime().halt(137);
      }
      throw new IOException(MESSAGE);
    }
  }
}
