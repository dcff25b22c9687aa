package io.github.sparksimpor.engine.growth;

import io.github.sparksimpor.engine.rows.ClassCensus;
import io.github.sparksimpor.engine.rows.FeatureRoles;
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
 * @param roles what is rounded
 */
record BootstrapNoise(double bandwidth, double[] deviations, FeatureRoles roles)
    implements Serializable {

  /**
   * For a class.
   *
   * @param shrinkage s; 0 for exact copies
   * @param census the rows of all classes
   * @param parts the rows of the class, in order
   * @param roles how features are treated that hold categories or whole numbers
   */
  static BootstrapNoise of(
      double shrinkage, ClassCensus census, double[][] parts, FeatureRoles roles) {
    if (shrinkage == 0) {
      return new BootstrapNoise(0, new double[0], roles);
    }
    int dimension = census.dimension();
    long categorical = IntStream.range(0, dimension).filter(roles::isCategorical).count();
    double d = census.columns().width() - categorical;
    double h = Math.pow(4 / ((d + 2) * census.rows()), 1 / (d + 4));
    double[] deviations =
        IntStream.range(0, dimension)
            .mapToDouble(k -> roles.isCategorical(k) ? 0 : deviation(parts, k, dimension))
            .toArray();
    return new BootstrapNoise(shrinkage * h, deviations, roles);
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

  boolean isNone() {
    return bandwidth == 0;
  }

  /**
   * Adds noise to a row, in place.
   *
   * @return how far the row has moved, in standard deviations of the class
   */
  double add(double[] features, NormalizedGaussianSampler normal) {
    double moved = 0;
    for (int k = 0; k < features.length; k++) {
      if (deviations[k] > 0) {
        double z = bandwidth * normal.sample();
        features[k] = Math.fma(z, deviations[k], features[k]);
        moved = Math.fma(z, z, moved);
      }
    }
    roles.rounded(features);
    return Math.sqrt(moved);
  }
}
