package io.github.sparksimpor.ml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** A logistic regression that remembers which rows taught it, and which it was asked about. */
public final class RecordingClassifier extends Estimator<RecordingClassifier.Recorded> {
  private static final long serialVersionUID = 1L;
  private static final LogisticRegression LOGISTIC =
      new LogisticRegression().setRegParam(0.01).setMaxIter(12);

  static final List<Fit> SEEN = Collections.synchronizedList(new ArrayList<>());

  private final Param<String> probabilityCol =
      new Param<>(this, "probabilityCol", "column of class probabilities");

  private final Param<String> predictionCol =
      new Param<>(this, "predictionCol", "column of predicted classes");

  RecordingClassifier() {
    setDefault(probabilityCol, "probability");
    setDefault(predictionCol, "prediction");
  }

  /** One fit with what it was asked to predict. */
  record Fit(List<Row> rows, List<Row> asked) {
    List<Object> realIds() {
      return rows.stream().filter(row -> !row.isNullAt(0)).map(row -> row.get(0)).toList();
    }

    List<Vector> realFeatures() {
      return rows.stream()
          .filter(row -> !row.isNullAt(0))
          .map(row -> row.<Vector>getAs(2))
          .toList();
    }

    List<Vector> syntheticFeatures() {
      return rows.stream().filter(row -> row.isNullAt(0)).map(row -> row.<Vector>getAs(2)).toList();
    }

    List<Object> validationIds() {
      return asked.stream().map(row -> row.get(0)).toList();
    }
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
    return "recordingClassifier";
  }

  @Override
  public Recorded fit(Dataset<?> dataset) {
    Fit fit = new Fit(collected(dataset), Collections.synchronizedList(new ArrayList<>()));
    SEEN.add(fit);
    return new Recorded(LOGISTIC.fit(dataset), fit);
  }

  private static List<Row> collected(Dataset<?> dataset) {
    return dataset.select("id", "label", "features").collectAsList();
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return LOGISTIC.transformSchema(schema);
  }

  @Override
  public RecordingClassifier copy(ParamMap extra) {
    return this;
  }

  /** A trained one. */
  public static final class Recorded extends Model<Recorded> {
    private static final long serialVersionUID = 1L;

    private final transient LogisticRegressionModel model;
    private final transient Fit fit;

    Recorded(LogisticRegressionModel model, Fit fit) {
      this.model = model;
      this.fit = fit;
    }

    @Override
    public String uid() {
      return "recorded";
    }

    @Override
    public Dataset<Row> transform(Dataset<?> dataset) {
      fit.asked().addAll(collected(dataset));
      return model.transform(dataset);
    }

    @Override
    public StructType transformSchema(StructType schema) {
      return model.transformSchema(schema);
    }

    @Override
    public Recorded copy(ParamMap extra) {
      return this;
    }
  }
}
