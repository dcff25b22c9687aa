package io.github.sparksimpor.ml.param;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Param$;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.sql.types.StructType;

/**
 * A parameter whose value is a stage. Metadata holds the stage's uid; the stage itself is saved in
 * a folder of its own.
 *
 * @param <T> kind of stage
 */
public final class StageParam<T extends Params> extends Param<T> {
  private static final long serialVersionUID = 1L;

  private final Class<? super T> kind;

  /**
   * A parameter without value.
   *
   * @param kind what every value is
   */
  public StageParam(Identifiable parent, String name, String doc, Class<? super T> kind) {
    super(parent, name, doc);
    this.kind = kind;
  }

  /** What every value is. */
  public Class<? super T> kind() {
    return kind;
  }

  /** What comes from other languages may be of any class. */
  @Override
  public void validate(T stage) {
    if (!kind.isInstance(stage)) {
      throw new IllegalArgumentException(
          "%s is %s, which is no %s; give one"
              .formatted(
                  name(),
                  ((Object) stage) == null
                      ? null
                      : "a " + ((Object) stage).getClass().getSimpleName(),
                  kind.getSimpleName()));
    }
  }

  @Override
  public String jsonEncode(T stage) {
    return "\"" + stage.uid() + "\"";
  }

  /**
   * The name of a folder, as a stage. {@code CrossValidator} and {@code TrainValidationSplit} save
   * the stages of a grid in folders, have the parameter decode a folder's name, and go by the text
   * of what it gives.
   */
  @Override
  @SuppressWarnings("unchecked") // nobody takes it for a T: its text is read, and then the folder
  public T jsonDecode(String json) {
    Object name = Param$.MODULE$.jsonDecode(json);
    return (T) new FolderName(String.valueOf(name));
  }

  private static final class FolderName extends PipelineStage {
    private static final long serialVersionUID = 1L;

    private final String name;

    FolderName(String name) {
      this.name = name;
    }

    @Override
    public String uid() {
      return name;
    }

    @Override
    public StructType transformSchema(StructType schema) {
      throw new UnsupportedOperationException(name + " is the name of a saved stage's folder");
    }

    @Override
    public PipelineStage copy(ParamMap extra) {
      return this;
    }

    @Override
    public String toString() {
      return name;
    }
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

  /**
   * The stage of an owner that cannot do without.
   *
   * @throws IllegalArgumentException if it is not set
   */
  public T required(Params owner) {
    if (!owner.isDefined(this)) {
      throw new IllegalArgumentException(
          "%s of %s is not set; give it a stage".formatted(name(), owner.uid()));
    }
    return owner.getOrDefault(this);
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
}
