package io.github.sparksimpor.cli.columns;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * Dates, or dates with times, as text.
 *
 * @param pattern as {@link DateTimeFormatter} has it
 */
public record MomentSpelling(String pattern) implements Spelling {
  private static final Map<String, DateTimeFormatter> FORMATTERS = new ConcurrentHashMap<>();
  private static final int SHORTEST = 6;
  private static final int LONGEST = 40;

  /** The spellings that are known: the user's, and those of ISO 8601. */
  static List<MomentSpelling> known(List<String> ofTheUser) {
    List<String> patterns = new ArrayList<>(ofTheUser);
    patterns.addAll(List.of("uuuu-MM-dd", "uuuu/MM/dd"));
    for (String middle : List.of(" ", "'T'")) {
      for (String time : List.of("HH:mm", "HH:mm:ss", "HH:mm:ss.SSS", "HH:mm:ss.SSSSSS")) {
        patterns.add("uuuu-MM-dd" + middle + time);
        patterns.add("uuuu-MM-dd" + middle + time + "XXX");
      }
    }
    return patterns.stream().map(MomentSpelling::new).toList();
  }

  /** Why a pattern is none, if it is none. */
  static Optional<String> fault(String pattern) {
    try {
      MomentSpelling spelling = new MomentSpelling(pattern);
      return spelling.read(spelling.write(Instant.EPOCH)) == null
          ? Optional.of("no date can be read by it")
          : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Date, timestamp, or timestamp without zone. */
  @Override
  public DataType type() {
    if (!hasTime()) {
      return DataTypes.DateType;
    }
    return hasZone() ? DataTypes.TimestampType : DataTypes.TimestampNTZType;
  }

  /** The smallest unit that is written. */
  ChronoUnit unit() {
    String letters = letters();
    if (!hasTime()) {
      return ChronoUnit.DAYS;
    } else if (letters.contains("SSSS")) {
      return ChronoUnit.MICROS;
    } else if (letters.contains("S")) {
      return ChronoUnit.MILLIS;
    }
    return letters.contains("s") ? ChronoUnit.SECONDS : ChronoUnit.MINUTES;
  }

  @Override
  public @Nullable Object read(String cell) {
    if (cell.length() < SHORTEST || cell.length() > LONGEST) {
      return null;
    }
    ParsePosition position = new ParsePosition(0);
    TemporalAccessor unresolved = formatter().parseUnresolved(cell, position);
    if (unresolved == null || position.getIndex() < cell.length()) {
      return null; // most cells that are no moments end here, without an exception
    }
    try {
      TemporalAccessor parsed = formatter().parse(cell);
      if (!hasTime()) {
        return LocalDate.from(parsed);
      }
      return hasZone() ? Instant.from(parsed) : (Object) LocalDateTime.from(parsed);
    } catch (DateTimeException e) {
      return null;
    }
  }

  @Override
  public String write(Object value) {
    return formatter()
        .format(value instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : cast(value));
  }

  private static TemporalAccessor cast(Object value) {
    return (TemporalAccessor) value;
  }

  private boolean hasTime() {
    return letters().matches(".*[HhKkAaN].*");
  }

  private boolean hasZone() {
    return letters().matches(".*[XxZzVO].*");
  }

  /** The pattern without quoted text. */
  private String letters() {
    return pattern.replaceAll("'[^']*'", "");
  }

  /** Made once in every executor. */
  private DateTimeFormatter formatter() {
    return FORMATTERS.computeIfAbsent(pattern, MomentSpelling::formatter);
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
