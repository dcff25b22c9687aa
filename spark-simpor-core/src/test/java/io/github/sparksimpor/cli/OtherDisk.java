package io.github.sparksimpor.cli;

import io.github.sparksimpor.testing.SparkTestSession;
import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** The local disk under another scheme: a second file system. */
public final class OtherDisk extends RawLocalFileSystem {
  private static final String SCHEME = "other";

  /** Registers the scheme, and gives a file's name in it. */
  static String path(java.nio.file.Path file) {
    SparkTestSession.get()
        .sparkContext()
        .hadoopConfiguration()
        .set("fs." + SCHEME + ".impl", OtherDisk.class.getName());
    return SCHEME + "://" + file;
  }

  @Override
  public void initialize(URI uri, Configuration configuration) throws IOException {
    super.initialize(uri, configuration);
    setConf(configuration);
  }

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":///");
  }

  /** Nothing is made below a folder called {@code sealed}. */
  @Override
  public boolean mkdirs(Path path) throws IOException {
    return !path.toString().contains("/sealed/") && super.mkdirs(path);
  }

  /** No page called {@code stuck.html} ever takes its place. */
  @Override
  public boolean rename(Path from, Path to) throws IOException {
    return !to.getName().equals("stuck.html") && super.rename(from, to);
  }
}
