package io.github.sparksimpor.evaluation;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;

/**
 * Distances from some synthetic rows to their nearest real row of the same class, among the rows of
 * a partition.
 *
 * @param labels of the synthetic rows
 * @param features of them
 * @param deviations of the features of each row's class
 * @param categories places of features of which only whether they are the same counts
 */
record NearestReal(
    double[] labels, double[][] features, double[][] deviations, Set<Integer> categories)
    implements MapPartitionsFunction<Row, double[]> {

  static NearestReal of(
      List<Row> synthetic, Map<Double, double[]> deviations, Set<Integer> categories) {
    return new NearestReal(
        synthetic.stream().mapToDouble(row -> row.getDouble(0)).toArray(),
        synthetic.stream().map(row -> row.<Vector>getAs(1).toArray()).toArray(double[][]::new),
        synthetic.stream().map(row -> deviations.get(row.getDouble(0))).toArray(double[][]::new),
        categories);
  }

  @Override
  public Iterator<double[]> call(Iterator<Row> real) {
    double[] least = new double[labels.length];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    while (real.hasNext()) {
      Row row = real.next();
      double label = row.getDouble(0);
      double[] values = row.<Vector>getAs(1).toArray();
      for (int i = 0; i < labels.length; i++) {
        if (labels[i] == label) {
          least[i] = Math.min(least[i], distance(i, values));
        }
      }
    }
    return List.of(least).iterator();
  }

  private double distance(int i, double[] values) {
    double sum = 0;
    for (int k = 0; k < values.length; k++) {
      double apart = features[i][k] - values[k];
      if (apart != 0 && categories.contains(k)) {
        sum += Double.isNaN(apart) ? 0 : 1;
      } else if (apart != 0 && deviations[i][k] > 0 && !Double.isNaN(apart)) {
        sum += apart * apart / (deviations[i][k] * deviations[i][k]);
      }
    }
    return Math.sqrt(sum);
  }

  /** The least of two of each. */
  static double[] least(double[] one, double[] other) {
    double[] least = one.clone();
    Arrays.setAll(least, i -> Math.min(one[i], other[i]));
    return least;
  }
}
