package io.github.sparksimpor.cli;

import org.jspecify.annotations.Nullable;

/** Something the caller can put right; the message says what and how, in one line. */
final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadInputException(String message) {
    this(message, null);
  }

  BadInputException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
