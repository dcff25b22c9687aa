package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.LabelCountsParam;
import java.util.Map;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.ml.param.shared.HasFeaturesCol;
import org.apache.spark.ml.param.shared.HasLabelCol;
import org.apache.spark.ml.param.shared.HasSeed;

/** Parameters that all resamplers and their models share. */
public interface ResamplerParams extends HasFeaturesCol, HasLabelCol, HasSeed {

  /** Holds the parameters; not a parameter itself. */
  ResamplerParamSet resamplerParams();

  /**
   * Part γ of the gap to the most frequent class that is filled: each class receives {@code round(γ
   * (n_MA - n_c))} rows. At least 0; 0 adds nothing, 1 balances, more overshoots. Default 1.
   */
  default DoubleParam balanceRatio() {
    return resamplerParams().balanceRatio;
  }

  /**
   * Rows wanted per label, overriding {@link #balanceRatio()}; classes not named receive none.
   * Targets below the rows there are fail: rows are never dropped. Unset by default.
   */
  default LabelCountsParam targetCounts() {
    return resamplerParams().targetCounts;
  }

  /**
   * Whether distances are taken between features divided by their standard deviation. Default true.
   */
  default BooleanParam standardization() {
    return resamplerParams().standardization;
  }

  /**
   * Name of a boolean column that {@code transform} adds, true in synthetic rows. Unset by default:
   * no such column.
   */
  default Param<String> syntheticCol() {
    return resamplerParams().syntheticCol;
  }

  /** Number k of nearest neighbours, at least 1; a smaller class takes all it has. */
  default IntParam numNeighbors() {
    return resamplerParams().numNeighbors;
  }

  /**
   * Most MB (2^20 bytes) that the packed rows, 16 bytes a value, may take to be broadcast. Default
   * 1024.
   */
  default IntParam maxBroadcastMB() {
    return resamplerParams().maxBroadcastMB;
  }

  /**
   * Where the training rows lie while synthetic rows grow from them: {@code broadcast} (every
   * executor has all of them), {@code partitioned} (they stay where they are, and points go to
   * them), or {@code auto} (broadcast if the packed rows take at most {@link #maxBroadcastMB()}).
   * Both give the same rows. Default {@code auto}.
   */
  default Param<String> strategy() {
    return resamplerParams().strategy;
  }

  /**
   * Features whose synthetic values are rounded to whole numbers: names, as the features column's
   * attributes tell them (those of {@code VectorAssembler} do), or indices. Unset by default.
   */
  default StringArrayParam integerCols() {
    return resamplerParams().integerCols;
  }

  /** Value of {@link #strategy()}. */
  default String getStrategy() {
    return getOrDefault(strategy());
  }

  /** Value of {@link #integerCols()}; empty if unset. */
  default String[] getIntegerCols() {
    return isDefined(integerCols()) ? getOrDefault(integerCols()) : new String[0];
  }

  /** Value of {@link #balanceRatio()}. */
  default double getBalanceRatio() {
    return (double) getOrDefault(balanceRatio());
  }

  /** Value of {@link #targetCounts()}. */
  default Map<Double, Long> getTargetCounts() {
    return getOrDefault(targetCounts());
  }

  /** Value of {@link #standardization()}. */
  default boolean getStandardization() {
    return (boolean) getOrDefault(standardization());
  }

  /** Value of {@link #syntheticCol()}. */
  default String getSyntheticCol() {
    return getOrDefault(syntheticCol());
  }

  /** Value of {@link #numNeighbors()}. */
  default int getNumNeighbors() {
    return (int) getOrDefault(numNeighbors());
  }

  /** Value of {@link #maxBroadcastMB()}. */
  default int getMaxBroadcastMB() {
    return (int) getOrDefault(maxBroadcastMB());
  }

  @Override
  default Param<String> featuresCol() {
    return resamplerParams().featuresCol;
  }

  @Override
  default Param<String> labelCol() {
    return resamplerParams().labelCol;
  }

  @Override
  default LongParam seed() {
    return resamplerParams().seed;
  }

  @Override
  default void org$apache$spark$ml$param$shared$HasFeaturesCol$_setter_$featuresCol_$eq(
      Param<String> param) {
    resamplerParams().featuresCol = param;
  }

  @Override
  default void org$apache$spark$ml$param$shared$HasLabelCol$_setter_$labelCol_$eq(
      Param<String> param) {
    resamplerParams().labelCol = param;
  }

  @Override
  default void org$apache$spark$ml$param$shared$HasSeed$_setter_$seed_$eq(LongParam param) {
    resamplerParams().seed = param;
  }
}
