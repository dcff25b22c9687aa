package io.github.sparksimpor.cli.fault;

import org.jspecify.annotations.Nullable;

/** Something the caller can put right; the message says what and how, in one line. */
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A fault without a cause worth a stack trace. */
  public BadInputException(String message) {
    this(message, null);
  }

  /** A fault with what showed it. */
  public BadInputException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
