package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.PriorShift;
import io.github.sparksimpor.ml.persistence.SavedStage;
import io.github.sparksimpor.ml.persistence.StageReader;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A classifier trained by {@link BalancedClassifier}: predicts, and adds no rows to anything.
 *
 * <p>With {@link #correctPrior()} the {@code probability} column is mapped back to the class prior
 * of the training data before resampling, {@code p_c} becoming {@code p_c n_c / (n_c + ñ_c)} over
 * the sum; sums of weights stand for the numbers of rows if the classifier has a {@code weightCol}.
 * And {@code prediction} follows from it, by the classifier's thresholds if it has any. The {@code
 * rawPrediction} column stays as it is.
 */
public final class BalancedClassifierModel
    extends TrainedClassifier<BalancedClassifierModel, Model<?>> implements PriorCorrectionParams {
  private static final long serialVersionUID = 1L;

  private static final String CLASSES = "classes";

  private List<WeighedClass> classes = List.of();

  /** A model without classifier, as Spark Connect needs it. */
  public BalancedClassifierModel() {
    this(Identifiable.randomUID("balancedClassifier"));
  }

  /** A model without classifier. */
  public BalancedClassifierModel(String uid) {
    super(uid);
  }

  /** Sets {@link #correctPrior()}. */
  public BalancedClassifierModel setCorrectPrior(boolean value) {
    set(correctPrior(), value);
    return this;
  }

  /** Gives the model what it holds; called once after construction. */
  BalancedClassifierModel with(Model<?> trained, List<WeighedClass> learnt) {
    classes = List.copyOf(learnt);
    return with(trained);
  }

  /** Rows per class before and after resampling, by ascending label. */
  public List<ClassCount> classes() {
    return WeighedClass.counts(classes);
  }

  /** The classes as the classifier learnt them, by ascending label. */
  List<WeighedClass> weighed() {
    return classes;
  }

  @Override
  Map<String, Supplier<Dataset<Row>>> tables() {
    return Map.of("classes", this::countedClasses);
  }

  private Dataset<Row> countedClasses() {
    return ClassCounts.table(classes(), SparkSession.active());
  }

  @Override
  Dataset<Row> predictions(Dataset<?> dataset) {
    Dataset<Row> predicted = classifier().transform(dataset);
    return getCorrectPrior() ? corrected(predicted) : predicted;
  }

  private Dataset<Row> corrected(Dataset<Row> predicted) {
    InnerThreshold.check(this, classifier());
    double[] factors = WeighedClass.factorsToOriginal(classes);
    return new MappedProbabilities(FinalStage.of(classifier()), "correctPrior")
        .map(predicted, p -> Vectors.dense(PriorShift.shift(p.toArray(), factors)));
  }

  @Override
  void takeParts(BalancedClassifierModel other) {
    classes = other.classes;
  }

  @Override
  void saveParts(String path, SparkSession session) {
    WeighedClass.write(classes, path + "/" + CLASSES, session);
  }

  @Override
  void loadParts(SavedStage saved) {
    classes = saved.table(CLASSES, WeighedClass.SCHEMA, WeighedClass::read);
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
