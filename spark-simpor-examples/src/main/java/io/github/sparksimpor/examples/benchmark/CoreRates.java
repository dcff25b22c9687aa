package io.github.sparksimpor.examples.benchmark;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import dev.ludovic.netlib.blas.NativeBLAS;
import java.io.IOException;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** What one core of the machine can do, in GFLOP/s. */
final class CoreRates {
  private CoreRates() {}

  /** Of multiply-adds that stay in registers. */
  static double multiplyAdds() throws RunnerException, IOException {
    return FmaBenchmark.work() / Jmh.seconds(FmaBenchmark.class, "multiplyAdds", Map.of()) * 1e-9;
  }

  /** Of a product of matrices by {@link #blas}. */
  static double dgemm() throws RunnerException, IOException {
    return DgemmBenchmark.work() / Jmh.seconds(DgemmBenchmark.class, "dgemm", Map.of()) * 1e-9;
  }

  /** The native BLAS, or netlib's in Java where there is none. */
  static BLAS blas() {
    try {
      return NativeBLAS.getInstance();
    } catch (RuntimeException | LinkageError e) {
      return JavaBLAS.getInstance();
    }
  }
}
