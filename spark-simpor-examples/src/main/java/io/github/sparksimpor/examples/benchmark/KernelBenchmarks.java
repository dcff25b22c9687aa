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
  public String problem = "";

  private SumsProblem parsed = new SumsProblem(1, 1, 1);
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
    parsed = SumsProblem.parse(problem);
    rows = parsed.rowMajor();
    points = parsed.points();
    packed = parsed.packed();
    batch = parsed.batch();
    sums = new RunningSums(parsed.queries(), parsed.dimension());
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
      double[] weighted = new double[parsed.dimension()];
      int at = query * parsed.dimension();
      total += NaiveKernelSums.sums(rows, points, at, parsed.bandwidth(), weighted) + weighted[0];
    }
    return total;
  }

  /** Pair-dimensions of one invocation of a method. */
  static double work(String method, SumsProblem problem) {
    return method.equals("naive")
        ? problem.pairDimensions() * NAIVE_QUERIES / problem.queries()
        : problem.pairDimensions();
  }

  private RunningSums accumulate(KernelSums kernel) {
    sums.clear();
    kernel.accumulate(packed, parsed.bandwidth(), batch, false, sums);
    return sums;
  }
}
