package io.github.sparksimpor.sphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.kernel.ScalarKernelSums;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

class PosteriorRatioTest {
  private static final double STEP = 1e-5;

  @Property(tries = 120)
  void theGradientEqualsCentralDifferences(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 12) int dimension,
      @ForAll @IntRange(min = 2, max = 40) int own,
      @ForAll @IntRange(min = 1, max = 90) int others,
      @ForAll @Scale(2) @DoubleRange(min = 0.3, max = 3) double bandwidth,
      @ForAll boolean excludeSeed) {
    SplittableRandom random = new SplittableRandom(seed);
    Ratio ratio =
        new Ratio(
            random.doubles((long) own * dimension).toArray(),
            random.doubles((long) others * dimension).toArray(),
            dimension,
            bandwidth,
            excludeSeed);
    double[] point = random.doubles(dimension).toArray();
    double[] gradient = new double[dimension];
    double value = ratio.evaluate(point, gradient);
    assertThat(value).isCloseTo(ratio.byHand(point), within(1e-11 * (1 + Math.abs(value))));
    for (int k = 0; k < dimension; k++) {
      double[] ahead = point.clone();
      double[] behind = point.clone();
      ahead[k] += STEP;
      behind[k] -= STEP;
      double slope = (ratio.byHand(ahead) - ratio.byHand(behind)) / (2 * STEP);
      assertThat(gradient[k]).isCloseTo(slope, within(1e-6 * (1 + Math.abs(slope))));
    }
  }

  /** A ratio with its formula written out; the seed is row 1. */
  private record Ratio(
      double[] own, double[] others, int dimension, double bandwidth, boolean excludeSeed) {
    private static final int SEED_ROW = 1;

    double evaluate(double[] point, double[] gradient) {
      LogRatio objective =
          new PosteriorRatio(
              new ScalarKernelSums(),
              PackedRows.of(own, dimension),
              List.of(PackedRows.of(others, dimension)),
              bandwidth,
              excludeSeed,
              1);
      QueryBatch batch = new QueryBatch(1, dimension);
      batch.add(point, 0, SEED_ROW);
      double[] value = new double[1];
      objective.evaluate(batch, value, gradient);
      return value[0];
    }

    double byHand(double[] point) {
      return Math.log(sum(own, point, excludeSeed ? SEED_ROW : -1))
          - Math.log(sum(others, point, -1));
    }

    private double sum(double[] rows, double[] point, int excluded) {
      double sum = 0;
      for (int row = 0; row < rows.length / dimension; row++) {
        double squared = 0;
        for (int k = 0; k < dimension; k++) {
          double difference = point[k] - rows[row * dimension + k];
          squared += difference * difference;
        }
        sum += row == excluded ? 0 : Math.exp(-squared / (2 * bandwidth * bandwidth));
      }
      return sum;
    }
  }
}
