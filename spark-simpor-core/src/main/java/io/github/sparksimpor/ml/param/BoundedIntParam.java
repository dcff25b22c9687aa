package io.github.sparksimpor.ml.param;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.util.Identifiable;

/** A whole number with bounds, which its error message names. */
public final class BoundedIntParam extends IntParam {
  private static final long serialVersionUID = 1L;

  private final int bound;
  private final int most;

  /** A whole number with a lower bound. */
  public BoundedIntParam(int bound, Identifiable parent, String name, String doc) {
    this(bound, Integer.MAX_VALUE, parent, name, doc);
  }

  /** A whole number between two bounds. */
  public BoundedIntParam(int bound, int most, Identifiable parent, String name, String doc) {
    super(parent, name, doc);
    this.bound = bound;
    this.most = most;
  }

  @Override
  public void validate(Object value) {
    int number = ((Number) value).intValue();
    if (number < bound || number > most) {
      throw new IllegalArgumentException(
          "%s is %s; give a whole number of at least %s%s"
              .formatted(
                  name(),
                  value,
                  bound,
                  most == Integer.MAX_VALUE ? "" : " and at most %s".formatted(most)));
    }
  }
}
