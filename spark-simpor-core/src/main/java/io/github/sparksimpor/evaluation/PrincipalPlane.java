package io.github.sparksimpor.evaluation;

import static org.apache.spark.ml.functions.vector_to_array;
import static org.apache.spark.sql.functions.col;

import io.github.sparksimpor.spark.ColumnNames;
import java.util.Set;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.PCA;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The plane of the two leading principal components of standardised features, through their mean.
 * Features that hold categories have no part in it, and a missing value counts as its feature's
 * mean.
 */
public final class PrincipalPlane {
  /** Column that {@link #project} adds: the first component. */
  public static final String FIRST = "first component";

  /** Column that {@link #project} adds: the second component. */
  public static final String SECOND = "second component";

  private static final String MEASURED = "measured features";
  private static final String STANDARDISED = "standardised features";
  private static final String COMPONENTS = "components";

  private final String featuresCol;
  private final Measurements measurements;
  private final PipelineModel model;

  private PrincipalPlane(String featuresCol, Measurements measurements, PipelineModel model) {
    this.featuresCol = featuresCol;
    this.measurements = measurements;
    this.model = model;
  }

  /**
   * Finds the plane of features none of which holds categories.
   *
   * @param rows with a column of vectors of at least two elements; few hundred elements at most,
   *     since the work grows with their square
   * @param featuresCol name of that column
   */
  public static PrincipalPlane of(Dataset<Row> rows, String featuresCol) {
    return of(rows, featuresCol, Set.of());
  }

  /**
   * Finds the plane.
   *
   * @param rows as above, with at least two features that hold no categories
   * @param featuresCol name of that column
   * @param categories places of the features that hold some
   */
  public static PrincipalPlane of(Dataset<Row> rows, String featuresCol, Set<Integer> categories) {
    Measurements measurements = Measurements.of(rows, featuresCol, categories);
    PipelineStage[] stages = {
      new StandardScaler().setInputCol(MEASURED).setOutputCol(STANDARDISED).setWithMean(true),
      new PCA().setK(2).setInputCol(STANDARDISED).setOutputCol(COMPONENTS)
    };
    Column measured = measurements.of(ColumnNames.column(featuresCol)).as(MEASURED);
    return new PrincipalPlane(
        featuresCol, measurements, new Pipeline().setStages(stages).fit(rows.select(measured)));
  }

  /** Whether a value was missing in the rows that the plane was found from. */
  boolean hasMissing() {
    return measurements.missing();
  }

  /** Adds the coordinates on the plane to rows with the column that the plane was found from. */
  public Dataset<Row> project(Dataset<Row> rows) {
    Column components = vector_to_array(col(COMPONENTS), "float64");
    return model
        .transform(rows.withColumn(MEASURED, measurements.of(ColumnNames.column(featuresCol))))
        .withColumn(FIRST, components.getItem(0))
        .withColumn(SECOND, components.getItem(1))
        .drop(MEASURED, STANDARDISED, COMPONENTS);
  }
}
