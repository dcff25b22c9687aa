package io.github.sparksimpor.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Exp2}, lane by lane and to the bit, in the Vector API. */
public final class VectorExp2 {
  private VectorExp2() {}

  private static final VectorSpecies<Double> SPECIES = VectorShape.DOUBLES;

  /**
   * {@code 2^-depth}, as {@link Exp2#ofMinus}.
   *
   * @param depth at least -1000, in every lane
   */
  public static DoubleVector ofMinus(DoubleVector depth) {
    DoubleVector clamped =
        depth.blend(Exp2.DEEPEST, depth.compare(VectorOperators.GT, Exp2.DEEPEST));
    DoubleVector rounder = DoubleVector.broadcast(SPECIES, Exp2.ROUNDER);
    DoubleVector shifted = rounder.sub(clamped);
    DoubleVector fraction = rounder.sub(shifted).sub(clamped);
    DoubleVector p =
        constant(Exp2.C10)
            .fma(fraction, constant(Exp2.C9))
            .fma(fraction, constant(Exp2.C8))
            .fma(fraction, constant(Exp2.C7))
            .fma(fraction, constant(Exp2.C6))
            .fma(fraction, constant(Exp2.C5))
            .fma(fraction, constant(Exp2.C4))
            .fma(fraction, constant(Exp2.C3))
            .fma(fraction, constant(Exp2.C2))
            .fma(fraction, constant(Exp2.C1))
            .fma(fraction, constant(Exp2.C0));
    return p.reinterpretAsLongs()
        .add(shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52))
        .reinterpretAsDoubles();
  }

  private static DoubleVector constant(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }
}
