package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.persistence.StageReader;
import io.github.sparksimpor.spark.JobPhases;
import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a classifier on resampled rows.
 *
 * <p>{@code fit} resamples the training rows and trains on them; the model holds the trained
 * classifier only, so validation, test and new rows never meet the resampler, in a {@code Pipeline}
 * and in a {@code CrossValidator} alike. The parameters of the resampler and of the classifier may
 * stand in a {@code ParamGridBuilder}'s grid.
 *
 * <p><b>Calibration.</b> A classifier trained on resampled rows sees other class priors than there
 * are: its probabilities of the minority come out too high, by a shift of the log-odds of about
 * {@code log((n1 + ñ) / n1)} when ñ rows join n1. That is a change of the decision threshold, and
 * right where both kinds of error weigh the same. Where probabilities are read as such, set {@link
 * #correctPrior()}. The correction is exact if synthetic rows follow their class's distribution;
 * what a resampler changes within a class, it cannot undo. A classifier with a {@code weightCol}
 * learns sums of weights, and by these it is corrected. Adding rows also weakens a penalised
 * classifier's regularisation per row.
 */
public final class BalancedClassifier
    extends ClassifierTrainer<BalancedClassifierModel, BalancedClassifier>
    implements BalancedTrainingParams {
  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(BalancedClassifier.class);

  /** With a random uid. */
  public BalancedClassifier() {
    this(Identifiable.randomUID("balancedClassifier"));
  }

  /** With a given uid. */
  public BalancedClassifier(String uid) {
    super(uid);
  }

  /** Sets {@link #resampler()}. */
  public BalancedClassifier setResampler(Sampler<?, ?> value) {
    set(resampler(), value);
    return this;
  }

  /** Sets {@link #correctPrior()}. */
  public BalancedClassifier setCorrectPrior(boolean value) {
    set(correctPrior(), value);
    return this;
  }

  /**
   * Resamples and trains, on as many partitions as the training data has.
   *
   * @param dataset the training data
   * @return the trained classifier
   * @throws IllegalArgumentException if a stage is not set or refuses the data, or {@link
   *     #correctPrior()} is set and the classifier predicts no probabilities
   */
  @Override
  public BalancedClassifierModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    ClassifierTraining.check(getClassifier(), dataset.sparkSession().sparkContext());
    LearntWeights.of(getClassifier()).check(dataset.toDF());
    SamplerModel<?> resampling = getResampler().fit(dataset);
    Dataset<Row> resampled = resampling.balance(dataset).coalesce(dataset.rdd().getNumPartitions());
    JobPhases phases = new JobPhases(dataset.sparkSession().sparkContext(), uid());
    List<WeighedClass> classes =
        phases.run("weights", () -> weighed(dataset.toDF(), resampled, resampling.classes()));
    Model<?> trained =
        phases.run(
            "training",
            () ->
                LearningFailure.of(getClassifier())
                    .<Model<?>>explaining(
                        dataset,
                        () ->
                            getResampler().addsRows()
                                ? ClassifierTraining.fit(getClassifier(), resampled)
                                : ClassifierTraining.fitFew(getClassifier(), resampled)));
    BalancedClassifierModel model = new BalancedClassifierModel(uid()).with(trained, classes);
    copyValues(model, ParamMap.empty());
    if (getResampler().keepsPrevalence()) {
      model.setCorrectPrior(false); // the prior it was trained on is the original one
    }
    return model.setParent(this);
  }

  /** The classes as the classifier is to learn them. */
  private List<WeighedClass> weighed(
      Dataset<Row> rows, Dataset<Row> resampled, List<ClassCount> counts) {
    FinalStage classifier = FinalStage.of(getClassifier());
    Optional<String> weightCol = classifier.column("weightCol");
    if (weightCol.isEmpty()
        || classifier.column("probabilityCol").isEmpty()
        || LearntPrior.of(getClassifier()) == LearntPrior.ROWS) {
      return WeighedClass.ofRows(counts);
    }
    if (!List.of(resampled.columns()).contains(weightCol.get())) {
      LOG.warn(
          "weightCol of {} is '{}', which a pipeline makes after resampling: priors are mapped back"
              + " by numbers of rows; make the column before",
          classifier.stage().uid(),
          weightCol.get());
      return WeighedClass.ofRows(counts);
    }
    String label = getResampler().getLabelCol();
    return WeighedClass.ofWeights(
        counts,
        List.of(rows.columns()).contains(weightCol.get())
            ? ClassWeight.byLabel(rows, label, weightCol.get())
            : ClassWeight.ones(counts),
        ClassWeight.byLabel(resampled, label, weightCol.get()));
  }

  @Override
  public StructType transformSchema(StructType schema) {
    StructType resampled = getResampler().transformSchema(schema);
    FinalStage classifier = FinalStage.of(getClassifier());
    new ClassifierCheck(this, classifier).check(schema);
    LearntColumns columns = new LearntColumns(classifier);
    columns.predicted(getClassifier(), resampled);
    return columns.predicted(getClassifier(), schema);
  }

  /** Reads a saved estimator. */
  public static BalancedClassifier load(String path) {
    return read().load(path);
  }

  /** A reader of saved estimators. */
  public static MLReader<BalancedClassifier> read() {
    return new StageReader<>(BalancedClassifier.class, BalancedClassifier::new);
  }
}
