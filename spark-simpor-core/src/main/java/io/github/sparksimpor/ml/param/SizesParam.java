package io.github.sparksimpor.ml.param;

import java.util.Arrays;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.Params;

/** At least one finite number, none below 0. */
public final class SizesParam extends DoubleArrayParam {
  private static final long serialVersionUID = 1L;

  public SizesParam(Params parent, String name, String doc) {
    super(parent, name, doc);
  }

  @Override
  public void validate(double[] sizes) {
    if (sizes.length == 0 || !Arrays.stream(sizes).allMatch(x -> Double.isFinite(x) && x >= 0)) {
      throw new IllegalArgumentException(
          "%s is %s; give one or more finite numbers of at least 0"
              .formatted(name(), Arrays.toString(sizes)));
    }
  }
}
