package io.github.sparksimpor.cli.sink;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of tables in which rows wait for their place: that of the place, the time, and a random
 * part. One that a killed run has left is told by its age.
 */
final class StagingName {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
  private static final Duration DAY = Duration.ofDays(1);
  private static final String FORMER = "_simpor_former_";

  private static final Pattern STAGING =
      Pattern.compile("_simpor_(former_)?\\d{14}_\\p{XDigit}{4}", Pattern.CASE_INSENSITIVE);

  private StagingName() {}

  /** A name that no other run has. */
  static String of(String table) {
    return "%s_simpor_%s_%s"
        .formatted(
            table,
            TIME.format(LocalDateTime.now(ZoneOffset.UTC)),
            UUID.randomUUID().toString().substring(0, 4));
  }

  /** A name for a table itself while another takes its place. No run drops it for its age. */
  static String ofFormer(String table) {
    return table + FORMER + of("").substring("_simpor_".length());
  }

  /** A message in the names of tables, where it names those in which their rows wait. */
  static String named(String message) {
    return STAGING.matcher(message).replaceAll("");
  }

  /** Whether a name is that of a table which was to be replaced. */
  static boolean isFormer(String name, String table) {
    return name.toLowerCase(Locale.ROOT).startsWith((table + FORMER).toLowerCase(Locale.ROOT));
  }

  /** Whether a name is that of a run on a table which must have ended. */
  static boolean isAbandoned(String name, String table) {
    Matcher matcher =
        Pattern.compile(
                Pattern.quote(table) + "_simpor_(\\d{14})_\\p{XDigit}{4}", Pattern.CASE_INSENSITIVE)
            .matcher(name);
    return matcher.matches()
        && LocalDateTime.parse(matcher.group(1), TIME)
            .isBefore(LocalDateTime.now(ZoneOffset.UTC).minus(DAY));
  }
}
