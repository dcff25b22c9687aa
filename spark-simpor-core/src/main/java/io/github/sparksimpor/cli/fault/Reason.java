package io.github.sparksimpor.cli.fault;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** What to say of a failure, in one line. */
public final class Reason {
  private static final int LONGEST = 1000;

  /** Signs that break lines, turn the direction of text, or steer a terminal. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile(
          "[\\p{Cntrl}\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

  private Reason() {}

  /** The innermost message that says something. */
  public static String of(Throwable failure) {
    String reason = failure.getClass().getSimpleName();
    for (Throwable cause : ExceptionUtils.getThrowableList(failure)) {
      if (cause instanceof NumberFormatException) {
        reason = "a value is no number"; // the message may show a whole record
      } else if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
        reason =
            cause instanceof BadInputException
                ? oneLine(cause.getMessage())
                : oneLine(firstLine(cause.getMessage()));
      }
    }
    return reason;
  }

  /** Others go on with plans and advice: their first line, and the next after a colon. */
  private static String firstLine(String message) {
    String joined = message.strip().replaceFirst(":\\s*\\R\\s*", ": ");
    return joined.lines().findFirst().orElse("").strip();
  }

  /** A message of the program's, shortened. */
  public static String oneLine(String message) {
    String printable = printable(message.strip());
    return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST) + "…";
  }

  /** A text in one line that reads from left to right, whatever names it holds: signs escaped. */
  public static String printable(String text) {
    return UNPRINTABLE
        .matcher(text)
        .replaceAll(
            sign ->
                switch (sign.group().charAt(0)) {
                  case '\n' -> "\\\\n";
                  case '\r' -> "\\\\r";
                  case '\t' -> "\\\\t";
                  default -> String.format(Locale.ROOT, "\\\\u%04X", (int) sign.group().charAt(0));
                });
  }
}
