package io.github.sparksimpor.ml;

import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;

/** A classifier that promises what a logistic regression does, and fails when it trains. */
public final class FailingClassifier extends Estimator<LogisticRegressionModel> {
  private static final long serialVersionUID = 1L;

  private final Param<String> probabilityCol =
      new Param<>(this, "probabilityCol", "column of class probabilities");
  private final Param<String> predictionCol =
      new Param<>(this, "predictionCol", "column of predicted classes");

  FailingClassifier() {
    setDefault(probabilityCol, "probability");
    setDefault(predictionCol, "prediction");
  }

  /** The column of class probabilities. */
  public Param<String> probabilityCol() {
    return probabilityCol;
  }

  /** The column of predicted classes. */
  public Param<String> predictionCol() {
    return predictionCol;
  }

  @Override
  public String uid() {
    return "failingClassifier";
  }

  @Override
  public LogisticRegressionModel fit(Dataset<?> dataset) {
    throw new IllegalStateException("no training today");
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return new LogisticRegression().transformSchema(schema);
  }

  @Override
  public FailingClassifier copy(ParamMap extra) {
    return this;
  }
}
