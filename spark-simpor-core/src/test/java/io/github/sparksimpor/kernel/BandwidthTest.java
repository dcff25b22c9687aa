package io.github.sparksimpor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BandwidthTest {

  @Test
  void scottAndSilvermanFollowTheirFormulas() {
    assertThat(Bandwidth.scott(1000, 2)).isCloseTo(Math.pow(1000, -1.0 / 6), within(1e-15));
    assertThat(Bandwidth.scott(1, 30)).isEqualTo(1);
    assertThat(Bandwidth.silverman(1000, 1))
        .isCloseTo(Math.pow(4.0 / 3 / 1000, 0.2), within(1e-15));
    assertThat(Bandwidth.silverman(284_807, 30))
        .isCloseTo(Math.pow(284_807 * 32 / 4.0, -1.0 / 34), within(1e-15));
  }

  @Test
  void leaveOneOutMaximisesTheLikelihoodByBruteForce() {
    double[] wide = new SplittableRandom(1).doubles(2 * 60, -3, 3).toArray();
    double[] tight = new SplittableRandom(2).doubles(2 * 25, -0.2, 0.2).toArray();
    double scott = Bandwidth.scott(60 + 25, 2);
    double best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int quarter = -16; quarter <= 8; quarter++) {
      double bandwidth = scott * StrictMath.pow(2, quarter / 4.0);
      double likelihood = likelihood(wide, bandwidth) + likelihood(tight, bandwidth);
      if (likelihood >= highest) {
        highest = likelihood;
        best = bandwidth;
      }
    }
    List<PackedRows> classes = List.of(PackedRows.of(wide, 2), PackedRows.of(tight, 2));
    assertThat(best).isStrictlyBetween(scott / 16, scott * 4);
    for (KernelSums kernel : KernelTiers.all().toList()) {
      assertThat(Bandwidth.leaveOneOut(classes, kernel)).isEqualTo(best);
    }
  }

  @Test
  void leaveOneOutOfALargeClassComesFromAThousandOfItsRows() {
    double[] values = new SplittableRandom(3).doubles(3000, -1, 1).toArray();
    double[] sample = new double[1000];
    for (int i = 0; i < sample.length; i++) {
      sample[i] = values[3 * i];
    }
    assertThat(leaveOneOut(PackedRows.of(values, 1)))
        .isEqualTo(leaveOneOut(PackedRows.of(sample, 1)));
  }

  @Test
  void repeatedRowsGiveTheSmallestBandwidthTried() {
    double[] repeated = {1, 1, 2, 2, 3, 3};
    assertThat(leaveOneOut(PackedRows.of(repeated, 1)))
        .isCloseTo(Bandwidth.scott(6, 1) / 16, within(1e-12));
  }

  @Test
  void withoutAPairOfRowsThereIsScott() {
    assertThat(leaveOneOut(PackedRows.of(new double[] {1, 2}, 2))).isEqualTo(1);
    assertThat(Bandwidth.leaveOneOut(List.of(), new ScalarKernelSums())).isEqualTo(1);
  }

  private static double leaveOneOut(PackedRows rows) {
    return Bandwidth.leaveOneOut(List.of(rows), new ScalarKernelSums());
  }

  /** Sum over the rows of their log density under all other rows of the class. */
  private static double likelihood(double[] values, double bandwidth) {
    int size = values.length / 2;
    double likelihood = 0;
    for (int i = 0; i < size; i++) {
      double density = 0;
      for (int j = 0; j < size; j++) {
        double dx = values[2 * i] - values[2 * j];
        double dy = values[2 * i + 1] - values[2 * j + 1];
        double squared = (dx * dx + dy * dy) / (bandwidth * bandwidth);
        density += i == j ? 0 : Math.exp(-squared / 2) / (bandwidth * bandwidth);
      }
      likelihood += Math.log(density);
    }
    return likelihood;
  }
}
