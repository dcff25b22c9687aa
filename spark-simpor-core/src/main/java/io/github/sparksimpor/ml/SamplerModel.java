package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.DeclaredParams;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A fitted {@link Sampler}.
 *
 * <p>The very object that the model was fitted on, given to {@link #transform} for the first time,
 * comes back balanced: that is what {@code Pipeline.fit}, {@code CrossValidator} and {@code
 * TrainValidationSplit} pass. Anything else comes back with its rows unchanged, the training data
 * in a fitted {@code PipelineModel} included, so that no row is invented or lost while scoring; so
 * a sampler belongs into the outermost pipeline, where {@code fit} hands it the same object twice.
 * A loaded or copied model always passes through. {@link #balance} always balances, and {@link
 * #view()} says outright what {@code transform} does.
 *
 * @param <M> the model's own type
 */
public abstract class SamplerModel<M extends SamplerModel<M>> extends Model<M>
    implements SamplerParams, MLWritable {
  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(SamplerModel.class);

  /** Models of which it was told that they pass rows through. */
  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private final String uid;
  private final DeclaredParams declared = new DeclaredParams(this);
  private transient @Nullable FittedOn training;

  /**
   * A model that holds nothing yet.
   *
   * @param uid unique name of the stage
   */
  protected SamplerModel(String uid) {
    this.uid = uid;
    declared.declareAll();
  }

  /** Tells the model what it was fitted on; called once, after fitting. */
  M withTraining(FittedOn fittedOn) {
    training = fittedOn;
    return self();
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public DeclaredParams declared() {
    return declared;
  }

  /** Sets {@link #view()}. */
  public M setView(String value) {
    set(view(), value);
    return self();
  }

  /**
   * Does to any dataset what was learnt for the training data, always.
   *
   * @param dataset usually the training data
   * @throws IllegalArgumentException if a column is missing or of the wrong type
   */
  public abstract Dataset<Row> balance(Dataset<?> dataset);

  /**
   * Rows per class of the training data before and after, by ascending label.
   *
   * @throws IllegalStateException if the model does not know them
   */
  public abstract List<ClassCount> classes();

  /** The training data as it is trained on; they need no check that fitting has made. */
  Dataset<Row> balancedTraining(Dataset<?> training) {
    return balance(training);
  }

  /** The dataset with its rows as they are, in the columns of {@code transform}. */
  Dataset<Row> unchanged(Dataset<?> dataset) {
    return dataset.toDF();
  }

  /** The dataset as {@link #view()} says. */
  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    return switch (getView()) {
      case "rows" -> unchanged(dataset);
      case "balanced" -> balance(dataset);
      default -> trainingOrRows(dataset);
    };
  }

  private Dataset<Row> trainingOrRows(Dataset<?> dataset) {
    FittedOn.Meeting meeting = training == null ? FittedOn.Meeting.OTHER : training.meet(dataset);
    if (meeting == FittedOn.Meeting.FIRST) {
      LOG.info("{} balances the data it was fitted on", uid);
      return balancedTraining(dataset);
    }
    if (meeting == FittedOn.Meeting.AGAIN) {
      LOG.info(
          "{} passes the data it was fitted on through, as it came before; balance does not", uid);
    }
    if (meeting == FittedOn.Meeting.EQUAL) {
      LOG.warn(
          "{} leaves a table as it is that is equal to the one it was fitted on, but another"
              + " object: right for scoring; to train on it, call balance, or put the sampler into"
              + " the outermost pipeline",
          uid);
    }
    if (training == null && TOLD.add(uid)) {
      LOG.info(
          "{} leaves rows as they are, since it does not know what it was fitted on, as loaded or"
              + " copied models do not: right for scoring; to train on them, set view to balanced,"
              + " as clients of Spark Connect do",
          uid);
    }
    return unchanged(dataset);
  }

  @Override
  public String toString() {
    return uid;
  }

  @SuppressWarnings("unchecked")
  M self() {
    return (M) this;
  }
}
