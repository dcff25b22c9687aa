package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.CalibrationFit;
import io.github.sparksimpor.evaluation.Calibrator;
import io.github.sparksimpor.evaluation.ScoreCounts;
import io.github.sparksimpor.ml.persistence.StageReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;

/**
 * Trains a classifier whose probabilities are what they say: of rows with probability 0.2, two in
 * ten are of the class.
 *
 * <p>A classifier is trained on all stratified folds but one and predicts that one; whatever
 * learns, resampling included, sees the other folds' rows only. On all these out-of-fold
 * probabilities one map is fitted, and the classifier is trained again on all rows (scikit-learn's
 * {@code ensemble=False}). Predictions follow from the mapped probabilities, by the classifier's
 * thresholds if it has any; raw predictions stay.
 *
 * <p>With two classes the probability of the class that is looked for is mapped, and the other is
 * the rest. With more, each class is mapped against the rest and the sum brought to 1; {@code
 * offset} is for two.
 *
 * <p>Labels must be 0, 1, ..., as Spark's classifiers want them. Folds, counts and map do not
 * depend on partitions. Up to 100,000 rows are trained on in one partition and in one order, so
 * that the whole fit does not; with more it depends on them as far as the classifier's own training
 * does.
 */
public final class CalibratedClassifier
    extends ClassifierTrainer<CalibratedClassifierModel, CalibratedClassifier>
    implements CalibrationParams {
  private static final long serialVersionUID = 1L;

  /** With a random uid. */
  public CalibratedClassifier() {
    this(Identifiable.randomUID("calibratedClassifier"));
  }

  /** With a given uid. */
  public CalibratedClassifier(String uid) {
    super(uid);
  }

  /** Sets {@link #method()}. */
  public CalibratedClassifier setMethod(String value) {
    set(method(), value);
    return this;
  }

  /** Sets {@link #numFolds()}. */
  public CalibratedClassifier setNumFolds(int value) {
    set(numFolds(), value);
    return this;
  }

  /** Sets {@link #parallelism()}. */
  public CalibratedClassifier setParallelism(int value) {
    set(parallelism(), value);
    return this;
  }

  /** Sets {@link #positiveLabel()}. */
  public CalibratedClassifier setPositiveLabel(double value) {
    set(positiveLabel(), value);
    return this;
  }

  /** Sets {@link #seed()}. */
  public CalibratedClassifier setSeed(long value) {
    set(seed(), value);
    return this;
  }

  /**
   * Fits the map on the folds, and trains on all rows.
   *
   * @param dataset the training data; keep test rows out of it
   * @return the classifier with its map
   * @throws IllegalArgumentException if a stage is not set or refuses the data, the classifier
   *     predicts no probabilities, labels are not 0, 1, ..., a class has too few rows for the
   *     folds, or {@code offset} is asked of a classifier whose prior was not changed
   */
  @Override
  public CalibratedClassifierModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    return LearningFailure.of(getClassifier()).explaining(dataset, () -> calibrated(dataset));
  }

  private CalibratedClassifierModel calibrated(Dataset<?> dataset) {
    try (CrossFitting folds = CrossFitting.of(this, dataset, List.of())) {
      int[] classes =
          folds.isBinary()
              ? new int[] {folds.positive()}
              : folds.sizes().keySet().stream().mapToInt(ClassCounts::index).toArray();
      checkMethod(classes.length);
      List<List<ScoreCounts>> counts = folds.outOfFold(folds.scores(Optional.empty()), classes);
      Model<?> trained = folds.refit();
      List<ClassCalibration> calibrations =
          IntStream.range(0, classes.length)
              .mapToObj(
                  i ->
                      ClassCalibration.fit(
                          classes[i],
                          CrossFitting.ofClass(counts, i),
                          some -> calibrator(classes[i], some, trained)))
              .toList();
      CalibratedClassifierModel model =
          new CalibratedClassifierModel(uid()).with(trained, calibrations);
      copyValues(model, ParamMap.empty());
      return model.setParent(this);
    }
  }

  private void checkMethod(int curves) {
    if (curves > 1 && isOffset()) {
      throw new IllegalArgumentException(
          "method of %s is 'offset', but there are %s classes; set correctPrior of the BalancedClassifier instead"
              .formatted(uid(), curves));
    }
  }

  private Calibrator calibrator(int label, ScoreCounts counts, Model<?> trained) {
    return isOffset()
        ? CalibrationFit.offset(oddsFactor(label, trained))
        : CalibrationFit.of(getMethod(), counts);
  }

  /** Factor that brings the odds of one of two classes back to what they were before resampling. */
  private static double oddsFactor(int label, Model<?> trained) {
    double[] factors =
        FinalStage.within(trained, BalancedBaggingModel.class)
            .map(BalancedBaggingModel::weighed)
            .or(
                () ->
                    FinalStage.within(trained, BalancedClassifierModel.class)
                        .map(BalancedClassifierModel::weighed))
            .map(WeighedClass::factorsToOriginal)
            .orElseThrow();
    return factors[label] / factors[1 - label];
  }

  @Override
  public StructType transformSchema(StructType schema) {
    InnerThreshold.check(this, getClassifier());
    if (isOffset()) {
      checkMovedPrior();
    }
    return CrossFitting.check(this, schema, "calibration");
  }

  private void checkMovedPrior() {
    BalancedTrainingParams moved =
        LearntPrior.moved(getClassifier())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "method of %s is 'offset', but %s changes no prior that could be shifted back; use sigmoid, or a BalancedClassifier without correctPrior and without prevalence 'keep'"
                            .formatted(uid(), getClassifier().uid())));
    LearntPrior.check(this, moved.getClassifier());
  }

  /** Reads a saved estimator. */
  public static CalibratedClassifier load(String path) {
    return read().load(path);
  }

  /** A reader of saved estimators. */
  public static MLReader<CalibratedClassifier> read() {
    return new StageReader<>(CalibratedClassifier.class, CalibratedClassifier::new);
  }
}
