package io.github.sparksimpor.cli.fault;

import org.apache.commons.lang3.exception.ExceptionUtils;

/** What to say of a failure, in one line. */
public final class Reason {
  private static final int LONGEST = 1000;

  private Reason() {}

  /** The innermost message that says something. */
  public static String of(Throwable failure) {
    String reason = failure.getClass().getSimpleName();
    for (Throwable cause : ExceptionUtils.getThrowableList(failure)) {
      if (cause instanceof NumberFormatException) {
        reason = "a value is no number"; // the message may show a whole record
      } else if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
        reason = oneLine(cause.getMessage());
      }
    }
    return reason;
  }

  /** The first line of a message, and the next after a colon, shortened, without control signs. */
  public static String oneLine(String message) {
    String joined = message.strip().replaceFirst(":\\s*\\R\\s*", ": ");
    String line = joined.lines().findFirst().orElse("").strip();
    String printable = line.replaceAll("\\p{Cntrl}", "?");
    return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST) + "…";
  }
}
