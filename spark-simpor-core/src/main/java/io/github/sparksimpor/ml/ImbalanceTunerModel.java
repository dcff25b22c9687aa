package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.Calibrator;
import io.github.sparksimpor.evaluation.Reliability;
import io.github.sparksimpor.evaluation.ScoreCounts;
import io.github.sparksimpor.evaluation.TunedBalance;
import io.github.sparksimpor.ml.persistence.SavedStage;
import io.github.sparksimpor.ml.persistence.StageReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The classifier trained as {@link ImbalanceTuner} chose, with its threshold, and how all
 * candidates did. Predicts at the threshold, with probabilities at the prior of the training data,
 * and adds no rows to anything.
 */
public final class ImbalanceTunerModel
    extends TrainedClassifier<ImbalanceTunerModel, TunedThresholdModel> {
  private static final long serialVersionUID = 1L;

  private static final String CANDIDATES = "candidates";
  private static final String CHOICE = "choice";
  private static final StructType TOLD =
      new StructType()
          .add("verdict", DataTypes.StringType, false)
          .add("threshold", DataTypes.DoubleType, false);

  private @Nullable TunedBalance tuned;

  /** A model without classifier, as Spark Connect needs it. */
  public ImbalanceTunerModel() {
    this(Identifiable.randomUID("imbalanceTuner"));
  }

  /** A model without classifier. */
  public ImbalanceTunerModel(String uid) {
    super(uid);
  }

  /** Gives the model what it holds; called once after construction. */
  ImbalanceTunerModel with(TunedThresholdModel trained, TunedBalance found) {
    tuned = found;
    return with(trained);
  }

  /** All that was tried, none first, with the gains over none, and the choice. */
  public TunedBalance tuned() {
    if (tuned == null) {
      throw empty();
    }
    return tuned;
  }

  /** What to do, what it gains, at what price, and what could not be told apart: one sentence. */
  public String verdict() {
    return tuned().verdict();
  }

  /** Least probability of a row that is predicted to be of the class that is looked for. */
  public double threshold() {
    return classifier().threshold();
  }

  /**
   * How reliable the chosen candidate's probabilities were out of fold, mapped back to the prior of
   * the training data, as the model predicts them; where they are calibrated, each fold's by what
   * the other folds taught.
   */
  public Reliability reliability() {
    return calibrated()
        .map(model -> model.after(classifier().positiveLabel()))
        .orElseGet(() -> Reliability.of(List.of(counts())));
  }

  /**
   * How reliable they were as the classifier gives them, which learnt the classes' shares after
   * treatment: the same as {@link #reliability()} where these are those of the training data. Where
   * they are calibrated, how reliable they were before, mapped back to that prior.
   */
  public Reliability learntReliability() {
    return calibrated()
        .map(model -> model.before(classifier().positiveLabel()))
        .orElseGet(
            () ->
                Reliability.of(
                    List.of(counts()), List.of(new Calibrator.Beta(1, 1, -priorShift()))));
  }

  private Optional<CalibratedClassifierModel> calibrated() {
    return classifier().classifier() instanceof CalibratedClassifierModel model
        ? Optional.of(model)
        : Optional.empty();
  }

  private ScoreCounts counts() {
    return ScoreCounts.of(classifier().points());
  }

  /** What mapping back adds to the log-odds of the class that is looked for. */
  private double priorShift() {
    if (!(classifier().classifier() instanceof BalancedClassifierModel balanced)) {
      return 0;
    }
    double[] factors = WeighedClass.factorsToOriginal(balanced.weighed());
    int positive = classifier().positiveLabel();
    return Math.log(factors[positive] / factors[1 - positive]);
  }

  /**
   * One row a candidate: {@code candidate}, {@code size} (γ; NaN without), {@code chosen}, {@code
   * cut}, means of {@code objective}, {@code balancedLogLoss}, {@code alignedLogLoss} and {@code
   * averagePrecision} over the folds, {@code gain} of the objective over none with {@code
   * gainError}, {@code gainLower}, {@code gainUpper} and {@code chance} (NaN for none itself),
   * training {@code rows} and {@code seconds} on average, and {@code folds}, the values on each.
   */
  public Dataset<Row> table() {
    return BalanceTable.of(tuned(), SparkSession.active());
  }

  @Override
  Map<String, Supplier<Dataset<Row>>> tables() {
    return Map.of("table", this::table, "verdict", this::told);
  }

  /** The verdict and the threshold, in one row. */
  private Dataset<Row> told() {
    return SparkSession.active()
        .createDataFrame(List.of(RowFactory.create(verdict(), threshold())), TOLD);
  }

  @Override
  Dataset<Row> predictions(Dataset<?> dataset) {
    return classifier().transform(dataset);
  }

  @Override
  void takeParts(ImbalanceTunerModel other) {
    tuned = other.tuned;
  }

  @Override
  void saveParts(String path, SparkSession session) {
    BalanceTable.of(tuned(), session).write().parquet(path + "/" + CANDIDATES);
    BalanceTable.choice(tuned(), session).write().parquet(path + "/" + CHOICE);
  }

  @Override
  void loadParts(SavedStage saved) {
    Row choice = saved.table(CHOICE, BalanceTable.CHOICE, table -> table.collectAsList().get(0));
    tuned = saved.table(CANDIDATES, BalanceTable.SCHEMA, table -> BalanceTable.read(table, choice));
  }

  @Override
  Class<TunedThresholdModel> kind() {
    return TunedThresholdModel.class;
  }

  /** Reads a saved model. */
  public static ImbalanceTunerModel load(String path) {
    return read().load(path);
  }

  /** A reader of saved models. */
  public static MLReader<ImbalanceTunerModel> read() {
    return new StageReader<>(
        ImbalanceTunerModel.class, ImbalanceTunerModel::new, TrainedClassifier::readParts);
  }
}
