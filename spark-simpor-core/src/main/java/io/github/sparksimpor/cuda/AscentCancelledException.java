package io.github.sparksimpor.cuda;

/** The ascent was told to end before its time. */
public final class AscentCancelledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AscentCancelledException() {
    super("the ascent on the GPU was cancelled");
  }
}
