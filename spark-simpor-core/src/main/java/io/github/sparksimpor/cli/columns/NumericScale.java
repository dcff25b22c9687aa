package io.github.sparksimpor.cli.columns;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.NumericAttribute;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.ShortType;

/**
 * Numbers, which are their own. What the type cannot hold becomes the nearest that it can.
 *
 * @param type a numeric type
 */
record NumericScale(DataType type) implements ColumnScale {
  @Override
  public boolean fits() {
    return type instanceof NumericType;
  }

  @Override
  public Optional<ColumnScale> in(DataType other) {
    return other instanceof NumericType ? Optional.of(new NumericScale(other)) : Optional.empty();
  }

  @Override
  public double position(Object value) {
    return ((Number) value).doubleValue();
  }

  @Override
  public Object value(double position) {
    if (type instanceof DoubleType) {
      return position;
    } else if (type instanceof FloatType) {
      return (float) position;
    }
    double bounded = Math.max(-bound(), Math.min(bound(), position));
    if (type instanceof DecimalType decimal) {
      return BigDecimal.valueOf(bounded).setScale(decimal.scale(), RoundingMode.HALF_UP);
    }
    long whole = (long) Math.rint(bounded);
    if (type instanceof IntegerType) {
      return (int) whole;
    } else if (type instanceof ShortType) {
      return (short) whole;
    }
    return type instanceof ByteType ? (Object) (byte) whole : (Object) whole;
  }

  @Override
  public Attribute attribute(String name) {
    return NumericAttribute.defaultAttr().withName(name);
  }

  private double bound() {
    BigDecimal most = largest();
    double bound = most.doubleValue();
    return new BigDecimal(bound).compareTo(most) > 0 ? Math.nextDown(bound) : bound;
  }

  private BigDecimal largest() {
    if (type instanceof DecimalType decimal) {
      return BigDecimal.TEN
          .pow(decimal.precision())
          .subtract(BigDecimal.ONE)
          .movePointLeft(decimal.scale());
    }
    return BigDecimal.valueOf(2).pow(8 * type.defaultSize() - 1).subtract(BigDecimal.ONE);
  }
}
