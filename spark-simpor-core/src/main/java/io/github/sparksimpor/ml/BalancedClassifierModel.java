package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.PriorShift;
import io.github.sparksimpor.ml.persistence.StagePersistence;
import io.github.sparksimpor.spark.ColumnNames;
import java.util.List;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A classifier trained by {@link BalancedClassifier}: predicts, and adds no rows to anything.
 *
 * <p>With {@link #correctPrior()} the {@code probability} column is mapped back to the class prior
 * of the training data before resampling, {@code p_c} becoming {@code p_c n_c / (n_c + ñ_c)} over
 * the sum, and {@code prediction} follows from it, by the classifier's thresholds if it has any.
 * The {@code rawPrediction} column stays as it is.
 */
public final class BalancedClassifierModel extends Model<BalancedClassifierModel>
    implements MLWritable {
  private static final long serialVersionUID = 1L;

  private static final String CLASSES = "classes";
  private static final String CLASSIFIER = "classifier";

  private final String uid;
  private final BooleanParam correctPrior;
  private @Nullable Model<?> classifier;
  private List<ClassCount> classes = List.of();

  /** A model without classifier, as Spark Connect needs it. */
  public BalancedClassifierModel() {
    this(Identifiable.randomUID("balancedClassifier"));
  }

  /** A model without classifier. */
  public BalancedClassifierModel(String uid) {
    this.uid = uid;
    this.correctPrior = BalancedTrainingParamSet.correctPrior(this);
    setDefault(correctPrior, false);
  }

  /** Gives the model its classifier; called once after construction. */
  BalancedClassifierModel with(Model<?> trained, List<ClassCount> counts) {
    classifier = trained;
    classes = List.copyOf(counts);
    return this;
  }

  @Override
  public String uid() {
    return uid;
  }

  /**
   * Whether predicted probabilities are mapped back from the resampled to the original class prior,
   * and predictions with them. Default false.
   */
  public BooleanParam correctPrior() {
    return correctPrior;
  }

  /** Value of {@link #correctPrior()}. */
  public boolean getCorrectPrior() {
    return (boolean) getOrDefault(correctPrior());
  }

  /** Sets {@link #correctPrior()}. */
  public BalancedClassifierModel setCorrectPrior(boolean value) {
    set(correctPrior(), value);
    return this;
  }

  /**
   * The trained classifier.
   *
   * @throws IllegalStateException if the model was made without fitting or loading
   */
  public Model<?> classifier() {
    if (classifier == null) {
      throw new IllegalStateException(uid + " holds no classifier: fit or load a model first");
    }
    return classifier;
  }

  /** Rows per class before and after resampling, by ascending label. */
  public List<ClassCount> classes() {
    return classes;
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    Dataset<Row> predicted = classifier().transform(dataset);
    return getCorrectPrior() ? corrected(predicted) : predicted;
  }

  private Dataset<Row> corrected(Dataset<Row> predicted) {
    FinalStage stage = FinalStage.of(classifier());
    String probability = stage.probabilityCol("correctPrior");
    double[] weights = ClassCounts.weightsToOriginal(classes);
    UDF1<Vector, Vector> shift = p -> Vectors.dense(PriorShift.shift(p.toArray(), weights));
    Dataset<Row> shifted =
        predicted
            .withColumn(
                probability,
                functions
                    .udf(shift, SQLDataTypes.VectorType())
                    .apply(ColumnNames.column(probability)))
            .withMetadata(probability, predicted.schema().apply(probability).metadata());
    return stage
        .column("predictionCol")
        .map(name -> predicted(shifted, stage, name))
        .orElse(shifted);
  }

  private static Dataset<Row> predicted(Dataset<Row> rows, FinalStage stage, String prediction) {
    double @Nullable [] thresholds = stage.thresholds().orElse(null);
    UDF1<Vector, Double> predict = p -> FinalStage.predict(p.toArray(), thresholds);
    String probability = stage.probabilityCol("correctPrior");
    return rows.withColumn(
            prediction,
            functions.udf(predict, DataTypes.DoubleType).apply(ColumnNames.column(probability)))
        .withMetadata(prediction, rows.schema().apply(prediction).metadata());
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return classifier().transformSchema(schema);
  }

  @Override
  public BalancedClassifierModel copy(ParamMap extra) {
    BalancedClassifierModel copy = new BalancedClassifierModel(uid);
    if (classifier != null) {
      copy.with((Model<?>) classifier.copy(extra), classes);
    }
    copyValues(copy, extra);
    return copy.setParent(parent());
  }

  @Override
  public MLWriter write() {
    return new Writer(this);
  }

  /** Reads a saved model. */
  public static BalancedClassifierModel load(String path) {
    return read().load(path);
  }

  /** A reader of saved models. */
  public static MLReader<BalancedClassifierModel> read() {
    return new Reader();
  }

  @Override
  public String toString() {
    return uid;
  }

  private static final class Writer extends MLWriter {
    private final BalancedClassifierModel model;

    Writer(BalancedClassifierModel model) {
      this.model = model;
    }

    @Override
    public void saveImpl(String path) {
      Model<?> trained = model.classifier();
      if (!(trained instanceof MLWritable writable)) {
        throw new UnsupportedOperationException(
            "the classifier %s is a %s, which cannot be saved"
                .formatted(trained.uid(), trained.getClass().getName()));
      }
      SparkSession session = sparkSession();
      StagePersistence.saveMetadata(model, path, session);
      StagePersistence.save(writable, StagePersistence.stagePath(path, CLASSIFIER), session);
      ClassCounts.write(model.classes, path + "/" + CLASSES, session);
    }
  }

  private static final class Reader extends MLReader<BalancedClassifierModel> {
    @Override
    public BalancedClassifierModel load(String path) {
      SparkSession session = sparkSession();
      StagePersistence.Saved saved =
          StagePersistence.loadMetadata(path, session, BalancedClassifierModel.class);
      Model<?> trained =
          StagePersistence.load(StagePersistence.stagePath(path, CLASSIFIER), session);
      BalancedClassifierModel model =
          new BalancedClassifierModel(saved.uid())
              .with(trained, ClassCounts.read(path + "/" + CLASSES, session));
      saved.restoreParams(model);
      return model;
    }
  }
}
