package io.github.sparksimpor.cuda;

/** A call of the CUDA driver that failed; the message names the call and the error. */
public class CudaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CudaException(String message) {
    super(message);
  }

  CudaException(String message, Throwable cause) {
    super(message, cause);
  }
}
