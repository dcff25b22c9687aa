package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.SyntheticDrift;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What happened during a fit; kept in memory only.
 *
 * @param classes rows per class, by ascending label
 * @param phaseSeconds wall-clock seconds per phase, in order
 * @param placement where the rows lay and why
 * @param ascent how rows ascended; empty if the method knows no ascent
 * @param comparison of the synthetic rows with the real ones; it reads the training data when asked
 */
public record FitSummary(
    List<ClassCount> classes,
    Map<String, Double> phaseSeconds,
    String placement,
    Optional<AscentSummary> ascent,
    SyntheticDrift comparison) {

  private static final StructType SCHEMA =
      new StructType()
          .add("classes", DataTypes.createArrayType(ClassCounts.SCHEMA, false), false)
          .add(
              "phases",
              DataTypes.createArrayType(
                  new StructType()
                      .add("phase", DataTypes.StringType, false)
                      .add("seconds", DataTypes.DoubleType, false),
                  false),
              false)
          .add("placement", DataTypes.StringType, false);

  /** Classes, phases with their seconds and placement, in one row. */
  Dataset<Row> table() {
    Row row =
        RowFactory.create(
            ClassCounts.rows(classes).toArray(),
            phaseSeconds.entrySet().stream()
                .map(phase -> RowFactory.create(phase.getKey(), phase.getValue()))
                .toArray(),
            placement);
    return SparkSession.active().createDataFrame(List.of(row), SCHEMA);
  }

  /**
   * What synthetic rows are like beside the real ones of their class, feature by feature but those
   * of categories: quantiles, drift, and shares at and beyond the least and the greatest real
   * value; see {@link SyntheticDrift#features()} for the columns. Executors read the classes that
   * grew once more, from the training data that the model was fitted on, when the result is used.
   */
  public Dataset<Row> drift() {
    return comparison.features();
  }

  /**
   * How often each category occurs among the synthetic rows and the real ones of their class; see
   * {@link SyntheticDrift#shares()}.
   */
  public Dataset<Row> categoryShares() {
    return comparison.shares();
  }

  /**
   * The synthetic rows that lie furthest from any real row of their class; see {@link
   * SyntheticDrift#furthest(int)}.
   *
   * @param most how many at most
   */
  public Dataset<Row> furthest(int most) {
    return comparison.furthest(most);
  }
}
