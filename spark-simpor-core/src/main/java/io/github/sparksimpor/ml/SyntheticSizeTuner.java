package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.TunedSize;
import io.github.sparksimpor.ml.persistence.StageReader;
import org.apache.spark.ml.evaluation.Evaluator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;

/**
 * Finds how many synthetic rows help, or that none do (validation-tuned synthetic size, VTSS).
 *
 * <p>On each stratified fold one pool of synthetic rows is grown from the fold's training rows at
 * the largest size; smaller sizes take nested parts of it. A classifier is trained at every size
 * and judged on the rows left out; the size of best mean wins, and everything is refitted on all
 * rows. Labels must be 0, 1, ..., as Spark's classifiers want them.
 *
 * <p>On the same folds, three things that cost nothing are tried: no augmentation with the log-odds
 * shifted by the logarithm of the ratio of the classes, class weights if the classifier takes them,
 * and copies of rows up to balance. {@link SyntheticSizeTunerModel#verdict()} tells whether the
 * chosen size beats the best of them. Resampling shifts a classifier's log-odds by about {@code
 * log((n1 + ñ) / n1)}, which alone may lower the balanced loss; the aligned loss leaves that out.
 *
 * <p>Folds overlap in their training rows, so standard errors are somewhat too small.
 */
public final class SyntheticSizeTuner
    extends ClassifierTrainer<SyntheticSizeTunerModel, SyntheticSizeTuner>
    implements SizeTuningParams {
  private static final long serialVersionUID = 1L;

  /** With a random uid. */
  public SyntheticSizeTuner() {
    this(Identifiable.randomUID("syntheticSizeTuner"));
  }

  /** With a given uid. */
  public SyntheticSizeTuner(String uid) {
    super(uid);
  }

  /** Sets {@link #resampler()}. */
  public SyntheticSizeTuner setResampler(Resampler<?, ?> value) {
    set(resampler(), value);
    return this;
  }

  /** Sets {@link #correctPrior()}. */
  public SyntheticSizeTuner setCorrectPrior(boolean value) {
    set(correctPrior(), value);
    return this;
  }

  /** Sets {@link #sizes()}. */
  public SyntheticSizeTuner setSizes(double... values) {
    set(sizes(), values.clone());
    return this;
  }

  /** Sets {@link #numFolds()}. */
  public SyntheticSizeTuner setNumFolds(int value) {
    set(numFolds(), value);
    return this;
  }

  /** Sets {@link #numRepeats()}. */
  public SyntheticSizeTuner setNumRepeats(int value) {
    set(numRepeats(), value);
    return this;
  }

  /** Sets {@link #trainRatio()}. */
  public SyntheticSizeTuner setTrainRatio(double value) {
    set(trainRatio(), value);
    return this;
  }

  /** Sets {@link #parallelism()}. */
  public SyntheticSizeTuner setParallelism(int value) {
    set(parallelism(), value);
    return this;
  }

  /** Sets {@link #loss()}. */
  public SyntheticSizeTuner setLoss(String value) {
    set(loss(), value);
    return this;
  }

  /** Sets {@link #evaluator()}. */
  public SyntheticSizeTuner setEvaluator(Evaluator value) {
    set(evaluator(), value);
    return this;
  }

  /** Sets {@link #oneStandardError()}. */
  public SyntheticSizeTuner setOneStandardError(boolean value) {
    set(oneStandardError(), value);
    return this;
  }

  /** Sets {@link #seed()}. */
  public SyntheticSizeTuner setSeed(long value) {
    set(seed(), value);
    return this;
  }

  /**
   * Tries all sizes on all folds, and refits at the best.
   *
   * @param dataset the training data; keep test rows out of it
   * @return the classifier trained at the best size, with the table of all sizes
   * @throws IllegalArgumentException if a stage is not set or refuses the data, the classifier
   *     predicts no probabilities, the resampler has targetCounts, or a class has too few rows for
   *     the folds
   */
  @Override
  public SyntheticSizeTunerModel fit(Dataset<?> dataset) {
    return LearningFailure.of(getClassifier()).explaining(dataset, () -> search(dataset));
  }

  private SyntheticSizeTunerModel search(Dataset<?> dataset) {
    TunedSize tuned = new SizeSearch(this).run(dataset);
    SyntheticSizeTunerModel model =
        new SyntheticSizeTunerModel(uid()).with(refit(dataset, tuned.size()), tuned);
    copyValues(model, ParamMap.empty());
    return model.setParent(this);
  }

  private BalancedClassifierModel refit(Dataset<?> dataset, double size) {
    return new BalancedClassifier()
        .setResampler(getResampler().copy(ParamMap.empty()).setBalanceRatio(size))
        .setClassifier(getClassifier())
        .setCorrectPrior(getCorrectPrior())
        .fit(dataset);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    StructType resampled = getResampler().transformSchema(schema);
    if (getResampler().isSet(getResampler().targetCounts())) {
      throw new IllegalArgumentException(
          "targetCounts of %s is set, but %s decides how many rows are added; clear targetCounts"
              .formatted(getResampler().uid(), uid()));
    }
    FinalStage classifier = FinalStage.of(getClassifier());
    ClassifierCheck check = new ClassifierCheck(this, classifier);
    check.check(schema);
    check.checkProbabilities("tuning");
    LearntPrior.check(this, getClassifier());
    new LearntColumns(classifier).checkThere(getClassifier(), schema);
    getClassifier().transformSchema(resampled);
    return getClassifier().transformSchema(schema);
  }

  /** Reads a saved estimator. */
  public static SyntheticSizeTuner load(String path) {
    return read().load(path);
  }

  /** A reader of saved estimators. */
  public static MLReader<SyntheticSizeTuner> read() {
    return new StageReader<>(SyntheticSizeTuner.class, SyntheticSizeTuner::new);
  }
}
