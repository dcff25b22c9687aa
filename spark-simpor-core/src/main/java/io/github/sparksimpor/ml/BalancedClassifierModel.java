package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.PriorShift;
import io.github.sparksimpor.ml.persistence.SavedStage;
import io.github.sparksimpor.ml.persistence.StageReader;
import io.github.sparksimpor.spark.ColumnNames;
import java.util.List;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * A classifier trained by {@link BalancedClassifier}: predicts, and adds no rows to anything.
 *
 * <p>With {@link #correctPrior()} the {@code probability} column is mapped back to the class prior
 * of the training data before resampling, {@code p_c} becoming {@code p_c n_c / (n_c + ñ_c)} over
 * the sum, and {@code prediction} follows from it, by the classifier's thresholds if it has any.
 * The {@code rawPrediction} column stays as it is.
 */
public final class BalancedClassifierModel
    extends TrainedClassifier<BalancedClassifierModel, Model<?>> {
  private static final long serialVersionUID = 1L;

  private static final String CLASSES = "classes";

  private List<ClassCount> classes = List.of();

  /** A model without classifier, as Spark Connect needs it. */
  public BalancedClassifierModel() {
    this(Identifiable.randomUID("balancedClassifier"));
  }

  /** A model without classifier. */
  public BalancedClassifierModel(String uid) {
    super(uid);
  }

  /** Gives the model what it holds; called once after construction. */
  BalancedClassifierModel with(Model<?> trained, List<ClassCount> counts) {
    classes = List.copyOf(counts);
    return with(trained);
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
  void takeParts(BalancedClassifierModel other) {
    classes = other.classes;
  }

  @Override
  void saveParts(String path, SparkSession session) {
    ClassCounts.write(classes, path + "/" + CLASSES, session);
  }

  @Override
  void loadParts(SavedStage saved) {
    classes = saved.table(CLASSES, ClassCounts.SCHEMA, ClassCounts::read);
  }

  @Override
  Class<? super Model<?>> kind() {
    return Model.class;
  }

  /** Reads a saved model. */
  public static BalancedClassifierModel load(String path) {
    return read().load(path);
  }

  /** A reader of saved models. */
  public static MLReader<BalancedClassifierModel> read() {
    return new StageReader<>(
        BalancedClassifierModel.class, BalancedClassifierModel::new, TrainedClassifier::readParts);
  }
}
