package io.github.sparksimpor.evaluation;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The values of one feature in the real and the synthetic rows of one class: what {@link
 * SyntheticDrift#features()} tells, of values that the driver holds.
 *
 * @param label of the class
 * @param feature its place, from 0 on
 * @param real the values
 * @param synthetic the values
 * @param drift synthetic mean minus real mean, in standard deviations of the real values; 0 if
 *     these are all the same
 * @param spread synthetic standard deviation over the real one; 1 if that is 0
 */
public record FeatureComparison(
    double label, int feature, Values real, Values synthetic, double drift, double spread) {
  private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.95};

  /**
   * Values of one kind of rows.
   *
   * @param count how many are not missing
   * @param quantiles at 5, 25, 50, 75 and 95 %
   * @param atBound share that has the least or the greatest real value
   * @param beyond share below the one or above the other
   */
  public record Values(int count, double[] quantiles, double atBound, double beyond) {
    private static Values of(double[] ascending, double least, double greatest) {
      int count = ascending.length;
      double bound =
          Arrays.stream(ascending).filter(x -> x == least || x == greatest).count()
              / (double) count;
      double beyond =
          Arrays.stream(ascending).filter(x -> x < least || x > greatest).count() / (double) count;
      double[] quantiles =
          DoubleStream.of(QUANTILES)
              .map(share -> ascending[(int) Math.max(0, Math.ceil(share * count) - 1)])
              .toArray();
      return new Values(count, quantiles, bound, beyond);
    }
  }

  /**
   * Compares.
   *
   * @param real at least one value, none missing
   * @param synthetic at least one value, none missing
   */
  static FeatureComparison of(double label, int feature, double[] real, double[] synthetic) {
    double[] before = real.clone();
    double[] after = synthetic.clone();
    Arrays.sort(before);
    Arrays.sort(after);
    double least = before[0];
    double greatest = before[before.length - 1];
    double deviation = deviation(before);
    double shift = mean(after) - mean(before);
    return new FeatureComparison(
        label,
        feature,
        Values.of(before, least, greatest),
        Values.of(after, least, greatest),
        deviation > 0 ? shift / deviation : 0,
        deviation > 0 ? deviation(after) / deviation : 1);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** Of all values, not of a sample of more. */
  static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElse(0));
  }
}
