package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.ThresholdCurve;
import java.io.Serializable;
import java.util.List;

/**
 * The threshold of one class, and the curve it was chosen from.
 *
 * @param label the class
 * @param threshold its least probability, between 0 and 1
 * @param curve by ascending threshold
 */
record ClassThreshold(int label, double threshold, List<ThresholdCurve.Point> curve)
    implements Serializable {
  ClassThreshold {
    curve = List.copyOf(curve);
  }
}
