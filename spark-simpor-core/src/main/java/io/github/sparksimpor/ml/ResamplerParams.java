package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.BoundedDoubleParam;
import io.github.sparksimpor.ml.param.BoundedIntParam;
import io.github.sparksimpor.ml.param.ChoiceParam;
import io.github.sparksimpor.ml.param.LabelCountsParam;
import io.github.sparksimpor.ml.param.ShareParam;
import java.util.Map;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;

/** Parameters that all resamplers and their models share. */
public interface ResamplerParams extends MeasuringParams, SeedParams {

  /**
   * Part γ of the gap to the most frequent class that is filled: each class receives {@code round(γ
   * (n_MA - n_c))} rows. At least 0; 0 adds nothing, 1 balances, more overshoots. Default 1.
   */
  default DoubleParam balanceRatio() {
    return declared()
        .param(
            "balanceRatio",
            name ->
                BoundedDoubleParam.atLeast(
                    0, this, name, "part of the gap to the most frequent class that is filled"),
            1.0);
  }

  /** Value of {@link #balanceRatio()}. */
  default double getBalanceRatio() {
    return (double) getOrDefault(balanceRatio());
  }

  /**
   * Rows wanted per label, overriding {@link #balanceRatio()}; classes not named receive none.
   * Targets below the rows there are fail: rows are never dropped. Or in imbalanced-learn's words,
   * for classes that are to have as many rows as the largest: {@code minority} (the smallest),
   * {@code not minority}, {@code not majority}, {@code all}, {@code auto} (as {@code not
   * majority}); or, of two classes, the ratio of the smaller to the larger, above 0 and at most 1.
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
                    "rows wanted per label, or in words for classes that become as large as the"
                        + " largest (auto, minority, not minority, not majority, all), or a ratio"
                        + " of two classes, overriding balanceRatio"));
  }

  /** Value of {@link #targetCounts()}; one in words is an empty map with them as its text. */
  default Map<Double, Long> getTargetCounts() {
    return getOrDefault(targetCounts());
  }

  /**
   * Name of a boolean column that {@code transform} adds, true in synthetic rows. Unset by default:
   * no such column.
   */
  default Param<String> syntheticCol() {
    return declared()
        .param(
            "syntheticCol",
            name ->
                new Param<String>(
                    this, name, "name of a boolean column that marks synthetic rows"));
  }

  /** Value of {@link #syntheticCol()}. */
  default String getSyntheticCol() {
    return getOrDefault(syntheticCol());
  }

  /**
   * What {@code transform} of the model gives: {@code auto} (the very object it was fitted on,
   * given for the first time, with the synthetic rows appended; anything else as it is), {@code
   * rows} (everything as it is), {@code balanced} (any dataset with the synthetic rows appended),
   * {@code synthetic} (the synthetic rows alone, in the dataset's columns), or whatever the dataset
   * {@code samples} (the synthetic rows with their provenance) or {@code summary} (one row of what
   * happened during the fit). For who cannot hand over the same object nor call another method, as
   * a client of a server. Default {@code auto}.
   */
  @Override
  default Param<String> view() {
    return declared()
        .param(
            "view",
            name ->
                new ChoiceParam(
                    this,
                    name,
                    "what transform gives: the training data balanced once, rows, synthetic rows,"
                        + " or what happened",
                    "auto",
                    "rows",
                    "balanced",
                    "synthetic",
                    "samples",
                    "summary"),
            "auto");
  }

  /**
   * Whether a saved model keeps its synthetic rows, and with them the real rows they grew from
   * ({@code seedFeatures}). Scoring needs neither: without them a loaded model passes rows through
   * all the same, but has nothing for {@code syntheticSamples} and {@code balance}. A model saved
   * by a version without this parameter keeps them. Default false.
   */
  default BooleanParam saveSamples() {
    return declared()
        .param(
            "saveSamples",
            name ->
                new BooleanParam(
                    this,
                    name,
                    "whether a saved model keeps its synthetic rows and the real rows they grew"
                        + " from"),
            false);
  }

  /** Value of {@link #saveSamples()}. */
  default boolean getSaveSamples() {
    return (boolean) getOrDefault(saveSamples());
  }

  /** Number k of nearest neighbours, at least 1; a smaller class takes all it has. Default 10. */
  default IntParam numNeighbors() {
    return declared()
        .param(
            "numNeighbors",
            name -> new BoundedIntParam(1, this, name, "number of nearest neighbours"),
            10);
  }

  /** Value of {@link #numNeighbors()}. */
  default int getNumNeighbors() {
    return (int) getOrDefault(numNeighbors());
  }

  /**
   * Values to which a measurement or a whole number of a synthetic row is held: those from the
   * least to the greatest seen in its class ({@code class}), in any class ({@code all}), or any
   * ({@code none}). A row that would lie outside is moved onto the bounds, and provenance calls it
   * {@code projected}; that a row lies at its {@code radius} from the seed holds for {@code none}
   * alone. Default {@code class}.
   */
  default Param<String> bounds() {
    return declared()
        .param(
            "bounds",
            name ->
                new ChoiceParam(
                    this,
                    name,
                    "rows whose least and greatest value bound a synthetic row's",
                    "class",
                    "all",
                    "none"),
            "class");
  }

  /** Value of {@link #bounds()}. */
  default String getBounds() {
    return getOrDefault(bounds());
  }

  /**
   * Name of a column that identifies rows; provenance of a synthetic row then names its seed and
   * its neighbour by it. Unset by default: provenance names none.
   */
  default Param<String> idCol() {
    return declared()
        .param(
            "idCol",
            name ->
                new Param<String>(
                    this, name, "name of a column that identifies rows, for their provenance"));
  }

  /** Value of {@link #idCol()}. */
  default String getIdCol() {
    return getOrDefault(idCol());
  }

  /**
   * Name of a column of weights that {@code transform} fills in: of a synthetic row its seed's
   * weight (of equal seeds the mean), or 1 if the input has no such column; see also {@link
   * #prevalence()}. Added to the input's columns if it is not there. Unset by default: no weights.
   */
  default Param<String> weightCol() {
    return declared()
        .param(
            "weightCol",
            name ->
                new Param<String>(
                    this, name, "name of a column of weights, filled in for synthetic rows"));
  }

  /** Value of {@link #weightCol()}. */
  default String getWeightCol() {
    return getOrDefault(weightCol());
  }

  /**
   * Whether synthetic rows make a class weigh more ({@code change}), or share its weight with the
   * real ones ({@code keep}): in a class that grows, real rows then weigh {@link #chi()} times as
   * much as before and synthetic ones {@code (1 - χ) n / ñ} (with weights of their own in
   * proportion to these), so that the class's weight, and with it a classifier's intercept, stays.
   * {@code keep} asks for {@link #weightCol()}. Default {@code change}.
   */
  default Param<String> prevalence() {
    return declared()
        .param(
            "prevalence",
            name ->
                new ChoiceParam(
                    this,
                    name,
                    "whether synthetic rows change their class's weight or share it",
                    "change",
                    "keep"),
            "change");
  }

  /** Value of {@link #prevalence()}. */
  default String getPrevalence() {
    return getOrDefault(prevalence());
  }

  /**
   * Part χ of a growing class's weight that its real rows have under {@link #prevalence()} {@code
   * keep}, above 0 and below 1. Default 0.5.
   */
  default ShareParam chi() {
    return declared()
        .param(
            "chi",
            name ->
                new ShareParam(
                    this, name, "part of its class's weight that real rows have where it is kept"),
            0.5);
  }

  /** Value of {@link #chi()}. */
  default double getChi() {
    return (double) getOrDefault(chi());
  }
}
