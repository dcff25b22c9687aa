package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.ChoiceParam;
import io.github.sparksimpor.ml.param.DeclaredParams;
import io.github.sparksimpor.ml.param.HasDeclaredParams;
import io.github.sparksimpor.ml.persistence.SavedStage;
import io.github.sparksimpor.ml.persistence.StageWriter;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A model around a trained classifier. Predicts, and adds no rows to anything. For a client of a
 * server, which can call no method but {@code transform}, {@link #view()} gives its tables.
 *
 * @param <M> the model's own type
 * @param <C> type of the trained classifier
 */
public abstract class TrainedClassifier<M extends TrainedClassifier<M, C>, C extends Model<?>>
    extends Model<M> implements HasDeclaredParams, MLWritable {
  private static final long serialVersionUID = 1L;

  private static final String CLASSIFIER = "classifier";
  private static final String PREDICTIONS = "predictions";

  private final String uid;
  private final DeclaredParams declared = new DeclaredParams(this);
  private @Nullable C classifier;

  /** A model without classifier. */
  TrainedClassifier(String uid) {
    this.uid = uid;
    declared.declareAll();
    view();
  }

  /**
   * What {@code transform} gives: {@code predictions}, or a table of the model's, whatever the
   * dataset. Default {@code predictions}.
   */
  public Param<String> view() {
    return declared.param(
        "view",
        name ->
            new ChoiceParam(
                this,
                name,
                "what transform gives: predictions, or a table of the model's",
                Stream.concat(Stream.of(PREDICTIONS), tables().keySet().stream().sorted())
                    .toArray(String[]::new)),
        PREDICTIONS);
  }

  /** Value of {@link #view()}. */
  public String getView() {
    return getOrDefault(view());
  }

  /** Sets {@link #view()}. */
  public M setView(String value) {
    set(view(), value);
    return self();
  }

  /** The model's tables by name. */
  abstract Map<String, Supplier<Dataset<Row>>> tables();

  /** The dataset with predictions. */
  abstract Dataset<Row> predictions(Dataset<?> dataset);

  /** The dataset with predictions, or the table that {@link #view()} says. */
  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    Supplier<Dataset<Row>> table = tables().get(getView());
    return table == null ? predictions(dataset) : table.get();
  }

  /** Gives the model its classifier; called once after construction. */
  M with(C trained) {
    classifier = trained;
    return self();
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public DeclaredParams declared() {
    return declared;
  }

  /**
   * The trained classifier.
   *
   * @throws IllegalStateException if the model was made without fitting or loading
   */
  public C classifier() {
    if (classifier == null) {
      throw empty();
    }
    return classifier;
  }

  /** The failure of a model that was made without fitting or loading. */
  IllegalStateException empty() {
    return new IllegalStateException(uid + " holds no classifier: fit or load a model first");
  }

  /** Takes over what another model holds besides its classifier. */
  abstract void takeParts(M other);

  /** Saves what the model holds besides its classifier. */
  abstract void saveParts(String path, SparkSession session);

  /** Reads what the model holds besides its classifier. */
  abstract void loadParts(SavedStage saved);

  /** What the classifier must be. */
  abstract Class<? super C> kind();

  @Override
  public StructType transformSchema(StructType schema) {
    Supplier<Dataset<Row>> table = tables().get(getView());
    return table == null ? classifier().transformSchema(schema) : table.get().schema();
  }

  @Override
  @SuppressWarnings("unchecked") // a copy is of its original's type
  public M copy(ParamMap extra) {
    M copy = this.<M>defaultCopy(extra);
    if (classifier != null) {
      copy.with((C) classifier.copy(extra)).takeParts(self());
    }
    return copy.setParent(parent());
  }

  @Override
  public MLWriter write() {
    return new StageWriter(this, this::saveParts).with(CLASSIFIER, classifier());
  }

  /** Reads the classifier and what there is besides. */
  void readParts(SavedStage saved) {
    classifier = saved.stage(CLASSIFIER, kind());
    loadParts(saved);
  }

  @Override
  public String toString() {
    return uid;
  }

  @SuppressWarnings("unchecked")
  private M self() {
    return (M) this;
  }
}
