package io.github.sparksimpor.cuda;

/** What no GPU computes with, though a CPU does; the message says what it is. */
public final class GpuLimitException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  GpuLimitException(String message) {
    super(message);
  }
}
