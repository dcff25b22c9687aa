package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.BoundedDoubleParam;
import io.github.sparksimpor.ml.param.LabelCountsParam;
import io.github.sparksimpor.ml.param.ShareParam;
import java.util.Map;
import org.apache.spark.ml.param.DoubleParam;

/** Parameters of {@link RandomUndersampler} and its model. */
public interface UndersamplingParams extends SamplerParams, SeedParams {

  /**
   * Rows r of the smallest class for one row of any other: a class keeps {@code round(n_MI / r)}
   * rows, or all it has. Above 0; 1 balances, 0.1 keeps ten rows for one of the smallest class.
   * Default 1. (The {@code balanceRatio} of resamplers that add rows is another: part of a gap.)
   */
  default DoubleParam balanceRatio() {
    return declared()
        .param(
            "balanceRatio",
            name ->
                BoundedDoubleParam.above(
                    0, this, name, "rows of the smallest class for one row kept of any other"),
            1.0);
  }

  /** Value of {@link #balanceRatio()}. */
  default double getBalanceRatio() {
    return (double) getOrDefault(balanceRatio());
  }

  /**
   * Part of its rows that every class but the smallest keeps, above 0 and below 1, overriding
   * {@link #balanceRatio()}. Unset by default.
   */
  default ShareParam keepShare() {
    return declared()
        .param(
            "keepShare",
            name ->
                new ShareParam(
                    this, name, "part of its rows that every class but the smallest keeps"));
  }

  /** Value of {@link #keepShare()}. */
  default double getKeepShare() {
    return (double) getOrDefault(keepShare());
  }

  /**
   * Rows kept of each label, overriding {@link #keepShare()} and {@link #balanceRatio()}; classes
   * not named keep all of theirs. Targets above the rows there are fail. Or in imbalanced-learn's
   * words, for classes that are to keep as many rows as the smallest: {@code majority} (the
   * largest), {@code not minority}, {@code not majority}, {@code all}, {@code auto} (as {@code not
   * minority}); or, of two classes, the ratio of the smaller to the larger, above 0 and at most 1.
   * The fit gives them numbers. Unset by default.
   */
  default LabelCountsParam targetCounts() {
    return declared()
        .param(
            "targetCounts",
            name ->
                new LabelCountsParam(
                    this,
                    name,
                    "rows kept per label, or in words for classes that become as small as the"
                        + " smallest (auto, majority, not minority, not majority, all), or a ratio"
                        + " of two classes, overriding keepShare and balanceRatio"));
  }

  /** Value of {@link #targetCounts()}; one in words is an empty map with them as its text. */
  default Map<Double, Long> getTargetCounts() {
    return getOrDefault(targetCounts());
  }
}
