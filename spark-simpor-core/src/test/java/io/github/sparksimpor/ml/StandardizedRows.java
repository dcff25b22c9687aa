package io.github.sparksimpor.ml;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;

/** Standardised rows and the method's formulas over them, written out as plainly as can be. */
record StandardizedRows(List<Point> points, double[] mean, double[] deviation) {

  /** A labelled point in standardised coordinates. */
  record Point(double label, List<Double> x) {
    double distance(Point other) {
      double squared = 0;
      for (int k = 0; k < x.size(); k++) {
        squared += Math.pow(x.get(k) - other.x.get(k), 2);
      }
      return Math.sqrt(squared);
    }

    Point randomAt(double radius, Random random) {
      double[] step = random.doubles(x.size()).map(u -> 0).toArray();
      double squared = 0;
      for (int k = 0; k < step.length; k++) {
        step[k] = random.nextGaussian();
        squared += step[k] * step[k];
      }
      double scale = radius / Math.sqrt(squared);
      Double[] moved = new Double[step.length];
      for (int k = 0; k < step.length; k++) {
        moved[k] = x.get(k) + scale * step[k];
      }
      return new Point(label, List.of(moved));
    }
  }

  static StandardizedRows of(List<Row> rows) {
    int d = rows.get(0).<Vector>getAs("features").size();
    double[] mean = new double[d];
    double[] deviation = new double[d];
    for (int k = 0; k < d; k++) {
      int column = k;
      double[] values =
          rows.stream().mapToDouble(row -> row.<Vector>getAs("features").apply(column)).toArray();
      double average = Arrays.stream(values).average().orElseThrow();
      mean[k] = average;
      deviation[k] =
          Math.sqrt(
              Arrays.stream(values).map(v -> (v - average) * (v - average)).sum() / values.length);
    }
    StandardizedRows empty = new StandardizedRows(List.of(), mean, deviation);
    List<Point> points =
        rows.stream().map(row -> empty.point(row.getAs("label"), row.getAs("features"))).toList();
    return new StandardizedRows(points, mean, deviation);
  }

  Point point(double label, Vector features) {
    Double[] x = new Double[mean.length];
    for (int k = 0; k < x.length; k++) {
      x[k] = (features.apply(k) - mean[k]) / deviation[k];
    }
    return new Point(label, List.of(x));
  }

  double meanDistanceToNearest(Point seed, int k) {
    return points.stream()
        .filter(p -> p.label() == seed.label() && !p.equals(seed))
        .mapToDouble(seed::distance)
        .sorted()
        .limit(k)
        .average()
        .orElseThrow();
  }

  double logDensity(Point at, double h, Predicate<Point> of) {
    double[] exponents =
        points.stream()
            .filter(of)
            .mapToDouble(p -> -Math.pow(p.distance(at), 2) / (2 * h * h))
            .toArray();
    double highest = Arrays.stream(exponents).max().orElseThrow();
    return highest + Math.log(Arrays.stream(exponents).map(e -> Math.exp(e - highest)).sum());
  }
}
