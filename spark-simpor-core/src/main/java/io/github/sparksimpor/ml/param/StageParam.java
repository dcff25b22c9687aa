package io.github.sparksimpor.ml.param;

import io.github.sparksimpor.ml.persistence.StagePersistence;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
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

  /** The parameters of a stage that hold stages. */
  public static List<StageParam<?>> of(Params owner) {
    List<StageParam<?>> found = new ArrayList<>();
    for (Param<?> param : owner.params()) {
      if (param instanceof StageParam<?> nested) {
        found.add(nested);
      }
    }
    return found;
  }

  /** Has extra parameters reach the nested stages of a copy, as Spark's meta-algorithms do. */
  public static <S extends Params> S copyStages(S copy, ParamMap extra) {
    for (StageParam<?> param : of(copy)) {
      if (copy.isSet(param)) {
        param.copyStage(copy, extra);
      }
    }
    return copy;
  }

  @SuppressWarnings("unchecked") // a copy is of its original's type
  private void copyStage(Params owner, ParamMap extra) {
    owner.set(this, (T) owner.getOrDefault(this).copy(extra));
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
