package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.ThresholdCurve;
import io.github.sparksimpor.ml.persistence.SavedStage;
import io.github.sparksimpor.ml.persistence.StageReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;

/**
 * A classifier with a threshold tuned by {@link TunedThreshold}. Raw predictions and probabilities
 * are the classifier's; predictions are the threshold's.
 */
public final class TunedThresholdModel extends TrainedClassifier<TunedThresholdModel, Model<?>> {
  private static final long serialVersionUID = 1L;

  private static final String TABLE = "thresholds";

  /** Least threshold by which a probability can be divided. */
  private static final double LEAST = 0x1p-53;

  private List<ClassThreshold> thresholds = List.of();

  /** A model without classifier, as Spark Connect needs it. */
  public TunedThresholdModel() {
    this(Identifiable.randomUID("tunedThreshold"));
  }

  /** A model without classifier. */
  public TunedThresholdModel(String uid) {
    super(uid);
  }

  /** Gives the model what it holds; called once after construction. */
  TunedThresholdModel with(Model<?> trained, List<ClassThreshold> chosen) {
    thresholds = List.copyOf(chosen);
    return with(trained);
  }

  /**
   * Least probability of a row that is predicted to be of the class that is looked for.
   *
   * @return between 0 and 1; above all probabilities out of fold, and so perhaps the least number
   *     above 1, if it is best to predict none
   * @throws IllegalStateException if there are more than two classes, or no classifier
   */
  public double threshold() {
    if (chosen().size() > 1) {
      throw new IllegalStateException(
          "%s has a threshold for each of %s classes; read its curve"
              .formatted(uid(), thresholds.size()));
    }
    return thresholds.get(0).threshold();
  }

  /** The one of two labels that is looked for; the first of more. */
  public int positiveLabel() {
    return chosen().get(0).label();
  }

  /**
   * A threshold a class in Spark's sense: the class of largest probability over threshold is
   * predicted. For two classes they add up to 1. A row right on the threshold is a tie by these; by
   * {@link #threshold()} it is of the class that is looked for.
   */
  public double[] thresholds() {
    if (chosen().size() == 1) {
      double positive = threshold();
      return positiveLabel() == 1
          ? new double[] {Math.max(0, 1 - positive), positive}
          : new double[] {positive, Math.max(0, 1 - positive)};
    }
    double[] byClass = new double[thresholds.get(thresholds.size() - 1).label() + 1];
    Arrays.fill(byClass, 1);
    thresholds.forEach(chosen -> byClass[chosen.label()] = Math.max(chosen.threshold(), LEAST));
    return byClass;
  }

  /**
   * The curve the threshold was chosen from, one row a threshold, ascending: {@code label} (the
   * class that is looked for), {@code threshold}, {@code chosen}, {@code tp}, {@code fp}, {@code
   * fn}, {@code tn}, {@code missedCost}, {@code precision} and {@code recall} of the rows of all
   * folds together, and {@code objective}, its mean over the folds, with {@code standardError}. By
   * weights, a row counts as much as its own is of the mean of all. More than two classes have a
   * curve each.
   */
  public Dataset<Row> curve() {
    return ThresholdTable.of(chosen(), SparkSession.active());
  }

  /**
   * The points of {@link #curve()}, by ascending threshold, of the class that is looked for; of
   * more than two classes, of the first.
   */
  public List<ThresholdCurve.Point> points() {
    return chosen().get(0).curve();
  }

  private List<ClassThreshold> chosen() {
    if (thresholds.isEmpty()) {
      throw empty();
    }
    return thresholds;
  }

  @Override
  Map<String, Supplier<Dataset<Row>>> tables() {
    return Map.of("curve", this::curve);
  }

  @Override
  Dataset<Row> predictions(Dataset<?> dataset) {
    FinalStage stage = FinalStage.of(classifier());
    return new MappedProbabilities(stage, "the threshold")
        .predict(classifier().transform(dataset), stage.predictionCol("the threshold"), rule());
  }

  private UDF1<Vector, Double> rule() {
    if (chosen().size() == 1) {
      double least = threshold();
      int positive = positiveLabel();
      return p -> (double) (p.apply(positive) >= least ? positive : 1 - positive);
    }
    double[] byClass = thresholds();
    return p -> PredictionRule.predict(Arrays.copyOf(p.toArray(), byClass.length), byClass);
  }

  @Override
  void takeParts(TunedThresholdModel other) {
    thresholds = other.thresholds;
  }

  @Override
  void saveParts(String path, SparkSession session) {
    ThresholdTable.of(thresholds, session).write().parquet(path + "/" + TABLE);
  }

  @Override
  void loadParts(SavedStage saved) {
    thresholds = saved.table(TABLE, ThresholdTable.SCHEMA, ThresholdTable::read);
  }

  @Override
  Class<? super Model<?>> kind() {
    return Model.class;
  }

  /** Reads a saved model. */
  public static TunedThresholdModel load(String path) {
    return read().load(path);
  }

  /** A reader of saved models. */
  public static MLReader<TunedThresholdModel> read() {
    return new StageReader<>(
        TunedThresholdModel.class, TunedThresholdModel::new, TrainedClassifier::readParts);
  }
}
