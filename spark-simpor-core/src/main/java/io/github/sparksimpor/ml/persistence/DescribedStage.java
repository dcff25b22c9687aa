package io.github.sparksimpor.ml.persistence;

import io.github.sparksimpor.ml.param.DeclaredParams;
import io.github.sparksimpor.ml.param.HasDeclaredParams;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;

/**
 * An estimator that is told what to be, as {@link StageJson}: to fit it fits that stage, to save it
 * saves that stage, and loading it describes what was saved. A client of Spark Connect sends stages
 * in it whose parameters do not travel, since they hold stages or counts by label.
 *
 * @param <M> type of the model
 */
public final class DescribedStage<M extends Model<M>> extends Estimator<M>
    implements HasDeclaredParams, MLWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final DeclaredParams declared = new DeclaredParams(this);

  /** With a random uid. */
  public DescribedStage() {
    this(Identifiable.randomUID("describedStage"));
  }

  /** With a given uid. */
  public DescribedStage(String uid) {
    this.uid = uid;
    description();
  }

  /** The stage as JSON. */
  public Param<String> description() {
    return declared.param("description", name -> new Param<>(this, name, "the stage as JSON"));
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public DeclaredParams declared() {
    return declared;
  }

  @SuppressWarnings("unchecked") // whoever describes an estimator knows its model
  private Estimator<M> described() {
    if (!isSet(description())) {
      throw new IllegalArgumentException(
          "description of %s is not set; give the stage as JSON".formatted(uid));
    }
    return StageJson.read(getOrDefault(description()), Estimator.class);
  }

  @Override
  public M fit(Dataset<?> dataset) {
    return described().fit(dataset);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return described().transformSchema(schema);
  }

  @Override
  public DescribedStage<M> copy(ParamMap extra) {
    return this.<DescribedStage<M>>defaultCopy(extra);
  }

  /** A writer of the stage that is described. */
  @Override
  public MLWriter write() {
    Estimator<M> stage = described();
    if (stage instanceof MLWritable writable) {
      return writable.write();
    }
    throw new UnsupportedOperationException(
        "%s cannot be saved; use a stage that implements MLWritable".formatted(stage.uid()));
  }

  /** Describes a saved stage. */
  public static DescribedStage<?> load(String path) {
    return read().load(path);
  }

  /**
   * A reader of saved stages, which describes them, or why it cannot: what fails within Spark
   * Connect's own call of a reader does not reach the client.
   */
  public static MLReader<DescribedStage<?>> read() {
    return new MLReader<>() {
      @Override
      public DescribedStage<?> load(String path) {
        DescribedStage<?> described = new DescribedStage<>();
        described.set(described.description(), description(path));
        return described;
      }

      private String description(String path) {
        try {
          HasDeclaredParams stage = SavedStage.any(path, sparkSession());
          return stage instanceof Model<?> model
              ? StageJson.fitted(path, model)
              : StageJson.write(stage);
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
          return StageJson.refusal(String.valueOf(e.getMessage()));
        }
      }
    };
  }
}
