package io.github.sparksimpor.cuda;

import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.neighbors.NearestNeighbors;
import io.github.sparksimpor.neighbors.NeighborLists;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Whether a GPU finds nearest rows, and how soon: beside the CPU, on random rows and on rows of
 * which many are the same.
 */
record NeighborCheck(PrintStream out, Cuda cuda, String address) {
  private static final int NEIGHBORS = 5;
  private static final int POINTS = 4096;
  private static final int CPU_POINTS = 64;
  private static final int DIMENSION = 30;
  private static final int REPEATS = 3;

  /** Rows, the first of which are the points too. */
  private record Problem(PackedRows rows, double[] points) {
    static Problem random(int size, int dimension, int points, boolean twins) {
      SplittableRandom random = new SplittableRandom(size + dimension);
      double[] values =
          twins
              ? random.ints((long) size * dimension, 0, 3).asDoubleStream().toArray()
              : random.doubles((long) size * dimension, -2, 2).toArray();
      int count = Math.min(size, points);
      return new Problem(
          PackedRows.of(values, dimension), Arrays.copyOf(values, count * dimension));
    }

    QueryBatch queries() {
      QueryBatch queries = new QueryBatch(count(), rows.dimension());
      for (int i = 0; i < count(); i++) {
        queries.add(points, i * rows.dimension(), i);
      }
      return queries;
    }

    Problem first(int count) {
      return new Problem(rows, Arrays.copyOf(points, count * rows.dimension()));
    }

    int count() {
      return points.length / rows.dimension();
    }
  }

  /** Whether all lists are the CPU's. */
  boolean agrees(int[] dimensions, int[] sizes) {
    boolean all = true;
    for (int dimension : dimensions) {
      for (int size : sizes) {
        all &= agrees(Problem.random(size, dimension, 33, false));
        all &= agrees(Problem.random(size, dimension, 33, true));
      }
    }
    out.println(all ? "nearest rows agree with the CPU's" : "nearest rows are WRONG, see above");
    return all;
  }

  private boolean agrees(Problem problem) {
    NeighborLists found = onGpu(problem);
    NeighborLists expected = onCpu(problem);
    for (int point = 0; point < problem.count(); point++) {
      if (!Arrays.equals(found.indicesOf(point), expected.indicesOf(point))
          || found.distance(point, 0) != expected.distance(point, 0)) {
        out.printf(
            Locale.ROOT,
            "%d rows of %d features: the rows nearest to point %d are others%n",
            problem.rows().size(),
            problem.rows().dimension(),
            point);
        return false;
      }
    }
    return true;
  }

  /** How many points get their nearest rows in a second, and how many the GPU vouches for. */
  void benchmark(int size) {
    Problem problem = Problem.random(size, DIMENSION, POINTS, false);
    Problem few = problem.first(Math.min(CPU_POINTS, problem.count()));
    double onGpu = problem.count() / seconds(() -> onGpu(problem));
    double onCpu = few.count() / seconds(() -> onCpu(few));
    out.printf(
        Locale.ROOT,
        "%,d rows × %d features, %d nearest rows: %,.0f points/s on the GPU, %,.0f on a CPU core:"
            + " %.0f ×%n",
        size,
        DIMENSION,
        NEIGHBORS,
        onGpu,
        onCpu,
        onGpu / onCpu);
  }

  private NeighborLists onGpu(Problem problem) {
    try (GpuNeighbors neighbors = new GpuNeighbors(cuda, address, problem.rows().dimension())) {
      return neighbors.find(problem.rows(), problem.queries(), NEIGHBORS);
    }
  }

  private static NeighborLists onCpu(Problem problem) {
    return NearestNeighbors.find(problem.rows(), problem.queries(), NEIGHBORS, 1);
  }

  /** The shortest of some runs. */
  private static double seconds(Runnable run) {
    double shortest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < REPEATS; i++) {
      long start = System.nanoTime();
      run.run();
      shortest = Math.min(shortest, (System.nanoTime() - start) * 1e-9);
    }
    return shortest;
  }
}
