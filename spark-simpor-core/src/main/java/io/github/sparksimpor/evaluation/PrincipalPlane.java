package io.github.sparksimpor.evaluation;

import static org.apache.spark.ml.functions.vector_to_array;
import static org.apache.spark.sql.functions.col;

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
 */
public final class PrincipalPlane {
  /** Column that {@link #project} adds: the first component. */
  public static final String FIRST = "first component";

  /** Column that {@link #project} adds: the second component. */
  public static final String SECOND = "second component";

  private static final String STANDARDISED = "standardised features";
  private static final String COMPONENTS = "components";

  private final PipelineModel model;

  private PrincipalPlane(PipelineModel model) {
    this.model = model;
  }

  /**
   * Finds the plane.
   *
   * @param rows with a column of vectors of at least two elements; few hundred elements at most,
   *     since the work grows with their square
   * @param featuresCol name of that column
   */
  public static PrincipalPlane of(Dataset<Row> rows, String featuresCol) {
    PipelineStage[] stages = {
      new StandardScaler().setInputCol(featuresCol).setOutputCol(STANDARDISED).setWithMean(true),
      new PCA().setK(2).setInputCol(STANDARDISED).setOutputCol(COMPONENTS)
    };
    return new PrincipalPlane(new Pipeline().setStages(stages).fit(rows.select(col(featuresCol))));
  }

  /** Adds the coordinates on the plane to rows with the column that the plane was found from. */
  public Dataset<Row> project(Dataset<Row> rows) {
    Column components = vector_to_array(col(COMPONENTS), "float64");
    return model
        .transform(rows)
        .withColumn(FIRST, components.getItem(0))
        .withColumn(SECOND, components.getItem(1))
        .drop(STANDARDISED, COMPONENTS);
  }
}
