package io.github.sparksimpor.examples.benchmark;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Matrix multiplication: the machine's limit for the kernel sums, which need one multiply-add for
 * the distance and one for the mean where it needs one.
 */
@State(Scope.Thread)
public class DgemmBenchmark {
  private static final int SIZE = 1000;

  private final double[] a = new double[SIZE * SIZE];
  private final double[] b = new double[SIZE * SIZE];
  private final double[] c = new double[SIZE * SIZE];
  private BLAS blas = JavaBLAS.getInstance();

  /** Fills the matrices. */
  @Setup
  public void prepare() {
    Arrays.fill(a, 1.5);
    Arrays.fill(b, 0.7);
    blas = CoreRates.blas();
  }

  /** One product. */
  @Benchmark
  public double[] dgemm() {
    blas.dgemm("N", "N", SIZE, SIZE, SIZE, 1, a, SIZE, b, SIZE, 0, c, SIZE);
    return c;
  }

  /** Floating-point operations of one product. */
  static double work() {
    return 2.0 * SIZE * SIZE * SIZE;
  }
}
