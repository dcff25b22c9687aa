package io.github.sparksimpor.page;

import io.github.sparksimpor.evaluation.Reliability;
import io.github.sparksimpor.evaluation.figure.DecisionFigures;
import io.github.sparksimpor.ml.ImbalanceTunerModel;
import io.github.sparksimpor.ml.TunedThresholdModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleFunction;

/** What figures show of a decision about imbalance. */
public final class DecidedFigures {
  private DecidedFigures() {}

  /**
   * What the answer rests on.
   *
   * @param model that decided
   * @param names of the classes
   */
  public static DecisionFigures of(ImbalanceTunerModel model, DoubleFunction<String> names) {
    TunedThresholdModel tuned = model.classifier();
    Map<String, Reliability> reliability = new LinkedHashMap<>();
    if (model.tuned().chosen() > 0) {
      reliability.put("as learnt from treated rows", model.learntReliability());
      reliability.put("mapped back to the table's shares", model.reliability());
    } else {
      reliability.put("as predicted", model.reliability());
    }
    return new DecisionFigures(
        model.tuned(),
        tuned.points(),
        tuned.threshold(),
        names.apply(tuned.positiveLabel()),
        reliability);
  }
}
