package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.rows.KeptCounts;
import io.github.sparksimpor.engine.rows.KeyedSample;
import io.github.sparksimpor.ml.param.CountsInWords;
import io.github.sparksimpor.ml.persistence.StageReader;
import io.github.sparksimpor.spark.JobPhases;
import java.util.Map;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;

/**
 * Random under-sampling: leaves out rows of the larger classes. It computes with no feature, so any
 * columns will do, and costs two narrow passes in fitting and one in {@code transform}: the first
 * thing to try on a table of a thousand million rows.
 *
 * <p>Which rows are kept follows from the {@link #seed()} and what the rows hold in all of their
 * columns, however they are partitioned; a smaller sample is part of a larger one. A class keeps
 * exactly the rows it is to keep, or a few more where equal rows meet at the sample's end. Rows
 * that are equal in all columns are kept or left out together; only where a row has 1.5 copies and
 * more on average are they told apart by numbers, which costs a shuffle.
 *
 * <p>A classifier that is trained on the rest sees another class prior than there is. {@link
 * BalancedClassifier} with {@code correctPrior} maps its probabilities back: with a share w of the
 * larger class kept, {@code p} becomes {@code p / (p + (1 - p) / w)} (Dal Pozzolo, Caelen, Johnson,
 * Bontempi 2015).
 */
public final class RandomUndersampler extends Sampler<RandomUndersamplerModel, RandomUndersampler>
    implements UndersamplingParams {
  private static final long serialVersionUID = 1L;

  /** With default parameters and a random uid. */
  public RandomUndersampler() {
    this(Identifiable.randomUID("randomUndersampler"));
  }

  /** With default parameters. */
  public RandomUndersampler(String uid) {
    super(uid);
  }

  /** Sets the seed of the choice. */
  public RandomUndersampler setSeed(long value) {
    set(seed(), value);
    return this;
  }

  /** Sets {@link #balanceRatio()}. */
  public RandomUndersampler setBalanceRatio(double value) {
    set(balanceRatio(), value);
    return this;
  }

  /** Sets {@link #keepShare()}. */
  public RandomUndersampler setKeepShare(double value) {
    set(keepShare(), value);
    return this;
  }

  /** Sets {@link #targetCounts()}. */
  public RandomUndersampler setTargetCounts(Map<Double, Long> value) {
    set(targetCounts().w(value));
    return this;
  }

  /** Sets {@link #targetCounts()} in a word. */
  public RandomUndersampler setTargetCounts(String word) {
    set(targetCounts().inWords(word));
    return this;
  }

  /** Sets {@link #targetCounts()} as a ratio of two classes. */
  public RandomUndersampler setTargetCounts(double ratio) {
    set(targetCounts().inWords(ratio));
    return this;
  }

  /**
   * Decides which rows are kept.
   *
   * @param dataset the training data; keep validation and test rows out of it
   * @throws IllegalArgumentException if the label column is missing, not numeric, holds null or
   *     numbers that are not finite, or one class only, or {@link #targetCounts()} asks for what is
   *     not there
   */
  @Override
  public RandomUndersamplerModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    JobPhases phases = new JobPhases(dataset.sparkSession().sparkContext(), uid());
    KeyedSample sample =
        phases.run(
            "under-sampling",
            () -> KeyedSample.draw(dataset.toDF(), getLabelCol(), getSeed(), this::kept));
    RandomUndersamplerModel model =
        newModel().withSample(sample).withTraining(new FittedOn(dataset));
    copyValues(model, ParamMap.empty());
    return model.setParent(this);
  }

  private long[] kept(double[] labels, long[] sizes) {
    if (isSet(targetCounts())) {
      return KeptCounts.ofTargets(
          labels, sizes, CountsInWords.resolved(getTargetCounts(), labels, sizes, false));
    }
    return isSet(keepShare())
        ? KeptCounts.ofShare(sizes, getKeepShare())
        : KeptCounts.ofRatio(sizes, getBalanceRatio());
  }

  @Override
  protected RandomUndersamplerModel newModel() {
    return new RandomUndersamplerModel(uid());
  }

  @Override
  public StructType transformSchema(StructType schema) {
    ResamplerSchema.checkNumeric(schema, getLabelCol());
    return schema;
  }

  /** Reads a saved estimator. */
  public static RandomUndersampler load(String path) {
    return read().load(path);
  }

  /** A reader of saved estimators. */
  public static MLReader<RandomUndersampler> read() {
    return new StageReader<>(RandomUndersampler.class, RandomUndersampler::new);
  }
}
