package io.github.sparksimpor.kernel.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.RowParts;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class GpuAscentTest {
  private static final double BANDWIDTH = 0.5;

  @AfterEach
  void nothingIsHeld() {
    assertThat(StandIn.controls().stand_in_held()).as("allocations, modules, contexts").isZero();
  }

  /** Rows, seeds among them, and random directions. */
  private static final class Problem {
    final int dimension;
    final double[] own;
    final double[] contrast;
    final AscentStarts starts;

    Problem(int dimension, int size, int points, int candidates) {
      SplittableRandom random = new SplittableRandom(17L * dimension + size);
      this.dimension = dimension;
      this.own = random.doubles((long) size * dimension, -1, 1).toArray();
      this.contrast = random.doubles(3L * size * dimension, -0.5, 1.5).toArray();
      double[] seeds = new double[points * dimension];
      double[] radii = new double[points];
      int[] excluded = new int[points];
      double[] directions = new double[points * candidates * dimension];
      for (int i = 0; i < points; i++) {
        System.arraycopy(own, (i % size) * dimension, seeds, i * dimension, dimension);
        radii[i] = 0.05 + 0.3 * random.nextDouble();
        excluded[i] = i % 2 == 0 ? i % size : -1;
      }
      for (int d = 0; d < points * candidates; d++) {
        double length = 0;
        for (int k = 0; k < dimension; k++) {
          directions[d * dimension + k] = random.nextDouble() - 0.5;
          length += directions[d * dimension + k] * directions[d * dimension + k];
        }
        for (int k = 0; k < dimension; k++) {
          directions[d * dimension + k] /= Math.sqrt(length);
        }
      }
      this.starts = new AscentStarts(seeds, radii, excluded, directions, candidates);
    }

    AscentEnds ascend(Cuda cuda, GpuAscent.Settings settings, AtomicInteger askedUntilCancelled) {
      try (GpuDevice device = GpuDevice.open(cuda, "0");
          GpuAscent ascent =
              new GpuAscent(
                  device,
                  RowParts.of(PackedRows.of(own, dimension)),
                  List.of(RowParts.of(PackedRows.of(contrast, dimension))),
                  settings,
                  starts.size(),
                  () -> askedUntilCancelled.getAndDecrement() == 0)) {
        return ascent.ascend(starts);
      }
    }

    AscentEnds ascend(Cuda cuda, GpuAscent.Settings settings) {
      return ascend(cuda, settings, new AtomicInteger(-1));
    }

    /** The log ratio by brute force at seed + radius · direction. */
    double logRatio(int point, double[] direction) {
      double[] x = new double[dimension];
      for (int k = 0; k < dimension; k++) {
        x[k] = starts.seeds()[point * dimension + k] + starts.radii()[point] * direction[k];
      }
      return logSum(own, x, starts.excluded()[point]) - logSum(contrast, x, -1);
    }

    private double logSum(double[] rows, double[] x, int excluded) {
      double sum = 0;
      for (int row = 0; row < rows.length / dimension; row++) {
        double squared = 0;
        for (int k = 0; k < dimension; k++) {
          double difference = rows[row * dimension + k] - x[k];
          squared += difference * difference;
        }
        sum += row == excluded ? 0 : Math.exp(-squared / (2 * BANDWIDTH * BANDWIDTH));
      }
      return Math.log(sum);
    }

    /** Steepness of the log ratio along the sphere, by central differences. */
    double steepness(int point, double[] direction) {
      double squared = 0;
      double step = 1e-5;
      for (int k = 0; k < dimension; k++) {
        // The tangent next to the k-th axis.
        double[] tangent = new double[dimension];
        double along = direction[k];
        for (int j = 0; j < dimension; j++) {
          tangent[j] = (j == k ? 1 : 0) - along * direction[j];
        }
        double[] forth = direction.clone();
        double[] back = direction.clone();
        for (int j = 0; j < dimension; j++) {
          forth[j] += step * tangent[j];
          back[j] -= step * tangent[j];
        }
        double slope = (logRatio(point, forth) - logRatio(point, back)) / (2 * step);
        squared += slope * slope;
      }
      return Math.sqrt(squared);
    }
  }

  private static GpuAscent.Settings adaptive() {
    return new GpuAscent.Settings(BANDWIDTH, false, 100, 1e-6);
  }

  private static double[] direction(AscentEnds ends, int point, int dimension) {
    return Arrays.copyOfRange(ends.directions(), point * dimension, (point + 1) * dimension);
  }

  @ParameterizedTest
  @CsvSource({"2, 40, 17, 1", "7, 60, 130, 3", "30, 200, 33, 1"})
  void endsWhereTheLogRatioIsStationaryOnTheSphere(int d, int size, int points, int candidates) {
    Problem problem = new Problem(d, size, points, candidates);
    AscentEnds ends = problem.ascend(StandIn.boot(), adaptive());
    for (int i = 0; i < points; i++) {
      double[] u = direction(ends, i, d);
      assertThat(Math.sqrt(Arrays.stream(u).map(x -> x * x).sum())).isCloseTo(1, within(1e-12));
      assertThat(ends.logRatioEnd()[i])
          .as("log ratio of point %d", i)
          .isCloseTo(problem.logRatio(i, u), within(1e-5));
      assertThat(ends.logRatioEnd()[i]).isGreaterThanOrEqualTo(ends.logRatioStart()[i]);
      assertThat(problem.steepness(i, u)).as("steepness at point %d", i).isLessThan(2e-2);
      assertThat(ends.stops()[i]).isNotIn(AscentEnds.Stop.CLIMBING, AscentEnds.Stop.BUDGET);
    }
  }

  @Test
  void startsFromTheBestOfItsCandidates() {
    Problem problem = new Problem(5, 50, 9, 4);
    AscentEnds ends =
        problem.ascend(StandIn.boot(), new GpuAscent.Settings(BANDWIDTH, false, 0, 1e-6));
    for (int i = 0; i < 9; i++) {
      double best = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < 4; c++) {
        int at = (i * 4 + c) * 5;
        best =
            Math.max(
                best,
                problem.logRatio(i, Arrays.copyOfRange(problem.starts.directions(), at, at + 5)));
      }
      assertThat(ends.logRatioStart()[i]).isCloseTo(best, within(1e-5));
      assertThat(ends.stops()[i]).isEqualTo(AscentEnds.Stop.BUDGET);
      assertThat(ends.iterations()[i]).isZero();
    }
  }

  @Test
  void theFixedRuleTurnsByItsAngleEveryStep() {
    Problem problem = new Problem(3, 30, 5, 1);
    AscentEnds ends =
        problem.ascend(StandIn.boot(), new GpuAscent.Settings(BANDWIDTH, true, 300, 1e-6));
    for (int i = 0; i < 5; i++) {
      double cosine = 0;
      for (int k = 0; k < 3; k++) {
        cosine += ends.directions()[i * 3 + k] * problem.starts.directions()[i * 3 + k];
      }
      // 300 steps of 1e-5 π turn by at most 0.54 degrees, and by nearly that on a smooth slope.
      assertThat(Math.acos(cosine)).isBetween(0.9 * 0.003 * Math.PI, 1.001 * 0.003 * Math.PI);
      assertThat(ends.iterations()[i]).isEqualTo(300);
    }
  }

  @Test
  void pointsBeyondTheMemoryAscendInTurnsAndRowsInChunksWithTheSameOutcome() {
    Problem problem = new Problem(6, 3000, 70, 1);
    AscentEnds whole = problem.ascend(StandIn.boot(), adaptive());
    AscentEnds pieces = problem.ascend(StandIn.boot(1, 700_000, -1), adaptive());
    assertThat(StandIn.controls().stand_in_peak()).isLessThanOrEqualTo(700_000);
    assertThat(pieces.directions()).containsExactly(whole.directions());
    assertThat(pieces.logRatioEnd()).containsExactly(whole.logRatioEnd());
  }

  @Test
  void tooLittleMemoryFailsSayingSoAndHoldsNothing() {
    Problem problem = new Problem(30, 500, 5, 1);
    Cuda small = StandIn.boot(1, 20_000, -1);
    assertThatThrownBy(() -> problem.ascend(small, adaptive()))
        .isInstanceOf(CudaOutOfMemoryException.class)
        .hasMessageContaining("let fewer tasks share it");
  }

  @Test
  void aFailedLaunchFailsNamingTheKernelAndHoldsNothing() {
    Problem problem = new Problem(4, 30, 5, 1);
    for (int launches : new int[] {0, 3, 7}) {
      Cuda cuda = StandIn.boot(2, StandIn.PLENTY, launches);
      assertThatThrownBy(() -> problem.ascend(cuda, adaptive()))
          .isInstanceOf(CudaException.class)
          .hasMessageContaining("CUDA_ERROR_LAUNCH_FAILED");
      nothingIsHeld();
    }
  }

  @Test
  void aKilledTaskStopsBetweenLaunchesAndHoldsNothing() {
    Problem problem = new Problem(4, 30, 5, 1);
    Cuda cuda = StandIn.boot();
    assertThatThrownBy(() -> problem.ascend(cuda, adaptive(), new AtomicInteger(2)))
        .isInstanceOf(AscentCancelledException.class);
    assertThat(StandIn.controls().stand_in_launches()).isLessThan(20);
  }

  @Test
  void betweenStepsOnlyTheNumberStillClimbingComesBack() {
    Problem problem = new Problem(8, 100, 64, 1);
    problem.ascend(StandIn.boot(), adaptive());
    // Rows of two classes, masks of excluded rows, seeds, radii, one candidate: none of it repeats.
    assertThat(StandIn.controls().stand_in_uploads()).isLessThan(12);
  }
}
