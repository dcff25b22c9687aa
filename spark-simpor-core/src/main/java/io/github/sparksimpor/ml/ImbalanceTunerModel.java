package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.TunedBalance;
import io.github.sparksimpor.ml.persistence.SavedStage;
import io.github.sparksimpor.ml.persistence.StageReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
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
  public Dataset<Row> transform(Dataset<?> dataset) {
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
