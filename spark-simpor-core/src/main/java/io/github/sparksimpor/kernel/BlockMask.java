package io.github.sparksimpor.kernel;

/** Rows of a block that do not count: the padding behind the last row, and an excluded row. */
final class BlockMask {
  private BlockMask() {}

  /** Exponent of a row that does not count; no real exponent is as low. */
  static final double MASKED = -Double.MAX_VALUE;

  /**
   * A block whose highest exponent lies further than this below a query's ceiling is not added to
   * it. That is 80 below the scale, so that 2^26 such rows would not change a sum's last bit.
   */
  static final double NEGLIGIBLE_DEPTH = RunningSums.HEADROOM + 80;

  /**
   * Masks exponents of one block.
   *
   * @param exponents receives {@link #MASKED}
   * @param at where the block starts
   * @param count real rows of the block
   * @param excluded position of the excluded row within the block; ignored when outside it
   */
  static void apply(double[] exponents, int at, int count, int excluded) {
    for (int i = count; i < Blocks.BLOCK; i++) {
      exponents[at + i] = MASKED;
    }
    if (excluded >= 0 && excluded < count) {
      exponents[at + excluded] = MASKED;
    }
  }

  /** The highest exponent of a block, {@link #MASKED} if no row counts. */
  static double highest(double[] exponents, int at) {
    double highest = MASKED;
    for (int i = 0; i < Blocks.BLOCK; i++) {
      if (exponents[at + i] > highest) {
        highest = exponents[at + i];
      }
    }
    return highest;
  }
}
