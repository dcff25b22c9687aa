package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.CandidateScores;
import io.github.sparksimpor.evaluation.SizeVerdict;
import io.github.sparksimpor.evaluation.TunedSize;
import io.github.sparksimpor.ml.persistence.StagePersistence;
import java.util.List;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The classifier trained at the best size, and how all sizes did. Predicts, and adds no rows to
 * anything.
 */
public final class SyntheticSizeTunerModel extends Model<SyntheticSizeTunerModel>
    implements MLWritable {
  private static final long serialVersionUID = 1L;

  private static final String TABLE = "sizes";
  private static final String CLASSIFIER = "classifier";

  private final String uid;
  private final BooleanParam correctPrior;
  private @Nullable BalancedClassifierModel classifier;
  private TunedSize tuned = new TunedSize(Double.NaN, List.of());

  /** A model without classifier, as Spark Connect needs it. */
  public SyntheticSizeTunerModel() {
    this(Identifiable.randomUID("syntheticSizeTuner"));
  }

  /** A model without classifier. */
  public SyntheticSizeTunerModel(String uid) {
    this.uid = uid;
    this.correctPrior = BalancedTrainingParamSet.correctPrior(this);
    setDefault(correctPrior, false);
  }

  /** Gives the model what it holds; called once after construction. */
  SyntheticSizeTunerModel with(BalancedClassifierModel trained, TunedSize size) {
    classifier = trained;
    tuned = size;
    return this;
  }

  @Override
  public String uid() {
    return uid;
  }

  /** Whether predictions are mapped back to the original class prior. Default false. */
  public BooleanParam correctPrior() {
    return correctPrior;
  }

  /** Value of {@link #correctPrior()}. */
  public boolean getCorrectPrior() {
    return (boolean) getOrDefault(correctPrior());
  }

  /** Sets {@link #correctPrior()}. */
  public SyntheticSizeTunerModel setCorrectPrior(boolean value) {
    set(correctPrior(), value);
    return this;
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

  /**
   * The classifier trained on all rows at the best size.
   *
   * @throws IllegalStateException if the model was made without fitting or loading
   */
  public BalancedClassifierModel classifier() {
    if (classifier == null) {
      throw empty();
    }
    return classifier;
  }

  private IllegalStateException empty() {
    return new IllegalStateException(uid + " holds no classifier: fit or load a model first");
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    return classifier()
        .copy(ParamMap.empty())
        .setCorrectPrior(getCorrectPrior())
        .transform(dataset);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return classifier().transformSchema(schema);
  }

  @Override
  public SyntheticSizeTunerModel copy(ParamMap extra) {
    SyntheticSizeTunerModel copy = new SyntheticSizeTunerModel(uid);
    if (classifier != null) {
      copy.with(classifier.copy(extra), tuned);
    }
    copyValues(copy, extra);
    return copy.setParent(parent());
  }

  @Override
  public MLWriter write() {
    return new Writer(this);
  }

  /** Reads a saved model. */
  public static SyntheticSizeTunerModel load(String path) {
    return read().load(path);
  }

  /** A reader of saved models. */
  public static MLReader<SyntheticSizeTunerModel> read() {
    return new Reader();
  }

  @Override
  public String toString() {
    return uid;
  }

  private static final class Writer extends MLWriter {
    private final SyntheticSizeTunerModel model;

    Writer(SyntheticSizeTunerModel model) {
      this.model = model;
    }

    @Override
    public void saveImpl(String path) {
      SparkSession session = sparkSession();
      BalancedClassifierModel trained = model.classifier();
      StagePersistence.saveMetadata(model, path, session);
      StagePersistence.save(trained, StagePersistence.stagePath(path, CLASSIFIER), session);
      SizeTable.of(model.tuned, session).write().parquet(path + "/" + TABLE);
    }
  }

  private static final class Reader extends MLReader<SyntheticSizeTunerModel> {
    @Override
    public SyntheticSizeTunerModel load(String path) {
      SparkSession session = sparkSession();
      StagePersistence.Saved saved =
          StagePersistence.loadMetadata(path, session, SyntheticSizeTunerModel.class);
      List<Row> rows = session.read().parquet(path + "/" + TABLE).collectAsList();
      SyntheticSizeTunerModel model =
          new SyntheticSizeTunerModel(saved.uid())
              .with(
                  StagePersistence.load(StagePersistence.stagePath(path, CLASSIFIER), session),
                  SizeTable.read(rows));
      saved.restoreParams(model);
      return model;
    }
  }
}
