package io.github.sparksimpor.examples.benchmark;

import io.github.sparksimpor.kernel.KernelSums;
import io.github.sparksimpor.kernel.KernelSumsProvider;
import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.kernel.RunningSums;
import io.github.sparksimpor.kernel.ScalarKernelSums;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One pass over all rows for all queries in flight. */
@State(Scope.Thread)
public class KernelBenchmarks {
  private static final int NAIVE_QUERIES = 2;

  /** Rows x dimension x queries. */
  @Param("8000x30x48")
  public String shape = "";

  private KernelShape sizes = new KernelShape(1, 1, 1);
  private double[] rows = {};
  private double[] points = {};
  private PackedRows packed = PackedRows.of(rows, 1);
  private QueryBatch batch = new QueryBatch(1, 1);
  private RunningSums sums = new RunningSums(1, 1);
  private KernelSums fastest = new ScalarKernelSums();
  private final KernelSums scalar = new ScalarKernelSums();

  /** Draws rows and points. */
  @Setup
  public void prepare() {
    sizes = KernelShape.parse(shape);
    rows = sizes.rowMajor();
    points = sizes.points();
    packed = sizes.packed();
    batch = sizes.batch();
    sums = new RunningSums(sizes.queries(), sizes.dimension());
    fastest = KernelSumsProvider.get();
  }

  /** The tier that the provider picks. */
  @Benchmark
  public RunningSums vector() {
    return accumulate(fastest);
  }

  /** Plain Java. */
  @Benchmark
  public RunningSums scalar() {
    return accumulate(scalar);
  }

  /** A plain loop with {@code Math.exp}; only for {@value #NAIVE_QUERIES} of the queries. */
  @Benchmark
  public double naive() {
    double total = 0;
    for (int query = 0; query < NAIVE_QUERIES; query++) {
      double[] weighted = new double[sizes.dimension()];
      int at = query * sizes.dimension();
      total += NaiveKernelSums.sums(rows, points, at, sizes.bandwidth(), weighted) + weighted[0];
    }
    return total;
  }

  /** Pair-dimensions of one invocation of a method. */
  static double work(String method, KernelShape shape) {
    return method.equals("naive")
        ? shape.pairDimensions() * NAIVE_QUERIES / shape.queries()
        : shape.pairDimensions();
  }

  private RunningSums accumulate(KernelSums kernel) {
    sums.clear();
    kernel.accumulate(packed, sizes.bandwidth(), batch, false, sums);
    return sums;
  }
}
