package io.github.sparksimpor.ml.persistence;

import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.MLReader;

/** Reads a stage: its parameters, the stages among them, and what else it was saved with. */
public final class StageReader<T extends Params> extends MLReader<T> {
  private final Class<T> type;
  private final Function<String, T> withUid;
  private final BiConsumer<T, SavedStage> parts;

  /** A reader of stages that are their parameters. */
  public StageReader(Class<T> type, Function<String, T> withUid) {
    this(type, withUid, (stage, saved) -> {});
  }

  /**
   * A reader of stages that hold more.
   *
   * @param withUid makes a stage of a uid
   * @param parts gives a stage, which has its parameters, what else the folder holds
   */
  public StageReader(Class<T> type, Function<String, T> withUid, BiConsumer<T, SavedStage> parts) {
    this.type = type;
    this.withUid = withUid;
    this.parts = parts;
  }

  @Override
  public T load(String path) {
    SavedStage saved = SavedStage.open(path, sparkSession(), type);
    T stage = withUid.apply(saved.uid());
    saved.restore(stage);
    parts.accept(stage, saved);
    return stage;
  }
}
