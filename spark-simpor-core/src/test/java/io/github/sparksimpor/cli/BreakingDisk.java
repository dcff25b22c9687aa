package io.github.sparksimpor.cli;

import io.github.sparksimpor.testing.FaultyDisk;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;

/**
 * The local disk, on which a file cannot be made, or not without the end of the program, or cannot
 * be deleted.
 */
public final class BreakingDisk extends FaultyDisk {
  static final String SCHEME = "breaking";
  static final String MESSAGE = "the disk broke";

  private static final Pattern NOTHING = Pattern.compile("(?!)");
  private static volatile Pattern broken = NOTHING;
  private static volatile Pattern kept = NOTHING;
  private static volatile boolean halts;

  @Override
  public String getScheme() {
    return SCHEME;
  }

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

  /**
   * Breaks.
   *
   * @param paths that cannot be deleted
   */
  static void keeping(String paths) {
    kept = Pattern.compile(paths);
  }

  /** Is whole again. */
  static void nowhere() {
    broken = NOTHING;
    kept = NOTHING;
  }

  @Override
  protected void checkDeletion(Path path) throws IOException {
    if (kept.matcher(path.toString()).find()) {
      throw new IOException(MESSAGE);
    }
  }

  @Override
  protected void check(Path path) throws IOException {
    if (broken.matcher(path.toString()).find()) {
      if (halts) {
        Runtime.getRuntime().halt(137);
      }
      throw new IOException(MESSAGE);
    }
  }
}
