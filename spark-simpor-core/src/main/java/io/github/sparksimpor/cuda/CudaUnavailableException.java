package io.github.sparksimpor.cuda;

/** There is no GPU to compute on: no driver, no device, or not the one that was asked for. */
public final class CudaUnavailableException extends CudaException {
  private static final long serialVersionUID = 1L;

  /** With what is missing and what to do. */
  public CudaUnavailableException(String message) {
    super(message);
  }

  CudaUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
