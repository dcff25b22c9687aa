package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.BoundedIntParam;
import org.apache.spark.ml.param.IntParam;

/** Parameters of the resamplers of the SMOTE family and of their models. */
public interface SegmentParams extends ResamplerParams {

  /** Number k of nearest neighbours, at least 1; a smaller class takes all it has. Default 5. */
  @Override
  default IntParam numNeighbors() {
    return declared()
        .param(
            "numNeighbors",
            name -> new BoundedIntParam(1, this, name, "number of nearest neighbours"),
            5);
  }
}
