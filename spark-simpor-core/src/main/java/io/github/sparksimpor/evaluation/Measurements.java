package io.github.sparksimpor.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import io.github.sparksimpor.spark.ColumnNames;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.stat.Summarizer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;

/**
 * What of a feature vector has a place on an axis: every feature but categories, whose numbers are
 * names only, and the mean of a feature where it is missing, so that it draws a row nowhere.
 *
 * @param places of the features, ascending
 * @param means of them over the rows that have them; 0 if none has
 * @param missing whether any value is missing
 */
record Measurements(int[] places, double[] means, boolean missing) {

  /**
   * Looks at rows, once.
   *
   * @param rows with a column of vectors of the same length
   * @param categories places of features that hold categories
   */
  static Measurements of(Dataset<Row> rows, String featuresCol, Set<Integer> categories) {
    Column features = ColumnNames.column(featuresCol);
    int dimension = rows.select(features).head().<Vector>getAs(0).size();
    int[] places = IntStream.range(0, dimension).filter(k -> !categories.contains(k)).toArray();
    UDF1<Vector, Vector> present = row -> mapped(row, places, new double[places.length], 1);
    UDF1<Vector, Vector> known = row -> mapped(row, places, new double[places.length], Double.NaN);
    Row found =
        rows.select(
                udf(known, SQLDataTypes.VectorType()).apply(features).as("known"),
                udf(present, SQLDataTypes.VectorType()).apply(features).as("present"))
            .select(Summarizer.mean(col("known")), Summarizer.mean(col("present")))
            .head();
    double[] sums = found.<Vector>getAs(0).toArray();
    double[] shares = found.<Vector>getAs(1).toArray();
    double[] means = new double[places.length];
    Arrays.setAll(means, k -> shares[k] > 0 ? sums[k] / shares[k] : 0);
    return new Measurements(places, means, Arrays.stream(shares).anyMatch(share -> share < 1));
  }

  /** The measurements among the features of a row, without holes. */
  Column of(Column features) {
    int[] kept = places;
    double[] typical = means;
    UDF1<Vector, Vector> filled = row -> mapped(row, kept, typical, Double.NaN);
    return udf(filled, SQLDataTypes.VectorType()).apply(features);
  }

  /**
   * Some values of a row.
   *
   * @param missing what stands for each where it is missing
   * @param present what stands for one that is not; NaN for itself
   */
  private static Vector mapped(Vector row, int[] places, double[] missing, double present) {
    double[] values = new double[places.length];
    for (int k = 0; k < values.length; k++) {
      double value = row.apply(places[k]);
      values[k] = Double.isNaN(value) ? missing[k] : Double.isNaN(present) ? value : present;
    }
    return Vectors.dense(values);
  }
}
