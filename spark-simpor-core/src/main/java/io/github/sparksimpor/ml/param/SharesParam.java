package io.github.sparksimpor.ml.param;

import java.util.Arrays;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.Params;

/** At least one number, each above 0 and below 1. */
public final class SharesParam extends DoubleArrayParam {
  private static final long serialVersionUID = 1L;

  public SharesParam(Params parent, String name, String doc) {
    super(parent, name, doc);
  }

  @Override
  public void validate(double[] shares) {
    if (shares.length == 0 || !Arrays.stream(shares).allMatch(x -> x > 0 && x < 1)) {
      throw new IllegalArgumentException(
          "%s is %s; give one or more numbers above 0 and below 1"
              .formatted(name(), Arrays.toString(shares)));
    }
  }
}
