package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.BoundedIntParam;
import io.github.sparksimpor.ml.persistence.StageReader;
import io.github.sparksimpor.spark.ParallelJobs;
import io.github.sparksimpor.sphere.SplitMix64;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;

/**
 * Trains several classifiers, each on its own sample, and averages their probabilities
 * (EasyEnsemble without boosting, Liu, Wu, Zhou 2009; balanced bagging).
 *
 * <p>With a {@link RandomUndersampler} every member sees all rows of the smallest class and another
 * share of the others, so that together they see more of a large class than one of them could hold;
 * with a {@link Resampler} each sees other synthetic rows. Member b takes the {@link #resampler()}
 * with a seed that follows from {@link #seed()} and b. Members differ by nothing else: a classifier
 * with a seed of its own keeps it.
 */
public final class BalancedBagging extends ClassifierTrainer<BalancedBaggingModel, BalancedBagging>
    implements BalancedTrainingParams, BaggingParams, SeedParams {
  private static final long serialVersionUID = 1L;

  /** With a random uid. */
  public BalancedBagging() {
    this(Identifiable.randomUID("balancedBagging"));
  }

  /** With a given uid. */
  public BalancedBagging(String uid) {
    super(uid);
    parallelism();
  }

  /** Members that are trained at the same time, at least 1. Default 1. */
  public IntParam parallelism() {
    return declared()
        .param(
            "parallelism",
            name -> new BoundedIntParam(1, this, name, "members that are trained at the same time"),
            1);
  }

  /** Value of {@link #parallelism()}. */
  public int getParallelism() {
    return (int) getOrDefault(parallelism());
  }

  /** Sets {@link #resampler()}. */
  public BalancedBagging setResampler(Sampler<?, ?> value) {
    set(resampler(), value);
    return this;
  }

  /** Sets {@link #numMembers()}. */
  public BalancedBagging setNumMembers(int value) {
    set(numMembers(), value);
    return this;
  }

  /** Sets {@link #correctPrior()}. */
  public BalancedBagging setCorrectPrior(boolean value) {
    set(correctPrior(), value);
    return this;
  }

  /** Sets {@link #parallelism()}. */
  public BalancedBagging setParallelism(int value) {
    set(parallelism(), value);
    return this;
  }

  /** Sets the seed that the members' seeds follow from. */
  public BalancedBagging setSeed(long value) {
    set(seed(), value);
    return this;
  }

  /**
   * Trains the members. Cache the training data: each member reads it.
   *
   * @param dataset the training data
   * @throws IllegalArgumentException if a stage is not set or refuses the data, the classifier
   *     predicts no probabilities, or the resampler draws nothing at random
   */
  @Override
  public BalancedBaggingModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    List<Integer> numbers = IntStream.range(0, getNumMembers()).boxed().toList();
    List<BalancedClassifierModel> members =
        ParallelJobs.map(numbers, member -> member(member).fit(dataset), getParallelism());
    BalancedBaggingModel model = new BalancedBaggingModel(uid()).with(members);
    copyValues(model, ParamMap.empty());
    return model.setParent(this);
  }

  private BalancedClassifier member(int number) {
    Sampler<?, ?> sampler = getResampler().copy(ParamMap.empty());
    sampler.set("seed", SplitMix64.absorb(SplitMix64.absorb(0, getSeed()), number));
    return new BalancedClassifier()
        .setResampler(sampler)
        .setClassifier(getClassifier())
        .setCorrectPrior(true); // the model has the last word
  }

  @Override
  public StructType transformSchema(StructType schema) {
    Sampler<?, ?> sampler = getResampler();
    if (!sampler.hasParam("seed")) {
      throw new IllegalArgumentException(
          "resampler of %s is %s, which draws nothing at random, so that all members would be one; use BalancedClassifier, or a resampler with a seed"
              .formatted(uid(), sampler.uid()));
    }
    FinalStage classifier = FinalStage.of(getClassifier());
    ClassifierCheck check = new ClassifierCheck(this, classifier);
    check.check(schema);
    check.checkProbabilities("bagging");
    LearntPrior.check(this, getClassifier());
    InnerThreshold.check(this, getClassifier());
    StructType sampled = sampler.transformSchema(schema);
    LearntColumns columns = new LearntColumns(classifier);
    columns.checkThere(getClassifier(), sampled);
    getClassifier().transformSchema(sampled);
    StructType predicted = columns.predicted(getClassifier(), schema);
    return BalancedBaggingModel.output(schema, predicted, classifier);
  }

  /** Reads a saved estimator. */
  public static BalancedBagging load(String path) {
    return read().load(path);
  }

  /** A reader of saved estimators. */
  public static MLReader<BalancedBagging> read() {
    return new StageReader<>(BalancedBagging.class, BalancedBagging::new);
  }
}
