package io.github.sparksimpor.ml.persistence;

import io.github.sparksimpor.ml.param.StageParam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Writes a stage: its parameters, stages within it, each in a folder of its own, and what else it
 * holds. It is saved beside its place and renamed, so that what cannot be saved leaves nothing, and
 * an older folder as it was.
 */
public final class StageWriter extends MLWriter {
  private final Params stage;
  private final Map<String, MLWriter> nested = new LinkedHashMap<>();
  private final BiConsumer<String, SparkSession> parts;

  /** A writer of a stage that is its parameters. */
  public StageWriter(Params stage) {
    this(stage, (path, session) -> {});
  }

  /**
   * A writer of a stage that holds more.
   *
   * @param parts writes it into the stage's folder
   */
  public StageWriter(Params stage, BiConsumer<String, SparkSession> parts) {
    this.stage = stage;
    this.parts = parts;
    for (StageParam<?> param : StageParam.of(stage)) {
      if (stage.isSet(param)) {
        with(param.name(), stage.getOrDefault(param));
      }
    }
  }

  /**
   * Adds a stage within the stage.
   *
   * @param name of its folder
   * @throws UnsupportedOperationException if it cannot be saved
   */
  public StageWriter with(String name, Params inner) {
    Savability.obstacle(inner).ifPresent(why -> refuse(name, why, null));
    nested.put(name, ((MLWritable) inner).write());
    return this;
  }

  @Override
  public void save(String path) throws IOException {
    if (LocalSaving.isOn()) { // into a folder of the server's own, which nobody else reads
      saveImpl(path);
      return;
    }
    Path target = new Path(path);
    FileSystem files = target.getFileSystem(sparkSession().sparkContext().hadoopConfiguration());
    if (target.isRoot() || (files.exists(target) && !shouldOverwrite())) {
      super.save(path); // which says so
      return;
    }
    Path partial =
        new Path(
            files.makeQualified(target).getParent(),
            ".%s.%s.partial".formatted(target.getName(), UUID.randomUUID()));
    try {
      saveImpl(partial.toString());
      replace(files, target, partial);
    } finally {
      files.delete(partial, true);
    }
  }

  /** An older folder steps aside, and goes when its place is taken. */
  private static void replace(FileSystem files, Path target, Path by) throws IOException {
    Path former = by.suffix(".former");
    boolean isThere = files.exists(target);
    if (isThere) {
      rename(files, target, former);
    }
    try {
      rename(files, by, target);
    } catch (IOException e) {
      if (isThere) {
        rename(files, former, target);
      }
      throw e;
    }
    files.delete(former, true);
  }

  private static void rename(FileSystem files, Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      throw new IOException("cannot rename " + from + " to " + to);
    }
  }

  @Override
  public void saveImpl(String path) {
    SparkMetadata.write(stage, path, sparkSession());
    nested.forEach((name, writer) -> save(name, writer, SavedStage.within(path, name)));
    parts.accept(path, sparkSession());
  }

  private void save(String name, MLWriter writer, String path) {
    try {
      MLWriter here = writer.session(sparkSession());
      if (here instanceof StageWriter own) {
        own.saveImpl(path);
      } else {
        here.save(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (LinkageError e) {
      refuse(name, Savability.unlinked(writer.getClass().getName(), e), e);
    }
  }

  private void refuse(String name, String why, @Nullable Throwable cause) {
    throw new UnsupportedOperationException(
        "%s of %s: %s".formatted(name, stage.uid(), why), cause);
  }
}
