package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.Calibrator;
import io.github.sparksimpor.evaluation.Reliability;
import io.github.sparksimpor.evaluation.ScoreCounts;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The map of one class's probability, and how reliable it is.
 *
 * @param label the class
 * @param calibrator fitted on all folds' out-of-fold probabilities
 * @param before of the out-of-fold probabilities as predicted
 * @param after of the same, each fold's mapped by what the other folds taught
 */
record ClassCalibration(int label, Calibrator calibrator, Reliability before, Reliability after)
    implements Serializable {
  private static final Logger LOG = LoggerFactory.getLogger(ClassCalibration.class);

  /**
   * Fits a map.
   *
   * @param folds out-of-fold probabilities
   * @param fit finds the map of some of them
   */
  static ClassCalibration fit(
      int label, List<ScoreCounts> folds, Function<ScoreCounts, Calibrator> fit) {
    List<Calibrator> withoutFold = new ArrayList<>();
    for (int fold = 0; fold < folds.size(); fold++) {
      List<ScoreCounts> others = new ArrayList<>(folds);
      others.remove(fold);
      withoutFold.add(fit.apply(together(others)));
    }
    Reliability before = Reliability.of(folds);
    Reliability after = Reliability.of(folds, withoutFold);
    LOG.info(
        "Label {}: calibration slope {} to {}, expected error {} to {}",
        label,
        before.slope(),
        after.slope(),
        before.expectedError(),
        after.expectedError());
    Calibrator calibrator = fit.apply(together(folds));
    if (calibrator.isConstant()) {
      LOG.warn(
          "Label {}: the probabilities carry no signal, for rows of higher ones are no more often"
              + " of the class; every row gets {}: improve the classifier, or give it more rows",
          label,
          calibrator.calibrate(0));
    }
    return new ClassCalibration(label, calibrator, before, after);
  }

  private static ScoreCounts together(List<ScoreCounts> folds) {
    return folds.stream().reduce(ScoreCounts::plus).orElseThrow();
  }
}
