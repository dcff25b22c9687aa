package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.Calibrator;
import io.github.sparksimpor.evaluation.ThresholdCurve;
import java.io.Serializable;
import java.util.ArrayList;
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

  /**
   * The same choice among calibrated probabilities. Thresholds that become equal are one.
   *
   * @param calibrator never falls
   */
  ClassThreshold mapped(Calibrator calibrator) {
    List<ThresholdCurve.Point> points = new ArrayList<>();
    double chosen = 0;
    double last = -1;
    for (int place = 0; place < curve.size(); place++) {
      ThresholdCurve.Point point = curve.get(place);
      double here = calibrator.calibrate(point.threshold());
      if (place == curve.size() - 1) {
        here = Math.max(here, Math.nextUp(last)); // lies above all probabilities
      }
      if (here > last) {
        points.add(
            new ThresholdCurve.Point(
                here, point.counts(), point.objective(), point.standardError()));
        last = here;
      }
      if (point.threshold() <= threshold) {
        chosen = last;
      }
    }
    return new ClassThreshold(label, chosen, points);
  }
}
