package io.github.sparksimpor.ml.param;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.util.Identifiable;

/** A number above 0 and below 1. */
public final class ShareParam extends DoubleParam {
  private static final long serialVersionUID = 1L;

  public ShareParam(Identifiable parent, String name, String doc) {
    super(parent, name, doc);
  }

  @Override
  public void validate(Object value) {
    double share = ((Number) value).doubleValue();
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "%s is %s; give a number above 0 and below 1".formatted(name(), value));
    }
  }
}
