package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.BoundedDoubleParam;
import io.github.sparksimpor.ml.param.BoundedIntParam;
import io.github.sparksimpor.ml.param.ChoiceParam;
import io.github.sparksimpor.ml.param.LabelCountsParam;
import java.io.Serializable;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.ml.param.shared.HasFeaturesCol;
import org.apache.spark.ml.param.shared.HasLabelCol;
import org.apache.spark.ml.param.shared.HasSeed;

/** The parameter objects behind {@link ResamplerParams}, one set a stage. */
public final class ResamplerParamSet implements Serializable {
  private static final long serialVersionUID = 1L;

  final DoubleParam balanceRatio;
  final LabelCountsParam targetCounts;
  final BooleanParam standardization;
  final Param<String> syntheticCol;
  final IntParam numNeighbors;
  final IntParam maxBroadcastMB;
  final Param<String> strategy;
  final StringArrayParam integerCols;

  // Assigned by the initialisers of Spark's shared traits.
  @SuppressWarnings("NullAway.Init")
  Param<String> featuresCol;

  @SuppressWarnings("NullAway.Init")
  Param<String> labelCol;

  @SuppressWarnings("NullAway.Init")
  LongParam seed;

  ResamplerParamSet(ResamplerParams stage) {
    balanceRatio =
        BoundedDoubleParam.atLeast(
            0, stage, "balanceRatio", "part of the gap to the most frequent class that is filled");
    targetCounts =
        new LabelCountsParam(
            stage, "targetCounts", "rows wanted per label, overriding balanceRatio");
    standardization =
        new BooleanParam(
            stage, "standardization", "whether distances are between standardised features");
    syntheticCol =
        new Param<>(stage, "syntheticCol", "name of a boolean column that marks synthetic rows");
    numNeighbors = new BoundedIntParam(1, stage, "numNeighbors", "number of nearest neighbours");
    maxBroadcastMB =
        new BoundedIntParam(
            1, stage, "maxBroadcastMB", "most MB that the packed rows may take to be broadcast");
    strategy =
        new ChoiceParam(
            stage,
            "strategy",
            "where the rows lie while synthetic rows grow",
            "auto",
            "broadcast",
            "partitioned");
    integerCols =
        new StringArrayParam(
            stage, "integerCols", "features whose synthetic values are rounded, by name or index");
  }

  /** Sets defaults, and has Spark's shared traits make their parameters. */
  static void initialize(ResamplerParams stage, int numNeighbors) {
    HasFeaturesCol.$init$(stage);
    HasLabelCol.$init$(stage);
    HasSeed.$init$(stage);
    stage.setDefault(stage.balanceRatio(), 1.0);
    stage.setDefault(stage.standardization(), true);
    stage.setDefault(stage.numNeighbors(), numNeighbors);
    stage.setDefault(stage.maxBroadcastMB(), 1024);
    stage.setDefault(stage.strategy(), "auto");
  }
}
