package io.github.sparksimpor.sphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.kernel.Categories;
import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.kernel.ScalarKernelSums;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

class AscentPropertyTest {
  private static final int ROWS = 24;

  @Property(tries = 80)
  void aRowEndsOnItsSphereHoweverItGotThere(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 12) int dimension,
      @ForAll StepRule rule,
      @ForAll @IntRange(min = 0, max = 60) int maxIter,
      @ForAll @Scale(3) @DoubleRange(min = 0.001, max = 1000) double largestRadius) {
    Sphere sphere = new Sphere(seed, dimension, largestRadius);
    AscentSettings settings = new AscentSettings(rule, maxIter, 1e-6, 2, false);
    for (SyntheticPoint point : sphere.ascend(settings, 3, 96)) {
      double[] centre = sphere.row(point.seedRow());
      double squared = 0;
      for (int k = 0; k < dimension; k++) {
        double difference = point.coordinates()[k] - centre[k];
        squared += difference * difference;
      }
      assertThat(point.radius()).isBetween(0.0, largestRadius);
      assertThat(Math.sqrt(squared))
          .isCloseTo(point.radius(), within(1e-9 * point.radius() + 1e-15));
    }
  }

  @Property(tries = 80)
  void theLogRatioNeverDecreasesFromStepToStepUnderAdaptive(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 12) int dimension,
      @ForAll @Scale(2) @DoubleRange(min = 0.05, max = 3) double bandwidth) {
    Sphere sphere = new Sphere(seed, dimension, 1);
    LogRatio objective = sphere.objective(bandwidth);
    double best = Double.NEGATIVE_INFINITY;
    // With one step more an ascent goes on from where it stood.
    for (int maxIter = 1; maxIter <= 40; maxIter++) {
      AscentSettings settings = new AscentSettings(StepRule.ADAPTIVE, maxIter, 1e-6, 1, false);
      SyntheticPoint point =
          new LockstepAscent(objective, settings, 1)
              .ascend(List.of(sphere.start(0, 1)).iterator())
              .next();
      assertThat(point.logRatioAtEnd()).isGreaterThanOrEqualTo(best);
      assertThat(point.logRatioAtEnd()).isGreaterThanOrEqualTo(point.logRatioAtStart());
      best = point.logRatioAtEnd();
      assertThat(sphere.value(objective, point.coordinates(), point.seedRow()))
          .isCloseTo(best, within(1e-9 * (1 + Math.abs(best))));
    }
  }

  @Property(tries = 40)
  void aConvergedRowIsALocalMaximumOfItsSphere(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int dimension) {
    Sphere sphere = new Sphere(seed, dimension, 1);
    AscentSettings settings = new AscentSettings(StepRule.ADAPTIVE, 1000, 1e-9, 1, false);
    LogRatio objective = sphere.objective(0.7);
    SplittableRandom random = new SplittableRandom(seed);
    for (SyntheticPoint point : sphere.ascend(settings, 2, 96)) {
      double[] centre = sphere.row(point.seedRow());
      for (int trial = 0; trial < 20; trial++) {
        double[] nearby = nearby(point.coordinates(), centre, point.radius(), random);
        assertThat(sphere.value(objective, nearby, point.seedRow()))
            .isLessThanOrEqualTo(point.logRatioAtEnd() + 1e-7);
      }
    }
  }

  /** A point of the sphere within about a hundredth of its radius. */
  private static double[] nearby(
      double[] point, double[] centre, double radius, SplittableRandom random) {
    double[] moved = new double[point.length];
    double squared = 0;
    for (int k = 0; k < moved.length; k++) {
      moved[k] = point[k] - centre[k] + 0.01 * radius * random.nextDouble(-1, 1);
      squared += moved[k] * moved[k];
    }
    for (int k = 0; k < moved.length; k++) {
      moved[k] = centre[k] + moved[k] * radius / Math.sqrt(squared);
    }
    return moved;
  }

  @Property(tries = 30)
  void aRowDoesNotDependOnWhatElseIsInFlight(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 9) int dimension,
      @ForAll @IntRange(min = 1, max = 40) int inFlight,
      @ForAll @IntRange(min = 1, max = 6) int candidates) {
    Sphere sphere = new Sphere(seed, dimension, 1);
    AscentSettings settings =
        new AscentSettings(StepRule.ADAPTIVE, 30, 1e-6, candidates, seed % 2 == 0);
    List<SyntheticPoint> together = sphere.ascend(settings, 4, inFlight);
    List<SyntheticPoint> alone = sphere.ascend(settings, 4, 1);
    assertThat(together).usingRecursiveComparison().isEqualTo(alone);
  }

  /** Rows in the unit cube, and spheres around the first of them. */
  private record Sphere(double[] own, double[] others, int dimension, double radius, long seed) {
    Sphere(long seed, int dimension, double radius) {
      this(
          new SplittableRandom(seed).doubles((long) ROWS * dimension).toArray(),
          new SplittableRandom(seed + 1).doubles(2L * ROWS * dimension).toArray(),
          dimension,
          radius,
          seed);
    }

    double[] row(int row) {
      return java.util.Arrays.copyOfRange(own, row * dimension, (row + 1) * dimension);
    }

    SphereStart start(int row, int candidates) {
      return SphereStart.draw(seed, 1, row, 0, row(row), Categories.NONE, radius, candidates);
    }

    LogRatio objective(double bandwidth) {
      return new PosteriorRatio(
          new ScalarKernelSums(),
          PackedRows.of(own, dimension),
          List.of(PackedRows.of(others, dimension)),
          bandwidth,
          seed % 2 == 0,
          96);
    }

    List<SyntheticPoint> ascend(AscentSettings settings, int rows, int inFlight) {
      Iterator<SphereStart> starts =
          IntStream.range(0, rows).mapToObj(row -> start(row, settings.candidates())).iterator();
      List<SyntheticPoint> points = new ArrayList<>();
      new LockstepAscent(objective(0.7), settings, inFlight)
          .ascend(starts)
          .forEachRemaining(points::add);
      return points;
    }

    double value(LogRatio objective, double[] point, int seedRow) {
      QueryBatch batch = new QueryBatch(1, dimension);
      batch.add(point, 0, seedRow);
      double[] value = new double[1];
      objective.evaluate(batch, value, new double[dimension]);
      return value[0];
    }
  }
}
