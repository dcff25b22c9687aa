package io.github.sparksimpor.engine.growth;

import io.github.sparksimpor.engine.rows.ClassCensus;
import io.github.sparksimpor.engine.rows.FeatureRoles;
import io.github.sparksimpor.engine.rows.Support;
import java.io.Serializable;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.NormalizedGaussianSampler;

/**
 * The noise of a smoothed bootstrap (Menardi, Torelli 2014): independent, normal, of standard
 * deviation {@code s h σ_k} in feature k, with s the shrinkage, {@code h = (4 / ((d + 2) n))^(1/(d
 * + 4))} for d measured features and n rows of all classes, and σ_k the standard deviation of the
 * class's rows.
 *
 * @param bandwidth {@code s h}
 * @param deviations σ_k; 0 in features that stay as they are
 * @param support which values there may be
 */
record BootstrapNoise(double bandwidth, double[] deviations, Support support)
    implements Serializable {

  /**
   * For a class.
   *
   * @param shrinkage s; 0 for exact copies
   * @param census the rows of all classes
   * @param parts the rows of the class, in order
   * @param support which values there may be
   */
  static BootstrapNoise of(
      double shrinkage, ClassCensus census, double[][] parts, Support support) {
    FeatureRoles roles = support.roles();
    int dimension = census.dimension();
    long categorical = IntStream.range(0, dimension).filter(roles::isCategorical).count();
    double d = census.columns().width() - categorical;
    double h = StrictMath.pow(4 / ((d + 2) * census.rows()), 1 / (d + 4));
    double[] deviations =
        IntStream.range(0, dimension)
            .mapToDouble(k -> roles.isCategorical(k) ? 0 : deviation(parts, k, dimension))
            .toArray();
    return new BootstrapNoise(shrinkage * h, deviations, support);
  }

  /** Standard deviation of the population, of the values that are there. */
  private static double deviation(double[][] parts, int feature, int dimension) {
    double mean = mean(parts, feature, dimension);
    double squares = 0;
    long count = 0;
    for (double[] part : parts) {
      for (int at = feature; at < part.length; at += dimension) {
        if (!Double.isNaN(part[at])) {
          double centred = part[at] - mean;
          squares = Math.fma(centred, centred, squares);
          count++;
        }
      }
    }
    return count == 0 ? 0 : Math.sqrt(squares / count);
  }

  private static double mean(double[][] parts, int feature, int dimension) {
    double sum = 0;
    long count = 0;
    for (double[] part : parts) {
      for (int at = feature; at < part.length; at += dimension) {
        if (!Double.isNaN(part[at])) {
          sum += part[at];
          count++;
        }
      }
    }
    return sum / Math.max(1, count);
  }

  /** Exact copies. */
  static BootstrapNoise none(FeatureRoles roles) {
    return new BootstrapNoise(0, new double[0], Support.unbounded(roles));
  }

  boolean isNone() {
    return bandwidth == 0;
  }

  /**
   * A row with noise.
   *
   * @param features it may have
   * @param radius how far it has moved, in standard deviations of the class
   * @param projected whether it was rounded or moved within bounds after
   */
  record Moved(double[] features, double radius, boolean projected) {}

  /** Adds noise to a row. */
  Moved add(double[] row, NormalizedGaussianSampler normal) {
    double[] point = row.clone();
    double moved = 0;
    boolean projected = false;
    for (int k = 0; k < point.length; k++) {
      if (deviations[k] > 0) {
        double z = bandwidth * normal.sample();
        point[k] = Math.fma(z, deviations[k], point[k]);
        moved = Math.fma(z, z, moved);
      }
    }
    double[] features = support.nearest(point);
    for (int k = 0; k < point.length; k++) {
      if (Double.isNaN(row[k])) {
        features[k] = Double.NaN;
      } else {
        projected |= features[k] != point[k];
      }
    }
    return new Moved(features, Math.sqrt(moved), projected);
  }
}
