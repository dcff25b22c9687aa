package io.github.sparksimpor.examples.benchmark;

import io.github.sparksimpor.sphere.RandomDraws;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Rows in the likeness of the credit-card fraud set, which may not be shipped: 284,315 legitimate
 * ones from correlated Gaussians and 492 frauds, most of them shifted along some of the features
 * and heavy-tailed, the others hidden among the legitimate. A row depends on its class and number
 * only.
 */
final class CreditCardLookAlike {
  private CreditCardLookAlike() {}

  static final int DIMENSION = 30;
  static final int MAJORITY = 284_315;
  static final int MINORITY = 492;

  private static final long SEED = 20_240_102;
  private static final int FACTORS = 6;
  private static final double HIDDEN = 0.25;
  private static final int SHIFTED_FEATURES = 12;
  private static final double[] LOADINGS = loadings();

  /** Features of a legitimate row. */
  static double[] majorityRow(long row) {
    UniformRandomProvider random = RandomDraws.of(SEED, 0, row, 0);
    return correlated(ZigguratSampler.NormalizedGaussian.of(random), 1);
  }

  /** Features of a fraud. */
  static double[] minorityRow(long row) {
    UniformRandomProvider random = RandomDraws.of(SEED, 1, row, 0);
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    if (random.nextDouble() < HIDDEN) {
      return correlated(normal, 1.2);
    }
    double[] features = correlated(normal, tail(normal));
    double severity = 0.5 + random.nextDouble();
    for (int k = 0; k < SHIFTED_FEATURES; k++) {
      features[k] += severity * (k % 2 == 0 ? -1 : 1) * (4 - 0.25 * k) * deviation(k);
    }
    return features;
  }

  /** The first rows of a class, row by row. */
  static double[] rows(boolean minority, int count) {
    double[] rows = new double[count * DIMENSION];
    for (int row = 0; row < count; row++) {
      double[] features = minority ? minorityRow(row) : majorityRow(row);
      System.arraycopy(features, 0, rows, row * DIMENSION, DIMENSION);
    }
    return rows;
  }

  private static double[] correlated(ZigguratSampler.NormalizedGaussian normal, double scale) {
    double[] factors = normal.samples(FACTORS).toArray();
    double[] features = new double[DIMENSION];
    for (int k = 0; k < DIMENSION; k++) {
      double value = 0.8 * normal.sample();
      for (int f = 0; f < FACTORS; f++) {
        value += LOADINGS[k * FACTORS + f] * factors[f];
      }
      features[k] = scale * deviation(k) * value;
    }
    return features;
  }

  /** Scale of a t distribution of three degrees of freedom. */
  private static double tail(ZigguratSampler.NormalizedGaussian normal) {
    double square = normal.samples(3).map(x -> x * x).sum();
    return Math.sqrt(3 / square);
  }

  /** Falling like those of principal components. */
  private static double deviation(int feature) {
    return 2 / (1 + 0.15 * feature);
  }

  private static double[] loadings() {
    UniformRandomProvider random = RandomDraws.of(SEED, 2, 0, 0);
    return ZigguratSampler.NormalizedGaussian.of(random)
        .samples(DIMENSION * FACTORS)
        .map(x -> 0.25 * x)
        .toArray();
  }
}
