package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.persistence.StageReader;
import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;

/**
 * Finds out what to do about imbalance, which may be nothing but a better threshold: trains a
 * classifier on rows as they are, with class weights, on a part of the larger class, and on rows
 * resampled in several ways, all on the same stratified folds, and chooses one for an {@link
 * #objective()}.
 *
 * <p>All candidates get the same after-treatment, so that none is ahead by its intercept:
 * probabilities are mapped back to the prior of the training data, and a threshold is tuned for the
 * objective. The chosen one may be calibrated besides ({@link #calibration()}). Each fold is judged
 * at the threshold that is best on the other folds of its repeat, which costs no further fit. (An
 * offset of the log-odds is no candidate of its own: at a tuned threshold it is none.)
 *
 * <p><b>Safe selection.</b> With {@code selection} {@code safe} a candidate is chosen only if it
 * beats none beyond chance, all of them taken together (see {@link
 * io.github.sparksimpor.evaluation.SafeSelection}): what does not help is recommended with
 * probability {@link #alpha()} at most. More folds and repeats find smaller gains.
 *
 * <p>Candidates share what they can: one pool of synthetic rows a fold and resampler, of which
 * smaller sizes take nested parts. The chosen one is trained again on all rows.
 *
 * <p>Labels must be 0 and 1. Folds, counts and choice do not depend on partitions, unless {@link
 * #maxSeconds()} is set; with more than 100,000 rows they do as far as the classifier's own
 * training does.
 */
public final class ImbalanceTuner extends ClassifierTrainer<ImbalanceTunerModel, ImbalanceTuner>
    implements ImbalanceTuningParams {
  private static final long serialVersionUID = 1L;

  /** With a random uid. */
  public ImbalanceTuner() {
    this(Identifiable.randomUID("imbalanceTuner"));
  }

  /** With a given uid. */
  public ImbalanceTuner(String uid) {
    super(uid);
  }

  /** Sets {@link #candidates()}. */
  public ImbalanceTuner setCandidates(String... names) {
    set(candidates(), names.clone());
    return this;
  }

  /** Sets {@link #extraResampler()}. */
  public ImbalanceTuner setExtraResampler(Resampler<?, ?> value) {
    set(extraResampler(), value);
    return this;
  }

  /** Sets {@link #sizes()}. */
  public ImbalanceTuner setSizes(double... values) {
    set(sizes(), values.clone());
    return this;
  }

  /** Sets {@link #chis()}. */
  public ImbalanceTuner setChis(double... values) {
    set(chis(), values.clone());
    return this;
  }

  /** Sets {@link #keepShares()}. */
  public ImbalanceTuner setKeepShares(double... values) {
    set(keepShares(), values.clone());
    return this;
  }

  /** Sets {@link #featuresCol()}. */
  public ImbalanceTuner setFeaturesCol(String value) {
    set(featuresCol(), value);
    return this;
  }

  /** Sets {@link #selection()}. */
  public ImbalanceTuner setSelection(String value) {
    set(selection(), value);
    return this;
  }

  /** Sets {@link #calibration()}. */
  public ImbalanceTuner setCalibration(String value) {
    set(calibration(), value);
    return this;
  }

  /** Sets {@link #alpha()}. */
  public ImbalanceTuner setAlpha(double value) {
    set(alpha(), value);
    return this;
  }

  /** Sets {@link #numFolds()}. */
  public ImbalanceTuner setNumFolds(int value) {
    set(numFolds(), value);
    return this;
  }

  /** Sets {@link #numRepeats()}. */
  public ImbalanceTuner setNumRepeats(int value) {
    set(numRepeats(), value);
    return this;
  }

  /** Sets {@link #parallelism()}. */
  public ImbalanceTuner setParallelism(int value) {
    set(parallelism(), value);
    return this;
  }

  /** Sets {@link #maxSeconds()}. */
  public ImbalanceTuner setMaxSeconds(double value) {
    set(maxSeconds(), value);
    return this;
  }

  /** Sets {@link #seed()}. */
  public ImbalanceTuner setSeed(long value) {
    set(seed(), value);
    return this;
  }

  /** Sets {@link #positiveLabel()}. */
  public ImbalanceTuner setPositiveLabel(double value) {
    set(positiveLabel(), value);
    return this;
  }

  /** Sets {@link #objective()}. */
  public ImbalanceTuner setObjective(String value) {
    set(objective(), value);
    return this;
  }

  /** Sets {@link #beta()}. */
  public ImbalanceTuner setBeta(double value) {
    set(beta(), value);
    return this;
  }

  /** Sets {@link #costFalsePositive()}. */
  public ImbalanceTuner setCostFalsePositive(double value) {
    set(costFalsePositive(), value);
    return this;
  }

  /** Sets {@link #costFalseNegative()}. */
  public ImbalanceTuner setCostFalseNegative(double value) {
    set(costFalseNegative(), value);
    return this;
  }

  /** Sets {@link #costCol()}. */
  public ImbalanceTuner setCostCol(String value) {
    set(costCol(), value);
    return this;
  }

  /** Sets {@link #weightCol()}. */
  public ImbalanceTuner setWeightCol(String value) {
    set(weightCol(), value);
    return this;
  }

  /** Sets {@link #minPrecision()}. */
  public ImbalanceTuner setMinPrecision(double value) {
    set(minPrecision(), value);
    return this;
  }

  /** Sets {@link #minRecall()}. */
  public ImbalanceTuner setMinRecall(double value) {
    set(minRecall(), value);
    return this;
  }

  /** Sets {@link #alertsPerThousand()}. */
  public ImbalanceTuner setAlertsPerThousand(double value) {
    set(alertsPerThousand(), value);
    return this;
  }

  /** Sets {@link #alertsPerDay()}. */
  public ImbalanceTuner setAlertsPerDay(double value) {
    set(alertsPerDay(), value);
    return this;
  }

  /** Sets {@link #timeCol()}. */
  public ImbalanceTuner setTimeCol(String value) {
    set(timeCol(), value);
    return this;
  }

  /**
   * Tries all candidates on all folds, and trains the chosen one on all rows. A candidate that can
   * do nothing with the rows of a fold is left out and named with its reason; any other refusal
   * ends the search.
   *
   * @param dataset the training data; keep test rows out of it
   * @return the classifier with its threshold, with the table of all candidates
   * @throws IllegalArgumentException if a stage, number or column is missing or refuses the data,
   *     the classifier predicts no probabilities, labels are not 0 and 1, or a class has too few
   *     rows for the folds
   */
  @Override
  public ImbalanceTunerModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    ImbalanceSearch.Found found =
        LearningFailure.of(getClassifier())
            .explaining(dataset, () -> new ImbalanceSearch(this, dataset).run());
    TunedThresholdModel classifier =
        new TunedThresholdModel(uid()).with(found.model(), List.of(found.threshold()));
    return new ImbalanceTunerModel(uid()).with(classifier, found.tuned()).setParent(this);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    StructType predicted = CrossFitting.check(this, schema, "tuning");
    new ObjectiveOf(this).check(schema);
    InnerThreshold.check(this, getClassifier());
    LearntPrior.check(this, getClassifier());
    TuningTask.checkWeights(this, getClassifier());
    TuningTask task = task();
    new LearntColumns(FinalStage.of(task.classifier())).checkNames(schema);
    new TunedCandidates(this, task).check(schema);
    return predicted;
  }

  TuningTask task() {
    TuningTask unweighted =
        new TuningTask(
            uid(),
            getClassifier(),
            FinalStage.of(getClassifier()).labelCol(),
            getFeaturesCol(),
            Optional.empty(),
            getSeed());
    return new ObjectiveOf(this).weightCol().map(unweighted::weighedBy).orElse(unweighted);
  }

  /** Reads a saved estimator. */
  public static ImbalanceTuner load(String path) {
    return read().load(path);
  }

  /** A reader of saved estimators. */
  public static MLReader<ImbalanceTuner> read() {
    return new StageReader<>(ImbalanceTuner.class, ImbalanceTuner::new);
  }
}
