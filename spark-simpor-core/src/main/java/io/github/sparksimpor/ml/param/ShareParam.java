package io.github.sparksimpor.ml.param;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.util.Identifiable;

/** A number above 0 and below 1. */
public final class ShareParam extends DoubleParam {
  private static final long serialVersionUID = 1L;

  private final double least;
  private final double most;

  /** Any above 0 and below 1. */
  public ShareParam(Identifiable parent, String name, String doc) {
    this(parent, name, doc, 0, 1);
  }

  private ShareParam(Identifiable parent, String name, String doc, double least, double most) {
    super(parent, name, doc);
    this.least = least;
    this.most = most;
  }

  /** From a least to a most one, both included. */
  public static ShareParam between(
      double least, double most, Identifiable parent, String name, String doc) {
    return new ShareParam(parent, name, doc, least, most);
  }

  @Override
  public void validate(Object value) {
    double share = ((Number) value).doubleValue();
    if (!(share > 0 && share < 1 && share >= least && share <= most)) {
      throw new IllegalArgumentException(
          "%s is %s; give a number %s"
              .formatted(
                  name(),
                  value,
                  least == 0 ? "above 0 and below 1" : "from %s to %s".formatted(least, most)));
    }
  }
}
