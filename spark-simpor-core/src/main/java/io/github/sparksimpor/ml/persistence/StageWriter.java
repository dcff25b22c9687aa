package io.github.sparksimpor.ml.persistence;

import io.github.sparksimpor.ml.param.StageParam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.SparkSession;

/**
 * Writes a stage: its parameters, stages within it, each in a folder of its own, and what else it
 * holds. What cannot be saved is refused before an older folder is overwritten.
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
   */
  public StageWriter with(String name, Params inner) {
    if (!(inner instanceof MLWritable writable)) {
      throw new UnsupportedOperationException(
          "%s of %s is a %s, which cannot be saved; use a stage that implements MLWritable"
              .formatted(name, stage.uid(), inner.getClass().getName()));
    }
    nested.put(name, writable.write());
    return this;
  }

  @Override
  public void saveImpl(String path) {
    SparkMetadata.write(stage, path, sparkSession());
    nested.forEach((name, writer) -> save(writer, SavedStage.within(path, name)));
    parts.accept(path, sparkSession());
  }

  private void save(MLWriter writer, String path) {
    try {
      writer.session(sparkSession()).save(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
