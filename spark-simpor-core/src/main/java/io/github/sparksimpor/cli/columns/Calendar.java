package io.github.sparksimpor.cli.columns;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.NumericAttribute;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * Moments, as days or microseconds since 1970.
 *
 * @param type date, timestamp, or timestamp without zone
 * @param unit of which all that occur are multiples
 */
record Calendar(DataType type, ChronoUnit unit) implements ColumnScale {
  /** Whether values of a type are moments. */
  static boolean canBe(DataType type) {
    return type instanceof DateType
        || type instanceof TimestampType
        || type instanceof TimestampNTZType;
  }

  @Override
  public boolean fits() {
    return canBe(type);
  }

  @Override
  public Optional<ColumnScale> in(DataType other) {
    return other.equals(type) ? Optional.of(this) : Optional.empty();
  }

  @Override
  public double position(Object value) {
    if (value instanceof LocalDate date) {
      return date.toEpochDay();
    }
    return value instanceof Instant moment
        ? micros(moment)
        : micros(((LocalDateTime) value).toInstant(ZoneOffset.UTC));
  }

  @Override
  public Object value(double position) {
    if (type instanceof DateType) {
      return LocalDate.ofEpochDay((long) Math.rint(position));
    }
    double micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.EPOCH.plus(1, unit));
    long rounded = (long) (Math.rint(position / micros) * micros);
    Instant moment = Instant.EPOCH.plus(rounded, ChronoUnit.MICROS);
    return type instanceof TimestampType
        ? moment
        : (Object) LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
  }

  @Override
  public Attribute attribute(String name) {
    return NumericAttribute.defaultAttr().withName(name);
  }

  /** The largest unit of which a moment is a multiple. */
  static ChronoUnit unitOf(Object value) {
    if (value instanceof LocalDate) {
      return ChronoUnit.DAYS;
    }
    Instant moment =
        value instanceof Instant exact ? exact : ((LocalDateTime) value).toInstant(ZoneOffset.UTC);
    for (ChronoUnit unit :
        new ChronoUnit[] {ChronoUnit.MINUTES, ChronoUnit.SECONDS, ChronoUnit.MILLIS}) {
      if (moment.truncatedTo(unit).equals(moment)) {
        return unit;
      }
    }
    return ChronoUnit.MICROS;
  }

  private static double micros(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }
}
