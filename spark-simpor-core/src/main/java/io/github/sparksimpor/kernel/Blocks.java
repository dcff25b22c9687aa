package io.github.sparksimpor.kernel;

/**
 * How rows are cut up for summing. The same on every machine, whatever the width of its vectors, so
 * that every tier adds in the same order.
 */
final class Blocks {
  private Blocks() {}

  /** Rows that are summed as one unit: with 30 features they and their weights fill an L1 cache. */
  static final int BLOCK = 64;

  /** Rows whose coordinates lie side by side for the distances; half of {@link #BLOCK}. */
  static final int PANEL = 32;

  /** Sums of weights kept apart, row i going to sum {@code i % LANES}; half of {@link #PANEL}. */
  static final int LANES = 16;

  /** Rows are padded to a multiple of this, a whole number of vectors on any machine. */
  static final int COLUMN_QUANTUM = 8;

  /**
   * Whether rows are too narrow to fill a vector. Their weighted sums are then kept in {@link
   * #LANES} like the weights, instead of one sum a column.
   */
  static boolean narrow(int dimension) {
    return dimension < COLUMN_QUANTUM;
  }

  /** {@code value} or the next multiple of {@code quantum}. */
  static int roundUp(int value, int quantum) {
    return Math.multiplyExact(Math.addExact(value, quantum - 1) / quantum, quantum);
  }
}
