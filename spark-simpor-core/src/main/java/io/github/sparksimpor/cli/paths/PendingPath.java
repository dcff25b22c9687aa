package io.github.sparksimpor.cli.paths;

import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.fault.Reason;
import io.github.sparksimpor.spark.Closing;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A file or folder that appears whole or not at all: it is written in a hidden folder beside its
 * target and renamed when complete. What stood at the target before is replaced only then, and only
 * if it may be. Closing without publishing leaves everything as it was.
 */
public final class PendingPath implements AutoCloseable {
  private final Place target;
  private final Rule rule;
  private final HiddenFolder hidden;
  private final Path content;
  private final Path former;

  private PendingPath(Place target, Rule rule, HiddenFolder hidden) {
    this.target = target;
    this.rule = rule;
    this.hidden = hidden;
    this.content = hidden.at("content");
    this.former = hidden.at(HiddenFolder.FORMER);
  }

  /**
   * What may be done to what stands at the target.
   *
   * @param option that names the target
   * @param asked how it names it
   * @param overwrite whether to replace it if it is this program's
   * @param stranger why it is not this program's, if it is not
   */
  public record Rule(String option, String asked, boolean overwrite, Check stranger) {
    void check(Place target) throws IOException {
      if (!target.files().exists(target.path())) {
        return;
      }
      Optional<String> why = stranger.of(target);
      if (why.isPresent()) {
        throw new BadInputException(
            "%s: '%s' exists and %s, so it is never replaced; choose another path"
                .formatted(option, asked, why.get()));
      }
      if (!overwrite) {
        throw new BadInputException(
            "%s: '%s' exists; choose another path or add --overwrite".formatted(option, asked));
      }
    }
  }

  /** Looks for what is not this program's. */
  public interface Check {
    Optional<String> of(Place target) throws IOException;
  }

  /**
   * Makes sure that the target can be written, and makes a place to write it.
   *
   * @throws BadInputException if the target may not be replaced or its folder not be written
   */
  public static PendingPath at(Place target, Rule rule) {
    try {
      rule.check(target);
      return new PendingPath(target, rule, HiddenFolder.beside(target));
    } catch (IOException e) {
      throw unwritable(rule, e);
    }
  }

  private static BadInputException unwritable(Rule rule, Throwable cause) {
    return new BadInputException(
        "%s: cannot write '%s': %s; choose another place"
            .formatted(rule.option(), rule.asked(), HiddenFolder.named(Reason.of(cause))),
        cause);
  }

  /** Where to write. */
  public Path content() {
    return content;
  }

  /** Writes a text file. */
  public void write(String text) {
    try (OutputStream out = files().create(content)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException | FSError e) { // the local file system throws an error at a full disk
      throw unwritable(rule, e);
    }
  }

  /** Takes away what was written. */
  public void clear() throws IOException {
    files().delete(content, true);
  }

  /** Leaves a list of what was written in it, by which a later run knows it for its own. */
  public void list() throws IOException {
    OwnWork.list(files(), content);
  }

  /**
   * Moves what was written to its target.
   *
   * @throws BadInputException if that cannot be, and all is as it was
   */
  public void publish() {
    try {
      replace();
    } catch (IOException e) {
      throw unwritable(rule, e);
    }
  }

  private void replace() throws IOException {
    rule.check(target);
    hidden.keep();
    boolean replaces = files().exists(target.path());
    if (replaces) {
      move(target.path(), former);
    }
    try {
      move(content, target.path());
    } catch (IOException e) {
      if (replaces) {
        Closing.after(e, () -> move(former, target.path()));
      }
      throw e;
    }
  }

  /** Undoes {@link #publish}. */
  public void withdraw() {
    try {
      move(target.path(), content);
      if (files().exists(former)) {
        move(former, target.path());
      }
    } catch (IOException e) {
      throw unwritable(rule, e);
    }
  }

  @Override
  public void close() throws IOException {
    hidden.close();
  }

  private FileSystem files() {
    return target.files();
  }

  private void move(Path from, Path to) throws IOException {
    if (!files().rename(from, to)) {
      throw new IOException("cannot rename " + from + " to " + to);
    }
  }
}
