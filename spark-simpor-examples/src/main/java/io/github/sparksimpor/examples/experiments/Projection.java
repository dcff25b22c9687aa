package io.github.sparksimpor.examples.experiments;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.PCA;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows of two classes on their first two principal components, features standardised.
 *
 * @param majority coordinates of label 0: first components, then second
 * @param minority likewise of label 1
 */
record Projection(double[][] majority, double[][] minority) {
  static final int BINS = 40;

  /** Projects. */
  static Projection of(Dataset<Row> rows) {
    List<Row> projected =
        new Pipeline()
            .setStages(
                new PipelineStage[] {
                  new StandardScaler()
                      .setInputCol("features")
                      .setOutputCol("standardised")
                      .setWithMean(true),
                  new PCA().setK(2).setInputCol("standardised").setOutputCol("components")
                })
            .fit(rows)
            .transform(rows)
            .select("label", "components")
            .collectAsList();
    return new Projection(coordinates(projected, 0), coordinates(projected, 1));
  }

  private static double[][] coordinates(List<Row> rows, double label) {
    List<Vector> points =
        rows.stream()
            .filter(row -> row.getDouble(0) == label)
            .map(row -> row.<Vector>getAs(1))
            .toList();
    return new double[][] {
      points.stream().mapToDouble(p -> p.apply(0)).toArray(),
      points.stream().mapToDouble(p -> p.apply(1)).toArray()
    };
  }

  /** Where bins begin, and the last ends. */
  double[] edges() {
    double low = all().min().orElse(0);
    double high = all().max().orElse(1);
    double[] edges = new double[BINS + 1];
    Arrays.setAll(edges, i -> low + (high - low) * i / BINS);
    return edges;
  }

  private DoubleStream all() {
    return DoubleStream.concat(Arrays.stream(majority[0]), Arrays.stream(minority[0]));
  }

  /** Rows a bin of the first component. */
  double[] histogram(double[] firstComponents) {
    double[] edges = edges();
    double width = edges[1] - edges[0];
    double[] counts = new double[BINS];
    for (double x : firstComponents) {
      counts[(int) Math.min(BINS - 1, (x - edges[0]) / width)]++;
    }
    return counts;
  }

  /** Hard-to-differentiate ratio: rows in the histograms' intersection over minority rows. */
  double hdr() {
    double[] a = histogram(majority[0]);
    double[] b = histogram(minority[0]);
    double shared = 0;
    for (int i = 0; i < BINS; i++) {
      shared += Math.min(a[i], b[i]);
    }
    return shared / minority[0].length;
  }
}
