package io.github.sparksimpor.ml.param;

import io.github.sparksimpor.ml.persistence.StagePersistence;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLWritable;

/**
 * A parameter whose value is a stage. Metadata holds the stage's uid; the stage itself is saved in
 * a folder of its own, see {@link StagePersistence}.
 *
 * @param <T> kind of stage
 */
public final class StageParam<T extends Params> extends Param<T> {
  private static final long serialVersionUID = 1L;

  public StageParam(Identifiable parent, String name, String doc) {
    super(parent, name, doc);
  }

  @Override
  public String jsonEncode(T stage) {
    return "\"" + stage.uid() + "\"";
  }

  @Override
  public T jsonDecode(String json) {
    throw new UnsupportedOperationException(name() + " is read from its own folder, not from JSON");
  }

  /** The stage as something that can be saved. */
  public MLWritable writable(Params owner) {
    T stage = owner.getOrDefault(this);
    if (stage instanceof MLWritable writable) {
      return writable;
    }
    throw new UnsupportedOperationException(
        "%s of %s is a %s, which cannot be saved; use a stage that implements MLWritable"
            .formatted(name(), owner.uid(), stage.getClass().getName()));
  }
}
