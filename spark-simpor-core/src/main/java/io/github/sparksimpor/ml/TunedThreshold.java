package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.ComparedNumbers;
import io.github.sparksimpor.evaluation.Objective;
import io.github.sparksimpor.evaluation.ScoreAggregation;
import io.github.sparksimpor.evaluation.ScoreCounts;
import io.github.sparksimpor.evaluation.ThresholdCurve;
import io.github.sparksimpor.ml.persistence.StageReader;
import io.github.sparksimpor.spark.ColumnNames;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a classifier and chooses the probability from which on a row is predicted to be of the
 * class that is looked for, so that an objective is best.
 *
 * <p>A classifier is trained on all stratified folds but one and predicts that one; whatever
 * learns, resampling included, sees the other folds' rows only. That gives one curve of the
 * objective over the threshold a fold. The threshold of best mean over the folds is taken, among
 * all that occur as a probability (or the 4,096 cells of a grid in log-odds, if there are more than
 * 32,768 probabilities in a fold), and the classifier is trained again on all rows. A row is
 * predicted to be of the class if its probability is at least the threshold. Of equals the lowest
 * is taken, or where recall is maximised the highest, which gives the fewest alerts.
 *
 * <p>What an objective limits (precision, recall, alerts) is measured on the rows of all folds
 * together. If no threshold keeps to the limit, the nearest is taken, with a warning.
 *
 * <p><b>More than two classes.</b> Each class gets a threshold of its own, tuned against the rest:
 * for {@code macroF1} the best F1 of the class, for {@code balancedAccuracy} the best balanced
 * accuracy. The class of largest probability over threshold is predicted, as in Spark's
 * classifiers.
 *
 * <p>Labels must be 0, 1, ..., as Spark's classifiers want them. Folds, counts and choice do not
 * depend on partitions. Up to 100,000 rows are trained on in one partition and in one order, so
 * that the whole fit does not; with more it depends on them as far as the classifier's own training
 * does.
 */
public final class TunedThreshold extends ClassifierTrainer<TunedThresholdModel, TunedThreshold>
    implements CrossFittingParams, ObjectiveParams {
  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(TunedThreshold.class);

  /** With a random uid. */
  public TunedThreshold() {
    this(Identifiable.randomUID("tunedThreshold"));
  }

  /** With a given uid. */
  public TunedThreshold(String uid) {
    super(uid);
  }

  /** Sets {@link #objective()}. */
  public TunedThreshold setObjective(String value) {
    set(objective(), value);
    return this;
  }

  /** Sets {@link #beta()}. */
  public TunedThreshold setBeta(double value) {
    set(beta(), value);
    return this;
  }

  /** Sets {@link #costFalsePositive()}. */
  public TunedThreshold setCostFalsePositive(double value) {
    set(costFalsePositive(), value);
    return this;
  }

  /** Sets {@link #costFalseNegative()}. */
  public TunedThreshold setCostFalseNegative(double value) {
    set(costFalseNegative(), value);
    return this;
  }

  /** Sets {@link #costCol()}. */
  public TunedThreshold setCostCol(String value) {
    set(costCol(), value);
    return this;
  }

  /** Sets {@link #weightCol()}. */
  public TunedThreshold setWeightCol(String value) {
    set(weightCol(), value);
    return this;
  }

  /** Sets {@link #minPrecision()}. */
  public TunedThreshold setMinPrecision(double value) {
    set(minPrecision(), value);
    return this;
  }

  /** Sets {@link #minRecall()}. */
  public TunedThreshold setMinRecall(double value) {
    set(minRecall(), value);
    return this;
  }

  /** Sets {@link #alertsPerThousand()}. */
  public TunedThreshold setAlertsPerThousand(double value) {
    set(alertsPerThousand(), value);
    return this;
  }

  /** Sets {@link #alertsPerDay()}. */
  public TunedThreshold setAlertsPerDay(double value) {
    set(alertsPerDay(), value);
    return this;
  }

  /** Sets {@link #timeCol()}. */
  public TunedThreshold setTimeCol(String value) {
    set(timeCol(), value);
    return this;
  }

  /** Sets {@link #numFolds()}. */
  public TunedThreshold setNumFolds(int value) {
    set(numFolds(), value);
    return this;
  }

  /** Sets {@link #parallelism()}. */
  public TunedThreshold setParallelism(int value) {
    set(parallelism(), value);
    return this;
  }

  /** Sets {@link #positiveLabel()}. */
  public TunedThreshold setPositiveLabel(double value) {
    set(positiveLabel(), value);
    return this;
  }

  /** Sets {@link #seed()}. */
  public TunedThreshold setSeed(long value) {
    set(seed(), value);
    return this;
  }

  /**
   * Tunes the threshold on the folds, and trains on all rows.
   *
   * @param dataset the training data; keep test rows out of it
   * @return the classifier with its threshold
   * @throws IllegalArgumentException if a stage, number or column is missing or refuses the data,
   *     the classifier predicts no probabilities, labels are not 0, 1, ..., or a class has too few
   *     rows for the folds
   */
  @Override
  public TunedThresholdModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    return LearningFailure.of(getClassifier()).explaining(dataset, () -> tuned(dataset));
  }

  private TunedThresholdModel tuned(Dataset<?> dataset) {
    try (CrossFitting folds = CrossFitting.of(this, dataset, new ObjectiveOf(this).columns())) {
      List<ClassThreshold> thresholds = folds.isBinary() ? binary(folds) : ofEveryClass(folds);
      TunedThresholdModel model = new TunedThresholdModel(uid()).with(folds.refit(), thresholds);
      copyValues(model, ParamMap.empty());
      return model.setParent(this);
    }
  }

  private List<ClassThreshold> binary(CrossFitting folds) {
    ObjectiveOf chosen = new ObjectiveOf(this);
    Objective objective =
        folds.phases().run("reading the objective", () -> chosen.of(folds.rows()));
    ScoreAggregation scores = folds.phases().run("reading costs", () -> scores(folds, chosen));
    int positive = folds.positive();
    List<ScoreCounts> counts = CrossFitting.ofClass(folds.outOfFold(scores, positive), 0);
    return List.of(threshold(positive, counts, objective));
  }

  private static ScoreAggregation scores(CrossFitting folds, ObjectiveOf chosen) {
    ScoreAggregation counting = folds.scores(chosen.weightCol());
    return chosen
        .costCol()
        .map(name -> counting.costing(folds.rows(), ColumnNames.column(name), name))
        .orElse(counting);
  }

  private List<ClassThreshold> ofEveryClass(CrossFitting folds) {
    Objective objective = new ObjectiveOf(this).ofOneClass(folds.sizes().size());
    int[] classes = folds.sizes().keySet().stream().mapToInt(ClassCounts::index).toArray();
    List<List<ScoreCounts>> counts = folds.outOfFold(scores(folds, new ObjectiveOf(this)), classes);
    return IntStream.range(0, classes.length)
        .mapToObj(
            i ->
                threshold(
                    classes[i], "label " + classes[i], CrossFitting.ofClass(counts, i), objective))
        .toList();
  }

  /** The best threshold of the class that is looked for by what was predicted out of fold. */
  static ClassThreshold threshold(int label, List<ScoreCounts> counts, Objective objective) {
    return threshold(label, "the class that is looked for", counts, objective);
  }

  private static ClassThreshold threshold(
      int label, String named, List<ScoreCounts> counts, Objective objective) {
    ThresholdCurve curve = ThresholdCurve.of(counts, objective);
    ThresholdCurve.Point best = curve.best();
    LOG.info("Threshold {} of {} has {} {}", best.threshold(), named, objective, best);
    if (best.counts().alertRate() == 0) {
      LOG.warn("By {} it is best to predict no row to be of {}", objective, named);
    }
    if (!curve.isMet()) {
      LOG.warn(
          "No threshold meets {}; the nearest is {}, of precision {} and recall {}: ask for less,"
              + " or improve the classifier",
          objective,
          told(best.threshold()),
          told(best.counts().precision()),
          told(best.counts().recall()));
    }
    return new ClassThreshold(label, best.threshold(), curve.points());
  }

  private static String told(double share) {
    return ComparedNumbers.difference(4, share);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    StructType predicted = CrossFitting.check(this, schema, "threshold tuning");
    new ObjectiveOf(this).check(schema);
    return predicted;
  }

  /** Reads a saved estimator. */
  public static TunedThreshold load(String path) {
    return read().load(path);
  }

  /** A reader of saved estimators. */
  public static MLReader<TunedThreshold> read() {
    return new StageReader<>(TunedThreshold.class, TunedThreshold::new);
  }
}
