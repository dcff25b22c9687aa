package io.github.sparksimpor.cuda;

/** The device has less free memory than even the smallest piece of work takes. */
public final class CudaOutOfMemoryException extends CudaException {
  private static final long serialVersionUID = 1L;

  CudaOutOfMemoryException(String message) {
    super(message);
  }
}
