package io.github.sparksimpor.kernel;

/**
 * 2 to the power of a number below 1000, by a polynomial of degree 10 in fused multiply-adds.
 *
 * <p>The intrinsics of the vector API and of {@link Math} round differently between interpreter,
 * compiler and platform; this does not. The coefficients are those of the interpolation in
 * Chebyshev nodes on [-1/2, 1/2]; the relative error stays below 4e-16.
 */
public final class Exp2 {
  /** log2 e, which takes powers of e to powers of 2. */
  public static final double LOG2_E = 1 / StrictMath.log(2);

  private Exp2() {}

  /** Further down a weight counts as {@code 2^-DEEPEST}, which no sum notices. */
  static final double DEEPEST = 900;

  /** Adding it leaves the nearest integer in the low bits of the significand. */
  static final double ROUNDER = 0x1.8p52;

  static final double C0 = 0x1.0000000000000p+0;
  static final double C1 = 0x1.62e42fefa3a19p-1;
  static final double C2 = 0x1.ebfbdff82c598p-3;
  static final double C3 = 0x1.c6b08d703ce49p-5;
  static final double C4 = 0x1.3b2ab6fba1ddap-7;
  static final double C5 = 0x1.5d87fe9d7a584p-10;
  static final double C6 = 0x1.430913096fd9fp-13;
  static final double C7 = 0x1.ffcb54062e698p-17;
  static final double C8 = 0x1.62bfd47773353p-20;
  static final double C9 = 0x1.b675bca4eeebbp-24;
  static final double C10 = 0x1.e6063f7217bc6p-28;

  /**
   * {@code 2^-depth}.
   *
   * @param depth at least -1000
   */
  public static double ofMinus(double depth) {
    double clamped = depth > DEEPEST ? DEEPEST : depth;
    double shifted = ROUNDER - clamped;
    double fraction = (ROUNDER - shifted) - clamped;
    double p = C10;
    p = Math.fma(p, fraction, C9);
    p = Math.fma(p, fraction, C8);
    p = Math.fma(p, fraction, C7);
    p = Math.fma(p, fraction, C6);
    p = Math.fma(p, fraction, C5);
    p = Math.fma(p, fraction, C4);
    p = Math.fma(p, fraction, C3);
    p = Math.fma(p, fraction, C2);
    p = Math.fma(p, fraction, C1);
    p = Math.fma(p, fraction, C0);
    return Double.longBitsToDouble(
        Double.doubleToRawLongBits(p) + (Double.doubleToRawLongBits(shifted) << 52));
  }
}
