package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.DeclaredParams;
import io.github.sparksimpor.ml.param.StageParam;
import io.github.sparksimpor.ml.persistence.StageWriter;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.MLWriter;

/**
 * An estimator that trains a classifier which it holds. Copying and saving include the stages it
 * holds.
 *
 * <p>Spark's {@code DefaultParamsWritable} marks what may be a value in a grid that is saved.
 *
 * @param <M> type of the model
 * @param <T> the estimator's own type
 */
public abstract class ClassifierTrainer<M extends Model<M>, T extends ClassifierTrainer<M, T>>
    extends Estimator<M> implements ClassifierParams, DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final DeclaredParams declared = new DeclaredParams(this);

  /** With default parameters and no classifier. */
  ClassifierTrainer(String uid) {
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

  /** Sets {@link #classifier()}. */
  public T setClassifier(Estimator<?> value) {
    set(classifier(), value);
    return self();
  }

  @Override
  public T copy(ParamMap extra) {
    return StageParam.copyStages(this.<T>defaultCopy(extra), extra);
  }

  @Override
  public MLWriter write() {
    return new StageWriter(this);
  }

  @Override
  public String toString() {
    return uid;
  }

  @SuppressWarnings("unchecked")
  private T self() {
    return (T) this;
  }
}
