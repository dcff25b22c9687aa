package io.github.sparksimpor.ml.param;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.util.Identifiable;

/** A finite number with a lower bound, which its error message names. */
public final class BoundedDoubleParam extends DoubleParam {
  private static final long serialVersionUID = 1L;

  private final double bound;
  private final boolean inclusive;

  private BoundedDoubleParam(
      Identifiable parent, String name, String doc, double bound, boolean inclusive) {
    super(parent, name, doc);
    this.bound = bound;
    this.inclusive = inclusive;
  }

  public static DoubleParam atLeast(double bound, Identifiable parent, String name, String doc) {
    return new BoundedDoubleParam(parent, name, doc, bound, true);
  }

  public static DoubleParam above(double bound, Identifiable parent, String name, String doc) {
    return new BoundedDoubleParam(parent, name, doc, bound, false);
  }

  @Override
  public void validate(Object value) {
    double number = ((Number) value).doubleValue();
    if (!Double.isFinite(number) || number < bound || (number == bound && !inclusive)) {
      throw new IllegalArgumentException(
          "%s is %s; give a finite number %s %s"
              .formatted(name(), value, inclusive ? "of at least" : "above", bound));
    }
  }
}
