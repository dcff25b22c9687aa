package io.github.sparksimpor.ml.param;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.util.Identifiable;

/** A whole number with a lower bound, which its error message names. */
public final class BoundedIntParam extends IntParam {
  private static final long serialVersionUID = 1L;

  private final int bound;

  public BoundedIntParam(int bound, Identifiable parent, String name, String doc) {
    super(parent, name, doc);
    this.bound = bound;
  }

  @Override
  public void validate(Object value) {
    if (((Number) value).intValue() < bound) {
      throw new IllegalArgumentException(
          "%s is %s; give a whole number of at least %d".formatted(name(), value, bound));
    }
  }
}
