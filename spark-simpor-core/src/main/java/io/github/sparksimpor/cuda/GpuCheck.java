package io.github.sparksimpor.cuda;

import io.github.sparksimpor.kernel.KernelSums;
import io.github.sparksimpor.kernel.KernelSumsProvider;
import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.kernel.RowParts;
import io.github.sparksimpor.kernel.RunningSums;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Tells whether a GPU works and what it gains: its kernel sums against the CPU's on random and on
 * awkward inputs, and their speed beside the CPU's, the card's peak and what the assembled code
 * could reach ({@code scripts/gpu-bound}). Needs neither Spark nor a CUDA toolkit.
 */
public final class GpuCheck {
  private static final double TOLERANCE = 1e-5;
  private static final Extent FULL =
      new Extent(
          new int[] {1, 2, 3, 7, 8, 9, 30, 33, 100, 1024},
          new int[] {1, 7, 64, 5000},
          284_800,
          new int[] {4, 8, 16, 24, 32, 48, 64, 128, 256});
  private static final int BENCHMARK_QUERIES = 4096;
  private static final int BENCHMARK_DIMENSION = 30;
  private static final int CPU_QUERIES = 96;
  private static final int REPEATS = 5;
  private static final double FLOPS_PER_PAIR_DIMENSION = 4;
  private static final long MOST_BENCHMARK_VALUES = 8_000_000;

  /**
   * Lanes that a multiprocessor issues an instruction for in a cycle, on every card since Volta.
   */
  private static final int LANES_PER_CYCLE = 128;

  private final PrintStream out;
  private final GpuDevice device;
  private final KernelSums cpu = KernelSumsProvider.fastest();

  /** How many features and rows are compared, and on how many speed is measured. */
  record Extent(int[] dimensions, int[] sizes, int benchmarkRows, int[] benchmarkDimensions) {}

  private GpuCheck(PrintStream out, GpuDevice device) {
    this.out = out;
    this.device = device;
  }

  /**
   * Runs the check; ends with 0 if the GPU works, 1 if it does not or there is none.
   *
   * @param args the GPU's number or UUID; 0 without one
   */
  public static void main(String[] args) {
    System.exit(run(args.length > 0 ? args[0] : "0", FULL, System.out));
  }

  /** Checks a GPU; returns the exit code. */
  static int run(String address, Extent extent, PrintStream out) {
    try {
      Cuda cuda = Cuda.load();
      try (GpuDevice device = GpuDevice.open(cuda, address)) {
        out.printf(
            Locale.ROOT,
            "driver for CUDA %s, GPU %s: %s, %,d MB free of %,d MB%n",
            cuda.version(),
            address,
            device.name(),
            device.freeBytes() >> 20,
            device.totalBytes() >> 20);
        GpuCheck check = new GpuCheck(out, device);
        NeighborCheck neighbors = new NeighborCheck(out, cuda, address);
        boolean right =
            check.agrees(extent) & neighbors.agrees(extent.dimensions(), extent.sizes());
        check.benchmark(extent.benchmarkRows());
        for (int dimension : extent.benchmarkDimensions()) {
          check.benchmark(extent.benchmarkRows(), dimension);
        }
        neighbors.benchmark(extent.benchmarkRows());
        out.println(right ? "The GPU works." : "The GPU computes what is wrong, see above.");
        return right ? 0 : 1;
      }
    } catch (CudaException e) {
      out.println(e.getMessage());
      return 1;
    }
  }

  /** What is compared: so many rows and queries of so many features around an offset. */
  private record Case(int dimension, int rows, int queries, double bandwidth, double offset) {}

  private boolean agrees(Extent extent) {
    boolean all = true;
    for (int dimension : extent.dimensions()) {
      for (int rows : extent.sizes()) {
        for (double bandwidth : new double[] {0.3, 1, 100}) {
          for (double offset : new double[] {0, 1e6}) {
            all &= agrees(new Case(dimension, rows, 33, bandwidth, offset));
          }
        }
      }
    }
    out.println(
        all ? "kernel sums agree with the CPU's to 1e-5" : "kernel sums are WRONG, see above");
    return all;
  }

  private boolean agrees(Case input) {
    double error = error(input);
    if (!(error <= TOLERANCE)) {
      out.printf(Locale.ROOT, "%s: the log-sum is off by %.2e%n", input, error);
    }
    return error <= TOLERANCE;
  }

  /** Largest error of a log-sum, of its size where that is above 1. */
  private double error(Case input) {
    Problem problem = Problem.random(input);
    double[] expected = onCpu(problem);
    double[] found = new double[expected.length];
    try (GpuKernelSums sums =
        new GpuKernelSums(
            device, RowParts.of(problem.rows()), input.bandwidth(), input.queries())) {
      sum(sums, problem, found);
    }
    double worst = 0;
    for (int i = 0; i < found.length; i++) {
      boolean bothNone = expected[i] == found[i];
      double error = Math.abs(found[i] - expected[i]) / Math.max(1, Math.abs(expected[i]));
      worst = bothNone ? worst : Math.max(worst, Double.isNaN(error) ? Double.MAX_VALUE : error);
    }
    return worst;
  }

  private static void sum(GpuKernelSums sums, Problem problem, double[] logSums) {
    sums.sum(problem.points(), problem.excluded(), logSums, new double[problem.points().length]);
  }

  private double[] onCpu(Problem problem) {
    int queries = problem.excluded().length;
    RunningSums running = new RunningSums(queries, problem.rows().dimension());
    cpu.accumulate(problem.rows(), problem.bandwidth(), problem.batch(queries), true, running);
    double[] logSums = new double[queries];
    Arrays.setAll(logSums, running::logSum);
    return logSums;
  }

  private void benchmark(int rows) {
    Problem problem = Problem.random(new Case(BENCHMARK_DIMENSION, rows, BENCHMARK_QUERIES, 1, 0));
    double onCpu = cpuPairDimensions(problem);
    double onGpu = gpuPairDimensions(problem);
    double peak = peakFlops();
    out.printf(
        Locale.ROOT,
        "%,d rows × %d features, %,d queries: %.1f G pair-dimensions/s on the GPU, %.1f on a CPU"
            + " core (%s tier): %.0f ×%n",
        rows,
        BENCHMARK_DIMENSION,
        BENCHMARK_QUERIES,
        onGpu * 1e-9,
        onCpu * 1e-9,
        cpu.tier(),
        onGpu / onCpu);
    if (peak > 0) {
      out.printf(
          Locale.ROOT,
          "%.0f %% of the card's peak of %.1f TFLOP/s in float, at 4 a pair and dimension%n",
          100 * onGpu * FLOPS_PER_PAIR_DIMENSION / peak,
          peak * 1e-12);
    }
  }

  /** Speed of one kernel, in the terms of its bound: padding counts as dimensions there. */
  private void benchmark(int rows, int dimension) {
    int fewer = (int) Math.min(rows, MOST_BENCHMARK_VALUES / dimension);
    double speed =
        gpuPairDimensions(Problem.random(new Case(dimension, fewer, BENCHMARK_QUERIES, 1, 0)));
    double slots = (double) LANES_PER_CYCLE * cyclesPerSecond() / speed;
    KernelShape shape = KernelShape.of(dimension);
    out.printf(
        Locale.ROOT,
        "%4d features (%s): %.2f T pair-dimensions/s, %.2f issue slots each%s%n",
        dimension,
        shape.kernel(),
        speed * 1e-12,
        slots * dimension / shape.paddedDimension(),
        peakFlops() > 0
            ? String.format(
                Locale.ROOT,
                ", %.0f %% of the peak",
                100 * speed * FLOPS_PER_PAIR_DIMENSION / peakFlops())
            : "");
  }

  private double cpuPairDimensions(Problem problem) {
    PackedRows rows = problem.rows();
    QueryBatch batch = problem.batch(CPU_QUERIES);
    double[] seconds = new double[REPEATS];
    for (int i = 0; i < REPEATS; i++) {
      RunningSums running = new RunningSums(CPU_QUERIES, rows.dimension());
      long start = System.nanoTime();
      cpu.accumulate(rows, problem.bandwidth(), batch, true, running);
      seconds[i] = (System.nanoTime() - start) * 1e-9;
    }
    return (double) rows.size() * rows.dimension() * CPU_QUERIES / median(seconds);
  }

  private double gpuPairDimensions(Problem problem) {
    PackedRows rows = problem.rows();
    int queries = problem.excluded().length;
    double[] seconds = new double[REPEATS];
    try (GpuKernelSums sums =
        new GpuKernelSums(device, RowParts.of(rows), problem.bandwidth(), queries)) {
      sum(sums, problem, new double[queries]);
      for (int i = 0; i < REPEATS; i++) {
        long start = System.nanoTime();
        sums.repeat(queries);
        seconds[i] = (System.nanoTime() - start) * 1e-9;
      }
    }
    return (double) rows.size() * rows.dimension() * queries / median(seconds);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Two operations a core and cycle; 0 for a generation whose number of cores is not known. */
  private double peakFlops() {
    int capability =
        10 * device.attribute(CudaDriver.ATTRIBUTE_CAPABILITY_MAJOR)
            + device.attribute(CudaDriver.ATTRIBUTE_CAPABILITY_MINOR);
    int coresPerMultiprocessor =
        switch (capability) {
          case 70, 72, 75, 80 -> 64;
          case 86, 87, 89, 90, 100, 103, 120, 121 -> 128;
          default -> 0;
        };
    return 2 * coresPerMultiprocessor * cyclesPerSecond();
  }

  /** Of all multiprocessors together. */
  private double cyclesPerSecond() {
    return 1e3
        * device.attribute(CudaDriver.ATTRIBUTE_CLOCK_KHZ)
        * device.attribute(CudaDriver.ATTRIBUTE_MULTIPROCESSORS);
  }

  /** Rows and points from a cube; every third point lies on a row, every other leaves one out. */
  private record Problem(PackedRows rows, double[] points, int[] excluded, double bandwidth) {
    static Problem random(Case input) {
      int dimension = input.dimension();
      SplittableRandom random = new SplittableRandom(31L * dimension + input.rows());
      double[] rows = cube(random, (long) input.rows() * dimension, input.offset());
      double[] points = cube(random, (long) input.queries() * dimension, input.offset());
      int[] excluded = new int[input.queries()];
      for (int query = 0; query < excluded.length; query++) {
        int row = random.nextInt(input.rows());
        excluded[query] = query % 2 == 0 ? row : QueryBatch.NONE;
        if (query % 3 == 0) {
          System.arraycopy(rows, row * dimension, points, query * dimension, dimension);
        }
      }
      return new Problem(PackedRows.of(rows, dimension), points, excluded, input.bandwidth());
    }

    private static double[] cube(SplittableRandom random, long size, double offset) {
      return random.doubles(size, -2, 2).map(x -> x + offset).toArray();
    }

    QueryBatch batch(int queries) {
      int dimension = rows.dimension();
      QueryBatch batch = new QueryBatch(queries, dimension);
      for (int query = 0; query < queries; query++) {
        batch.add(points, query * dimension, excluded[query]);
      }
      return batch;
    }
  }
}
