package io.github.sparksimpor.sphere;

import io.github.sparksimpor.kernel.Categories;
import java.io.Serializable;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.UnitSphereSampler;

/**
 * Where one synthetic row begins: a sphere around its seed and random points on it.
 *
 * @param seedRow index of the seed within its class
 * @param draw which synthetic row of that seed
 * @param seed coordinates of the seed, the sphere's centre
 * @param categories of the seed, which every point of the sphere keeps
 * @param radius r of the sphere, at least 0
 * @param directions unit vectors from the seed to the candidate points, {@code candidates ×
 *     dimension}
 */
public record SphereStart(
    int seedRow,
    long draw,
    double[] seed,
    Categories categories,
    double radius,
    double[] directions)
    implements Serializable {

  /**
   * Draws {@code r ~ U(0, R)} and uniform random points of the sphere of that radius. Fewer
   * candidates are a prefix of more.
   *
   * @param randomSeed the user's seed
   * @param label label of the class that grows
   * @param seedRow index of the seed within its class
   * @param draw which synthetic row of that seed
   * @param seed coordinates of the seed
   * @param categories of the seed
   * @param largestRadius R, finite and at least 0
   * @param candidates number of points, at least 1
   */
  public static SphereStart draw(
      long randomSeed,
      double label,
      int seedRow,
      long draw,
      double[] seed,
      Categories categories,
      double largestRadius,
      int candidates) {
    if (!(largestRadius >= 0) || largestRadius == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "the radius of seed row "
              + seedRow
              + " must be finite and at least 0, found "
              + largestRadius);
    }
    UniformRandomProvider random = RandomDraws.of(randomSeed, label, seedRow, draw);
    double radius = random.nextDouble() * largestRadius;
    int dimension = seed.length;
    double[] directions = new double[Math.multiplyExact(candidates, dimension)];
    UnitSphereSampler sphere = UnitSphereSampler.of(random, dimension);
    for (int candidate = 0; candidate < candidates; candidate++) {
      System.arraycopy(sphere.sample(), 0, directions, candidate * dimension, dimension);
    }
    return new SphereStart(seedRow, draw, seed, categories, radius, directions);
  }

  /**
   * The point {@code x0 + r u}.
   *
   * @param directions holds the unit vector u from {@code offset} on
   * @param offset where u starts
   */
  public double[] point(double[] directions, int offset) {
    double[] point = seed.clone();
    for (int k = 0; k < point.length; k++) {
      point[k] = Math.fma(radius, directions[offset + k], point[k]);
    }
    return point;
  }

  /** Number of random points. */
  public int candidates() {
    return directions.length / seed.length;
  }
}
