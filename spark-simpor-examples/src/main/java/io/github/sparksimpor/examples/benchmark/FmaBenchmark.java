package io.github.sparksimpor.examples.benchmark;

import io.github.sparksimpor.kernel.VectorShape;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Fused multiply-adds of vectors that never leave their registers: the machine's own limit,
 * whatever BLAS is installed.
 */
@State(Scope.Thread)
public class FmaBenchmark {
  private static final VectorSpecies<Double> SPECIES = VectorShape.DOUBLES;
  private static final int ROUNDS = 1_000_000;

  /** Sums in flight: enough to cover the latency of two ports. */
  private static final int SUMS = 12;

  /** Read at run time, so that the loop cannot be folded. */
  public double factor = 0.999;

  /** One loop. */
  @Benchmark
  public double multiplyAdds() {
    DoubleVector c = DoubleVector.broadcast(SPECIES, factor);
    DoubleVector d = DoubleVector.broadcast(SPECIES, 1 - factor);
    DoubleVector s0 = d;
    DoubleVector s1 = d;
    DoubleVector s2 = d;
    DoubleVector s3 = d;
    DoubleVector s4 = d;
    DoubleVector s5 = d;
    DoubleVector s6 = d;
    DoubleVector s7 = d;
    DoubleVector s8 = d;
    DoubleVector s9 = d;
    DoubleVector s10 = d;
    DoubleVector s11 = d;
    for (int i = 0; i < ROUNDS; i++) {
      s0 = s0.fma(c, d);
      s1 = s1.fma(c, d);
      s2 = s2.fma(c, d);
      s3 = s3.fma(c, d);
      s4 = s4.fma(c, d);
      s5 = s5.fma(c, d);
      s6 = s6.fma(c, d);
      s7 = s7.fma(c, d);
      s8 = s8.fma(c, d);
      s9 = s9.fma(c, d);
      s10 = s10.fma(c, d);
      s11 = s11.fma(c, d);
    }
    return s0.add(s1).add(s2).add(s3).add(s4).add(s5).lane(0)
        + s6.add(s7).add(s8).add(s9).add(s10).add(s11).lane(0);
  }

  /** Floating-point operations of one loop. */
  static double work() {
    return 2.0 * SPECIES.length() * SUMS * ROUNDS;
  }
}
