package io.github.sparksimpor.ml.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamPair;
import org.apache.spark.ml.util.Identifiable;
import org.jspecify.annotations.Nullable;

/**
 * A parameter whose values come from other languages, of any class. It is a class of its own so
 * that no value is taken for a {@code T} before it has been looked at.
 */
abstract class ConvertingParam<T> extends Param<T> {
  private static final long serialVersionUID = 1L;

  ConvertingParam(Identifiable parent, String name, String doc) {
    super(parent, name, doc);
  }

  /**
   * A value as Java has it.
   *
   * @throws IllegalArgumentException if the parameter does not take it
   */
  abstract T converted(@Nullable Object value);

  @Override
  public ParamPair<T> w(T value) {
    return super.w(converted(value));
  }
}
