package io.github.sparksimpor.evaluation;

import io.github.sparksimpor.evaluation.GainsOverNone.Gain;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Compares candidates with doing nothing on the same folds, so that what helps nothing is
 * recommended with probability alpha at most, however many candidates are tried.
 *
 * <p>The differences of a candidate to none, fold by fold, have mean {@code d} and variance {@code
 * s²}. Folds share training rows, so the variance of {@code d} is taken as {@code (1/J + r) s²}
 * with r the validation rows over the training rows (Nadeau and Bengio 2003), not {@code s²/J}. The
 * largest of all candidates' studentised differences is compared with its distribution where no
 * candidate helps (max-T, Westfall and Young 1993): normal differences on J folds, correlated as
 * those observed are. Correlations of a few folds are found too large by chance, which would make
 * the test too bold; they are shrunk by the factor {@code 1 − 2/J}.
 *
 * <p>Objectives have steps: a few folds may agree by chance to the last digit. Differences are
 * taken to vary by what one row decides at least. With fewer than two folds nothing lies beyond
 * chance, nor does a candidate that has no value, NaN, on some fold; it counts as tried all the
 * same.
 *
 * @param alpha probability of recommending what does not help, above 0 and below 1
 * @param testToTraining validation rows of a fold over its training rows
 * @param step by how much one row changes the objective on a fold, above 0
 * @param seed of the draws of the distribution
 */
public record SafeSelection(double alpha, double testToTraining, double step, long seed) {
  /** Enough for a probability of 0.05 to within 0.002. */
  private static final int DRAWS = 10_000;

  /**
   * Compares.
   *
   * @param none the objective of doing nothing on each fold, larger being better
   * @param candidates the objective of each candidate on the same folds
   */
  public GainsOverNone compare(double[] none, List<double[]> candidates) {
    List<double[]> gains = candidates.stream().map(candidate -> minus(candidate, none)).toList();
    double[] largest = largestByChance(gains, none.length);
    double critical =
        largest.length == 0
            ? Double.NaN
            : largest[Math.min(DRAWS, (int) Math.ceil((1 - alpha) * (DRAWS + 1))) - 1];
    return new GainsOverNone(
        gains.stream().map(gain -> gain(gain, critical, largest)).toList(), critical);
  }

  private Gain gain(double[] gains, double critical, double[] largest) {
    double mean = StatUtils.mean(gains);
    if (gains.length < 2 || Double.isNaN(mean)) {
      return new Gain(mean, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    double error = spread(gains) * Math.sqrt(1.0 / gains.length + testToTraining);
    double reached = Arrays.stream(largest).filter(t -> t >= mean / error).count();
    return new Gain(
        mean,
        error,
        mean - critical * error,
        mean + critical * error,
        (1 + reached) / (1 + largest.length));
  }

  /**
   * Draws the largest studentised difference where no candidate helps.
   *
   * @param gains of each candidate on each fold
   * @return ascending; empty if there is nothing to draw from
   */
  private double[] largestByChance(List<double[]> gains, int folds) {
    double[][] units =
        gains.stream()
            .filter(gain -> folds > 1 && StatUtils.sumSq(gain) != 0) // what differs nowhere is none
            .map(SafeSelection::unit)
            .toArray(double[][]::new);
    if (units.length == 0) {
      return new double[0];
    }
    CorrelatedNormals normals = new CorrelatedNormals(units, 1 - 2.0 / folds, seed);
    return IntStream.range(0, DRAWS)
        .mapToDouble(draw -> largest(normals, units.length, folds - 1))
        .sorted()
        .toArray();
  }

  private static double largest(CorrelatedNormals normals, int candidates, int freedom) {
    double[] squares = new double[candidates];
    for (int k = 0; k < freedom; k++) {
      double[] draw = normals.next();
      for (int c = 0; c < candidates; c++) {
        squares[c] += draw[c] * draw[c];
      }
    }
    double[] means = normals.next();
    double largest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < candidates; c++) {
      largest = Math.max(largest, means[c] / Math.sqrt(squares[c] / freedom));
    }
    return largest;
  }

  /**
   * Normal variables, one a candidate, correlated as unit vectors are; of variance 1, or less for a
   * vector 0, which a studentised value does not show.
   */
  private static final class CorrelatedNormals {
    private final double[][] units;
    private final double common;
    private final double own;
    private final ZigguratSampler.NormalizedGaussian gaussian;

    /**
     * Starts a sequence of draws.
     *
     * @param units a vector of length 1 or 0 a candidate
     * @param share factor of the correlations, at least 0 and below 1
     */
    CorrelatedNormals(double[][] units, double share, long seed) {
      UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
      this.units = units;
      this.common = Math.sqrt(share);
      this.own = Math.sqrt(1 - share);
      this.gaussian = ZigguratSampler.NormalizedGaussian.of(random);
    }

    double[] next() {
      double[] shared = new double[units[0].length];
      for (int j = 0; j < shared.length; j++) {
        shared[j] = gaussian.sample();
      }
      double[] draw = new double[units.length];
      for (int c = 0; c < draw.length; c++) {
        double sum = 0;
        for (int j = 0; j < shared.length; j++) {
          sum += units[c][j] * shared[j];
        }
        draw[c] = common * sum + own * gaussian.sample();
      }
      return draw;
    }
  }

  /** Deviations from the mean, of length 1; 0, and so like no other's, where these tell nothing. */
  private static double[] unit(double[] gains) {
    double mean = StatUtils.mean(gains);
    double length = Math.sqrt(StatUtils.variance(gains) * (gains.length - 1));
    return Arrays.stream(gains).map(gain -> length > 0 ? (gain - mean) / length : 0).toArray();
  }

  private double spread(double[] gains) {
    return Math.max(Math.sqrt(StatUtils.variance(gains)), step);
  }

  private static double[] minus(double[] candidate, double[] none) {
    return IntStream.range(0, none.length).mapToDouble(j -> candidate[j] - none[j]).toArray();
  }
}
