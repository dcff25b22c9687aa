package io.github.sparksimpor.fault;

/** What goes wrong in a task. */
enum Fault {
  /** The Worker and its executor are killed amid the first task; another Worker joins later. */
  WORKER_KILLED(true),
  /** The executor ends as it does when its first task takes all memory; Spark starts another. */
  OUT_OF_MEMORY_ONCE(true),
  /** The first partition takes all memory, however often it is tried. */
  OUT_OF_MEMORY(false),
  /** The first task does not get what others have shuffled, which is made again. */
  FETCH_FAILURE(true),
  /** The first task fails at its end for want of disk, and is tried again. */
  DISK_FULL_ONCE(true),
  /** Every task fails so, however often it is tried. */
  DISK_FULL(false),
  /** The user cancels while a task runs. */
  CANCEL(false);

  private final boolean mended;

  Fault(boolean mended) {
    this.mended = mended;
  }

  /** Whether Spark mends it, so that the rows must be as ever. */
  boolean isMended() {
    return mended;
  }

  /** Whether it needs a phase that reads what was shuffled. */
  boolean needsShuffle() {
    return this == FETCH_FAILURE;
  }
}
