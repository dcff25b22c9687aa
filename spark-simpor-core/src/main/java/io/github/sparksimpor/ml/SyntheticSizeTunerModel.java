package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.CandidateScores;
import io.github.sparksimpor.evaluation.SizeVerdict;
import io.github.sparksimpor.evaluation.TunedSize;
import io.github.sparksimpor.ml.persistence.SavedStage;
import io.github.sparksimpor.ml.persistence.StageReader;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The classifier trained at the best size, and how all sizes did. Predicts, and adds no rows to
 * anything.
 */
public final class SyntheticSizeTunerModel
    extends TrainedClassifier<SyntheticSizeTunerModel, BalancedClassifierModel>
    implements PriorCorrectionParams {
  private static final long serialVersionUID = 1L;

  private static final String TABLE = "sizes";
  private static final StructType TOLD =
      new StructType()
          .add("verdict", DataTypes.StringType, false)
          .add("bestSize", DataTypes.DoubleType, false);

  private TunedSize tuned = new TunedSize(Double.NaN, List.of());

  /** A model without classifier, as Spark Connect needs it. */
  public SyntheticSizeTunerModel() {
    this(Identifiable.randomUID("syntheticSizeTuner"));
  }

  /** A model without classifier. */
  public SyntheticSizeTunerModel(String uid) {
    super(uid);
  }

  /** Sets {@link #correctPrior()}. */
  public SyntheticSizeTunerModel setCorrectPrior(boolean value) {
    set(correctPrior(), value);
    return this;
  }

  /** Gives the model what it holds; called once after construction. */
  SyntheticSizeTunerModel with(BalancedClassifierModel trained, TunedSize size) {
    tuned = size;
    return with(trained);
  }

  /** The chosen γ: 0 if it is best to add nothing. */
  public double bestSize() {
    return tuned.size();
  }

  /** Scores of all sizes by ascending size, then of the rivals. */
  public List<CandidateScores> candidates() {
    return tuned.candidates();
  }

  /** Whether the chosen size beats an offset, class weights and copies, with the numbers. */
  public SizeVerdict verdict() {
    if (tuned.candidates().isEmpty()) {
      throw empty();
    }
    return tuned.verdict();
  }

  /**
   * One row a candidate: {@code candidate} ({@code size}, {@code offset}, {@code class weights} or
   * {@code random over-sampling}), {@code size} (γ), {@code chosen}, mean and standard error of
   * {@code balancedLogLoss}, {@code alignedLogLoss}, {@code averagePrecision} and {@code evaluator}
   * (NaN without one), and {@code folds}, the values on each fold.
   */
  public Dataset<Row> table() {
    return SizeTable.of(tuned, SparkSession.active());
  }

  @Override
  Map<String, Supplier<Dataset<Row>>> tables() {
    return Map.of("table", this::table, "verdict", this::told);
  }

  /** The verdict and the chosen size, in one row. */
  private Dataset<Row> told() {
    return SparkSession.active()
        .createDataFrame(List.of(RowFactory.create(verdict().text(), bestSize())), TOLD);
  }

  @Override
  Dataset<Row> predictions(Dataset<?> dataset) {
    return classifier()
        .copy(ParamMap.empty())
        .setCorrectPrior(getCorrectPrior())
        .transform(dataset);
  }

  @Override
  void takeParts(SyntheticSizeTunerModel other) {
    tuned = other.tuned;
  }

  @Override
  void saveParts(String path, SparkSession session) {
    SizeTable.of(tuned, session).write().parquet(path + "/" + TABLE);
  }

  @Override
  void loadParts(SavedStage saved) {
    tuned = saved.table(TABLE, SizeTable.SCHEMA, SizeTable::read);
  }

  @Override
  Class<BalancedClassifierModel> kind() {
    return BalancedClassifierModel.class;
  }

  /** Reads a saved model. */
  public static SyntheticSizeTunerModel load(String path) {
    return read().load(path);
  }

  /** A reader of saved models. */
  public static MLReader<SyntheticSizeTunerModel> read() {
    return new StageReader<>(
        SyntheticSizeTunerModel.class, SyntheticSizeTunerModel::new, TrainedClassifier::readParts);
  }
}
