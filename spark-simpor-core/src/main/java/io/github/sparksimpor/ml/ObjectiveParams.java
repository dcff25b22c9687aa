package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.BoundedDoubleParam;
import io.github.sparksimpor.ml.param.ChoiceParam;
import io.github.sparksimpor.ml.param.HasDeclaredParams;
import io.github.sparksimpor.ml.param.ShareParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Param;

/** What a decision threshold is chosen for, and the numbers that belong to it. */
public interface ObjectiveParams extends HasDeclaredParams {

  /**
   * What the threshold is chosen for. {@code macroF1}: the mean of both classes' F1; {@code f1},
   * {@code fBeta} ({@link #beta()}) of the class that is looked for; {@code mcc}; {@code
   * balancedAccuracy}; {@code cost}: least mean cost of a row ({@link #costFalsePositive()}, {@link
   * #costFalseNegative()}, {@link #costCol()}); {@code precisionAtLeast} ({@link #minPrecision()}):
   * most recall; {@code recallAtLeast} ({@link #minRecall()}): most precision; {@code alerts}
   * ({@link #alertsPerThousand()} or {@link #alertsPerDay()}): most recall. More than two classes
   * take {@code macroF1} or {@code balancedAccuracy}. Default {@code macroF1}.
   */
  default Param<String> objective() {
    return declared()
        .param(
            "objective",
            name ->
                new ChoiceParam(
                    this,
                    name,
                    "what the threshold is chosen for",
                    "macroF1",
                    "f1",
                    "fBeta",
                    "mcc",
                    "balancedAccuracy",
                    "cost",
                    "precisionAtLeast",
                    "recallAtLeast",
                    "alerts"),
            "macroF1");
  }

  /** Value of {@link #objective()}. */
  default String getObjective() {
    return getOrDefault(objective());
  }

  /** How many times recall matters as much as precision in {@code fBeta}, above 0. Default 2. */
  default DoubleParam beta() {
    return declared()
        .param(
            "beta",
            name ->
                BoundedDoubleParam.above(
                    0, this, name, "how many times recall matters as much as precision"),
            2.0);
  }

  /** What a false alarm costs with {@code cost}, at least 0. Default 1. */
  default DoubleParam costFalsePositive() {
    return declared()
        .param(
            "costFalsePositive",
            name -> BoundedDoubleParam.atLeast(0, this, name, "what a false alarm costs"),
            1.0);
  }

  /**
   * What a missed row costs with {@code cost}, at least 0; a factor to the row's own cost if {@link
   * #costCol()} is set. Default 1.
   */
  default DoubleParam costFalseNegative() {
    return declared()
        .param(
            "costFalseNegative",
            name -> BoundedDoubleParam.atLeast(0, this, name, "what a missed row costs"),
            1.0);
  }

  /**
   * Column of what it costs to miss the row, such as an amount, at least 0; for {@code cost}. Unset
   * by default.
   */
  default Param<String> costCol() {
    return declared()
        .param(
            "costCol", name -> new Param<>(this, name, "column of what it costs to miss the row"));
  }

  /**
   * Column of the weights of rows, at least 0: each counts as much as its weight is of the mean of
   * all, in the objective and in the curve. Unset by default: every row counts one.
   */
  default Param<String> weightCol() {
    return declared()
        .param("weightCol", name -> new Param<>(this, name, "column of how much each row counts"));
  }

  /** Least precision with {@code precisionAtLeast}, above 0 and below 1. Unset by default. */
  default DoubleParam minPrecision() {
    return declared()
        .param("minPrecision", name -> new ShareParam(this, name, "least precision to keep to"));
  }

  /** Least recall with {@code recallAtLeast}, above 0 and below 1. Unset by default. */
  default DoubleParam minRecall() {
    return declared()
        .param("minRecall", name -> new ShareParam(this, name, "least recall to keep to"));
  }

  /** Most alerts in 1,000 rows with {@code alerts}, above 0. Unset by default. */
  default DoubleParam alertsPerThousand() {
    return declared()
        .param(
            "alertsPerThousand",
            name -> BoundedDoubleParam.above(0, this, name, "most alerts in 1,000 rows"));
  }

  /**
   * Most alerts a day with {@code alerts}, on average over the days of {@link #timeCol()}, above 0.
   * Unset by default.
   */
  default DoubleParam alertsPerDay() {
    return declared()
        .param(
            "alertsPerDay",
            name -> BoundedDoubleParam.above(0, this, name, "most alerts a day, on average"));
  }

  /**
   * Column of the time of a row, for {@link #alertsPerDay()}: a date, a timestamp, or a number of
   * seconds. Unset by default.
   */
  default Param<String> timeCol() {
    return declared()
        .param("timeCol", name -> new Param<>(this, name, "column of the time of a row"));
  }
}
