package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.HasDeclaredParams;
import io.github.sparksimpor.ml.param.StageParam;
import org.apache.spark.ml.Estimator;

/** The parameter of all stages that train a classifier. */
public interface ClassifierParams extends HasDeclaredParams {

  /** The classifier to train. Required. */
  StageParam<Estimator<?>> classifier();

  /** Value of {@link #classifier()}. */
  default Estimator<?> getClassifier() {
    return classifier().required(this);
  }
}
