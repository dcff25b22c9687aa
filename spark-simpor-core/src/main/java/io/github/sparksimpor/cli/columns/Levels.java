package io.github.sparksimpor.cli.columns;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;

/** Categories, numbered in the order of their values. */
final class Levels implements ColumnScale {
  private static final long serialVersionUID = 1L;

  private final DataType type;
  private final List<Object> values;
  private final Map<Object, Integer> indices = new HashMap<>();

  private Levels(DataType type, List<Object> values) {
    this.type = type;
    this.values = values;
    for (Object value : values) {
      indices.put(value, indices.size());
    }
  }

  /** Categories that occur. */
  static Levels of(DataType type, Set<Object> values) {
    return new Levels(type, sorted(values));
  }

  /** Whether values of a type can be categories. */
  static boolean canBe(DataType type) {
    return type instanceof StringType
        || type instanceof NumericType
        || type instanceof BooleanType
        || Calendar.canBe(type);
  }

  /** Values of one comparable type in their order. */
  @SuppressWarnings("unchecked") // values of one column are of one type
  static List<Object> sorted(Set<Object> values) {
    return values.stream().sorted((Comparator<Object>) (Object) Comparator.naturalOrder()).toList();
  }

  @Override
  public Optional<ColumnScale> in(DataType other) {
    if (other.equals(type)) {
      return Optional.of(this);
    }
    List<Object> same = new ArrayList<>();
    for (Object value : values) {
      Levels.in(other, value.toString()).ifPresent(same::add);
    }
    return Set.copyOf(same).size() == values.size()
        ? Optional.of(new Levels(other, same))
        : Optional.empty();
  }

  /** The value of a type that is written so, and no other; empty if there is none. */
  private static Optional<Object> in(DataType type, String text) {
    if (type instanceof BooleanType) {
      return Set.of("true", "false").contains(text)
          ? Optional.of(Boolean.valueOf(text))
          : Optional.empty();
    }
    try {
      BigDecimal number = new BigDecimal(text);
      if (type instanceof ByteType) {
        return Optional.of(number.byteValueExact());
      } else if (type instanceof ShortType) {
        return Optional.of(number.shortValueExact());
      } else if (type instanceof IntegerType) {
        return Optional.of(number.intValueExact());
      } else if (type instanceof LongType) {
        return Optional.of(number.longValueExact());
      }
      return type instanceof DoubleType ? Optional.of(number.doubleValue()) : Optional.empty();
    } catch (ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  int size() {
    return values.size();
  }

  @Override
  public DataType type() {
    return type;
  }

  /** The categories by their numbers. */
  List<Object> values() {
    return values;
  }

  @Override
  public boolean knows(Object value) {
    return indices.containsKey(value);
  }

  @Override
  public boolean fits() {
    return canBe(type) && !values.isEmpty();
  }

  @Override
  public double position(Object value) {
    return Objects.requireNonNull(indices.get(value));
  }

  @Override
  public Object value(double position) {
    return values.get((int) Math.max(0, Math.min(values.size() - 1, Math.rint(position))));
  }

  @Override
  public Attribute attribute(String name) {
    return NominalAttribute.defaultAttr().withName(name).withNumValues(values.size());
  }
}
