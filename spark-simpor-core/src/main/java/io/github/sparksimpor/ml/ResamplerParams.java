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
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.ml.param.shared.HasFeaturesCol;

/** Parameters that all resamplers and their models share. */
public interface ResamplerParams extends SamplerParams, SeedParams, HasFeaturesCol {

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
   * Targets below the rows there are fail: rows are never dropped. Unset by default.
   */
  default LabelCountsParam targetCounts() {
    return declared()
        .param(
            "targetCounts",
            name ->
                new LabelCountsParam(this, name, "rows wanted per label, overriding balanceRatio"));
  }

  /** Value of {@link #targetCounts()}. */
  default Map<Double, Long> getTargetCounts() {
    return getOrDefault(targetCounts());
  }

  /**
   * Whether distances are taken between features divided by their standard deviation. Default true.
   */
  default BooleanParam standardization() {
    return declared()
        .param(
            "standardization",
            name ->
                new BooleanParam(this, name, "whether distances are between standardised features"),
            true);
  }

  /** Value of {@link #standardization()}. */
  default boolean getStandardization() {
    return (boolean) getOrDefault(standardization());
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
   * rows} (everything as it is), {@code balanced} (any dataset with the synthetic rows appended) or
   * {@code synthetic} (the synthetic rows alone, in the dataset's columns). For who cannot hand
   * over the same object, as a client of a server. Default {@code auto}.
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
                    "what transform gives: the training data balanced once, rows, or synthetic"
                        + " rows",
                    "auto",
                    "rows",
                    "balanced",
                    "synthetic"),
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
   * Most MB (2^20 bytes) that the packed rows, 16 bytes a value, may take to be broadcast. Default
   * 1024.
   */
  default IntParam maxBroadcastMB() {
    return declared()
        .param(
            "maxBroadcastMB",
            name ->
                new BoundedIntParam(
                    1, this, name, "most MB that the packed rows may take to be broadcast"),
            1024);
  }

  /** Value of {@link #maxBroadcastMB()}. */
  default int getMaxBroadcastMB() {
    return (int) getOrDefault(maxBroadcastMB());
  }

  /**
   * Where the training rows lie while synthetic rows grow from them: {@code broadcast} (every
   * executor has all of them), {@code partitioned} (they stay where they are, and points go to
   * them), or {@code auto} (broadcast if the packed rows take at most {@link #maxBroadcastMB()}).
   * Both give the same rows. Default {@code auto}.
   */
  default Param<String> strategy() {
    return declared()
        .param(
            "strategy",
            name ->
                new ChoiceParam(
                    this,
                    name,
                    "where the rows lie while synthetic rows grow",
                    "auto",
                    "broadcast",
                    "partitioned"),
            "auto");
  }

  /** Value of {@link #strategy()}. */
  default String getStrategy() {
    return getOrDefault(strategy());
  }

  /**
   * Features that hold categories: synthetic rows take a value that occurs, and never one between
   * two. Names, as the features column's attributes tell them (those of {@code VectorAssembler}
   * do), or indices. Wins over what attributes and data tell. Unset by default.
   */
  default StringArrayParam nominalCols() {
    return declared()
        .param(
            "nominalCols",
            name ->
                new StringArrayParam(
                    this, name, "features that hold categories, by name or index"));
  }

  /** Value of {@link #nominalCols()}; empty if unset. */
  default String[] getNominalCols() {
    return isDefined(nominalCols()) ? getOrDefault(nominalCols()) : new String[0];
  }

  /**
   * Features of two values, such as yes and no: synthetic rows take one of the two; they are taken
   * for a one-hot block where they follow each other and exclude each other. One of more values is
   * nominal. Names or indices, as for {@link #nominalCols()}. Wins over what attributes and data
   * tell. Unset by default.
   */
  default StringArrayParam binaryCols() {
    return declared()
        .param(
            "binaryCols",
            name -> new StringArrayParam(this, name, "features of two values, by name or index"));
  }

  /** Value of {@link #binaryCols()}; empty if unset. */
  default String[] getBinaryCols() {
    return isDefined(binaryCols()) ? getOrDefault(binaryCols()) : new String[0];
  }

  /**
   * Features whose synthetic values are rounded to whole numbers: names, as the features column's
   * attributes tell them (those of {@code VectorAssembler} do), or indices. Wins over what
   * attributes and data tell. Unset by default.
   */
  default StringArrayParam integerCols() {
    return declared()
        .param(
            "integerCols",
            name ->
                new StringArrayParam(
                    this, name, "features whose synthetic values are rounded, by name or index"));
  }

  /** Value of {@link #integerCols()}; empty if unset. */
  default String[] getIntegerCols() {
    return isDefined(integerCols()) ? getOrDefault(integerCols()) : new String[0];
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
   * What becomes of NaN among the features: {@code error} refuses it and names the feature; {@code
   * keep} measures with the class's mean or mode in its place, and a synthetic row is missing what
   * its seed is missing (on a segment: what its nearer end is). Default {@code error}.
   */
  default Param<String> missing() {
    return declared()
        .param(
            "missing",
            name -> new ChoiceParam(this, name, "what becomes of missing values", "error", "keep"),
            "error");
  }

  /** Value of {@link #missing()}. */
  default String getMissing() {
    return getOrDefault(missing());
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

  // The initialiser of Spark's trait hands its parameter to the setter below.

  @Override
  default Param<String> featuresCol() {
    return declared()
        .param(
            "featuresCol",
            name -> {
              HasFeaturesCol.$init$(this);
              return featuresCol();
            });
  }

  @Override
  default void org$apache$spark$ml$param$shared$HasFeaturesCol$_setter_$featuresCol_$eq(
      Param<String> param) {
    declared().keep(param);
  }
}
