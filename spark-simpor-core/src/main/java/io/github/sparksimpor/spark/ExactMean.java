package io.github.sparksimpor.spark;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.expressions.Aggregator;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/**
 * The mean of a column of doubles, from a sum that is exact: it depends on no order and no
 * partitioning, neither overflows nor loses small numbers, and of equal numbers it is that number.
 * Null, NaN and infinite values do not count; the mean of none is NaN.
 *
 * <p>A sum takes 2,100 bits at most, as doubles are multiples of 2<sup>-1074</sup> below
 * 2<sup>1024</sup>.
 */
public final class ExactMean extends Aggregator<Double, ExactMean.Sum, Double> {
  private static final long serialVersionUID = 1L;

  /** More than a double has, so that the quotient is rounded but once in effect. */
  private static final MathContext DIGITS = new MathContext(40);

  private static final UserDefinedFunction MEAN =
      functions.udaf(new ExactMean(), Encoders.DOUBLE());

  /**
   * Some of the numbers.
   *
   * @param total their exact sum
   */
  public record Sum(long count, BigDecimal total) implements Serializable {
    Sum plus(Sum other) {
      return new Sum(count + other.count, total.add(other.total));
    }
  }

  private ExactMean() {}

  /** The mean of a group's values of a column. */
  public static Column of(Column values) {
    return MEAN.apply(values.cast("double"));
  }

  @Override
  public Sum zero() {
    return new Sum(0, BigDecimal.ZERO);
  }

  @Override
  public Sum reduce(Sum sum, @Nullable Double value) {
    return value == null || !Double.isFinite(value)
        ? sum
        : sum.plus(new Sum(1, new BigDecimal(value)));
  }

  @Override
  public Sum merge(Sum one, Sum other) {
    return one.plus(other);
  }

  @Override
  public Double finish(Sum sum) {
    return sum.count() == 0
        ? Double.NaN
        : sum.total().divide(BigDecimal.valueOf(sum.count()), DIGITS).doubleValue();
  }

  @Override
  public Encoder<Sum> bufferEncoder() {
    return Encoders.javaSerialization(Sum.class);
  }

  @Override
  public Encoder<Double> outputEncoder() {
    return Encoders.DOUBLE();
  }
}
