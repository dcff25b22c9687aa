package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.BoundedIntParam;
import io.github.sparksimpor.ml.param.ChoiceParam;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.ml.param.shared.HasFeaturesCol;

/** Parameters of samplers that look at the features of rows, and of their models. */
public interface MeasuringParams extends SamplerParams, HasFeaturesCol {

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
   * Where the training rows lie while neighbours are searched and synthetic rows grow: {@code
   * broadcast} (every executor has all of them), {@code partitioned} (they stay where they are, and
   * points go to them), or {@code auto} (broadcast if the packed rows take at most {@link
   * #maxBroadcastMB()}). Both give the same rows. Default {@code auto}.
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
   * Features that hold categories: in distances they are equal or not, and synthetic rows take a
   * value that occurs, never one between two. Names, as the features column's attributes tell them
   * (those of {@code VectorAssembler} do), or indices. Wins over what attributes and data tell.
   * Unset by default.
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
   * Features that hold whole numbers, to which synthetic values are rounded: names, as the features
   * column's attributes tell them (those of {@code VectorAssembler} do), or indices. Wins over what
   * attributes and data tell. Where rows hold fractions, synthetic values are whole numbers between
   * the bounds all the same, or those next to them if none lies between; copies keep what the row
   * holds. Unset by default.
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
