package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.DeclaredParams;
import java.util.Optional;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.sql.Dataset;

/**
 * Changes how many rows of each class a classifier is trained on: a {@link Resampler} adds
 * synthetic rows, others leave real ones out. The model does so to the training data and leaves any
 * other data alone, see {@link SamplerModel}. The same seed gives the same rows, however the input
 * is partitioned.
 *
 * @param <M> type of the model
 * @param <S> the sampler's own type
 */
public abstract class Sampler<M extends SamplerModel<M>, S extends Sampler<M, S>>
    extends Estimator<M> implements SamplerParams, DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final DeclaredParams declared = new DeclaredParams(this);

  /**
   * A sampler with default parameters.
   *
   * @param uid unique name of the stage
   */
  protected Sampler(String uid) {
    this.uid = uid;
    declared.declareAll();
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public DeclaredParams declared() {
    return declared;
  }

  /** Sets the name of the label column. */
  public S setLabelCol(String value) {
    set(labelCol(), value);
    return self();
  }

  /** Sets {@link #view()} of the models. */
  public S setView(String value) {
    set(view(), value);
    return self();
  }

  @Override
  public abstract M fit(Dataset<?> dataset);

  /** A model of the same uid that holds nothing yet. */
  protected abstract M newModel();

  /** The column of weights that the model fills in; empty if it fills in none. */
  Optional<String> weights() {
    return Optional.empty();
  }

  /** Whether classes weigh as much after as before. */
  boolean keepsPrevalence() {
    return false;
  }

  /** Whether the model adds rows, which have no values but those it gives them. */
  boolean addsRows() {
    return false;
  }

  @Override
  public S copy(ParamMap extra) {
    return this.<S>defaultCopy(extra);
  }

  @Override
  public String toString() {
    return uid;
  }

  @SuppressWarnings("unchecked")
  S self() {
    return (S) this;
  }
}
