package io.github.sparksimpor.ml.param;

import java.util.Arrays;
import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.Params;

/** Neurons per layer, each at least 1; no layer at all is allowed. */
public final class LayerSizesParam extends IntArrayParam {
  private static final long serialVersionUID = 1L;

  public LayerSizesParam(Params parent, String name, String doc) {
    super(parent, name, doc);
  }

  @Override
  public void validate(int[] sizes) {
    if (Arrays.stream(sizes).anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException(
          "%s is %s; give whole numbers of at least 1".formatted(name(), Arrays.toString(sizes)));
    }
  }
}
