package io.github.sparksimpor.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.kernel.Categories;
import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.RowParts;
import io.github.sparksimpor.sphere.AscentSettings;
import io.github.sparksimpor.sphere.SphereStart;
import io.github.sparksimpor.sphere.StepRule;
import io.github.sparksimpor.sphere.StopReason;
import io.github.sparksimpor.sphere.SyntheticPoint;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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
  static final class Problem {
    final int dimension;
    final double[] own;
    final double[] contrast;
    final List<SphereStart> starts;

    Problem(int dimension, int size, int points, int candidates) {
      SplittableRandom random = new SplittableRandom(17L * dimension + size);
      this.dimension = dimension;
      this.own = random.doubles((long) size * dimension, -1, 1).toArray();
      this.contrast = random.doubles(3L * size * dimension, -0.5, 1.5).toArray();
      this.starts =
          IntStream.range(0, points)
              .mapToObj(
                  i ->
                      new SphereStart(
                          i % size,
                          i,
                          Arrays.copyOfRange(
                              own, (i % size) * dimension, (i % size + 1) * dimension),
                          Categories.NONE,
                          0.05 + 0.3 * random.nextDouble(),
                          directions(random, candidates)))
              .toList();
    }

    private double[] directions(SplittableRandom random, int candidates) {
      double[] directions = random.doubles((long) candidates * dimension, -0.5, 0.5).toArray();
      for (int c = 0; c < candidates; c++) {
        double squared = 0;
        for (int k = 0; k < dimension; k++) {
          squared += directions[c * dimension + k] * directions[c * dimension + k];
        }
        for (int k = 0; k < dimension; k++) {
          directions[c * dimension + k] /= Math.sqrt(squared);
        }
      }
      return directions;
    }

    AscentProblem problem() {
      return new AscentProblem(
          RowParts.of(PackedRows.of(own, dimension)),
          List.of(RowParts.of(PackedRows.of(contrast, dimension))),
          BANDWIDTH);
    }

    List<SyntheticPoint> ascend(
        Cuda cuda, AscentSettings settings, AtomicInteger askedUntilCancelled) {
      try (ResidentClasses resident = new ResidentClasses(cuda, "0", dimension)) {
        return resident.ascend(
            0, problem(), settings, starts, () -> askedUntilCancelled.getAndDecrement() == 0);
      }
    }

    List<SyntheticPoint> ascend(Cuda cuda, AscentSettings settings) {
      return ascend(cuda, settings, new AtomicInteger(-1));
    }

    /** The log ratio by brute force at seed + radius · direction. */
    double logRatio(int point, double[] direction) {
      double[] x = at(point, direction);
      return logSum(own, x, starts.get(point).seedRow()) - logSum(contrast, x, -1);
    }

    /** How far float resolves that. */
    double resolved(int point, double[] direction) {
      double[] x = at(point, direction);
      return GpuKernelSumsTest.resolved(logSum(own, x, starts.get(point).seedRow()))
          + GpuKernelSumsTest.resolved(logSum(contrast, x, -1));
    }

    private double[] at(int point, double[] direction) {
      double[] x = new double[dimension];
      for (int k = 0; k < dimension; k++) {
        x[k] = starts.get(point).seed()[k] + starts.get(point).radius() * direction[k];
      }
      return x;
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

  static AscentSettings settings(StepRule rule, int maxIter, int candidates) {
    return new AscentSettings(rule, maxIter, 1e-6, candidates, true);
  }

  private static AscentSettings adaptive() {
    return settings(StepRule.ADAPTIVE, 100, 1);
  }

  /** The unit vector from a point's seed to where it came to rest. */
  private static double[] direction(SphereStart start, SyntheticPoint end) {
    double[] direction = new double[start.seed().length];
    Arrays.setAll(direction, k -> (end.coordinates()[k] - start.seed()[k]) / start.radius());
    return direction;
  }

  @ParameterizedTest
  @CsvSource({"2, 40, 17, 1", "7, 60, 130, 3", "30, 200, 33, 1", "100, 150, 40, 2"})
  void endsWhereTheLogRatioIsStationaryOnTheSphere(int d, int size, int points, int candidates) {
    assertStationary(new Problem(d, size, points, candidates), candidates, StandIn.boot());
  }

  static void assertStationary(Problem problem, int candidates, Cuda cuda) {
    List<SyntheticPoint> ends = problem.ascend(cuda, settings(StepRule.ADAPTIVE, 100, candidates));
    for (int i = 0; i < ends.size(); i++) {
      SyntheticPoint end = ends.get(i);
      double[] u = direction(problem.starts.get(i), end);
      assertThat(Math.sqrt(Arrays.stream(u).map(x -> x * x).sum())).isCloseTo(1, within(1e-12));
      assertThat(end.logRatioAtEnd())
          .as("log ratio of point %d", i)
          .isCloseTo(problem.logRatio(i, u), within(Math.max(1e-5, problem.resolved(i, u))));
      assertThat(end.logRatioAtEnd()).isGreaterThanOrEqualTo(end.logRatioAtStart());
      assertThat(problem.steepness(i, u)).as("steepness at point %d", i).isLessThan(2e-2);
      assertThat(end.stopReason()).isNotEqualTo(StopReason.BUDGET);
    }
  }

  @Test
  void startsFromTheBestOfItsCandidates() {
    Problem problem = new Problem(5, 50, 9, 4);
    List<SyntheticPoint> ends = problem.ascend(StandIn.boot(), settings(StepRule.ADAPTIVE, 0, 4));
    for (int i = 0; i < 9; i++) {
      double best = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < 4; c++) {
        double[] directions = problem.starts.get(i).directions();
        best =
            Math.max(best, problem.logRatio(i, Arrays.copyOfRange(directions, c * 5, (c + 1) * 5)));
      }
      assertThat(ends.get(i).logRatioAtStart()).isCloseTo(best, within(1e-5));
      assertThat(ends.get(i).stopReason()).isEqualTo(StopReason.BUDGET);
      assertThat(ends.get(i).iterations()).isZero();
    }
  }

  @Test
  void theFixedRuleTurnsByItsAngleEveryStep() {
    Problem problem = new Problem(3, 30, 5, 1);
    List<SyntheticPoint> ends = problem.ascend(StandIn.boot(), settings(StepRule.FIXED, 300, 1));
    for (int i = 0; i < 5; i++) {
      double cosine = 0;
      for (int k = 0; k < 3; k++) {
        cosine +=
            direction(problem.starts.get(i), ends.get(i))[k]
                * problem.starts.get(i).directions()[k];
      }
      // 300 steps of 1e-5 π turn by at most 0.54 degrees, and by nearly that on a smooth slope.
      assertThat(Math.acos(cosine)).isBetween(0.9 * 0.003 * Math.PI, 1.001 * 0.003 * Math.PI);
      assertThat(ends.get(i).iterations()).isEqualTo(300);
    }
  }

  @Test
  void pointsBeyondTheMemoryAscendInTurnsAndRowsInChunksWithTheSameOutcome() {
    Problem problem = new Problem(6, 3000, 70, 1);
    List<SyntheticPoint> whole = problem.ascend(StandIn.boot(), adaptive());
    List<SyntheticPoint> pieces = problem.ascend(StandIn.boot(1, 700_000, -1), adaptive());
    assertThat(StandIn.controls().stand_in_peak()).isLessThanOrEqualTo(700_000);
    assertThat(pieces).usingRecursiveComparison().isEqualTo(whole);
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
