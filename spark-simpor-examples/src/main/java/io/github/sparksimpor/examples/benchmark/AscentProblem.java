package io.github.sparksimpor.examples.benchmark;

import io.github.sparksimpor.kernel.Bandwidth;
import io.github.sparksimpor.kernel.Categories;
import io.github.sparksimpor.kernel.KernelSumsProvider;
import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.neighbors.Radius;
import io.github.sparksimpor.sphere.AscentSettings;
import io.github.sparksimpor.sphere.LockstepAscent;
import io.github.sparksimpor.sphere.PosteriorRatio;
import io.github.sparksimpor.sphere.SphereStart;
import io.github.sparksimpor.sphere.SyntheticPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The look-alike at the size of the paper's largest experiment, 7350:490 × 30, standardised, with
 * Scott's bandwidth.
 *
 * @param majority rows of the contrast class
 * @param minority rows of the class that grows
 * @param bandwidth h
 * @param radii R of each minority row, from ten neighbours
 */
record AscentProblem(PackedRows majority, PackedRows minority, double bandwidth, double[] radii) {
  static final int MAJORITY = 7_350;
  static final int MINORITY = 490;
  static final int DIMENSION = CreditCardLookAlike.DIMENSION;

  private static final int NEIGHBORS = 10;
  private static final long SEED = 42;

  static AscentProblem create() {
    double[] rows = new double[(MAJORITY + MINORITY) * DIMENSION];
    int border = MAJORITY * DIMENSION;
    System.arraycopy(CreditCardLookAlike.rows(false, MAJORITY), 0, rows, 0, border);
    System.arraycopy(
        CreditCardLookAlike.rows(true, MINORITY), 0, rows, border, MINORITY * DIMENSION);
    standardize(rows);
    PackedRows majority = PackedRows.of(Arrays.copyOf(rows, border), DIMENSION);
    PackedRows minority = PackedRows.of(Arrays.copyOfRange(rows, border, rows.length), DIMENSION);
    double[] radii = Radius.of(minority, IntStream.range(0, MINORITY).toArray(), NEIGHBORS);
    double bandwidth = Bandwidth.scott(MAJORITY + MINORITY, DIMENSION);
    return new AscentProblem(majority, minority, bandwidth, radii);
  }

  /** Starts of {@code draws} rows from each of the first {@code seeds} minority rows. */
  List<SphereStart> starts(int seeds, int draws, int candidates) {
    List<SphereStart> starts = new ArrayList<>();
    for (int seed = 0; seed < seeds; seed++) {
      double[] centre = new double[DIMENSION];
      minority.copyRow(seed, centre, 0);
      for (int draw = 0; draw < draws; draw++) {
        starts.add(
            SphereStart.draw(
                SEED, 1, seed, draw, centre, Categories.NONE, radii[seed], candidates));
      }
    }
    return starts;
  }

  /** An objective of one thread's own. */
  PosteriorRatio objective(AscentSettings settings) {
    return new PosteriorRatio(
        KernelSumsProvider.get(),
        minority,
        List.of(majority),
        bandwidth,
        settings.excludeSeed(),
        LockstepAscent.capacity(settings, LockstepAscent.DEFAULT_IN_FLIGHT));
  }

  /** Makes a row of every start on the calling thread. */
  List<SyntheticPoint> ascend(List<SphereStart> starts, AscentSettings settings) {
    List<SyntheticPoint> points = new ArrayList<>(starts.size());
    new LockstepAscent(objective(settings), settings, LockstepAscent.DEFAULT_IN_FLIGHT)
        .ascend(starts.iterator())
        .forEachRemaining(points::add);
    return points;
  }

  private static void standardize(double[] rows) {
    int size = rows.length / DIMENSION;
    for (int k = 0; k < DIMENSION; k++) {
      double sum = 0;
      double squares = 0;
      for (int row = 0; row < size; row++) {
        double x = rows[row * DIMENSION + k];
        sum += x;
        squares += x * x;
      }
      double mean = sum / size;
      double deviation = Math.sqrt(squares / size - mean * mean);
      for (int row = 0; row < size; row++) {
        rows[row * DIMENSION + k] = (rows[row * DIMENSION + k] - mean) / deviation;
      }
    }
  }
}
