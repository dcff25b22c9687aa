package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.BoundedDoubleParam;
import io.github.sparksimpor.ml.param.BoundedIntParam;
import io.github.sparksimpor.ml.param.ChoiceParam;
import io.github.sparksimpor.ml.param.LayerSizesParam;
import java.io.Serializable;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.shared.HasMaxIter;
import org.apache.spark.ml.param.shared.HasTol;

/** The parameter objects behind {@link SimporParams}, one set a stage. */
public final class SimporParamSet implements Serializable {
  private static final long serialVersionUID = 1L;

  final DoubleParam bandwidth;
  final Param<String> bandwidthRule;
  final Param<String> stepRule;
  final IntParam candidates;
  final BooleanParam excludeSeed;
  final Param<String> ascentRegion;
  final Param<String> contrast;
  final Param<String> informativeSelection;
  final DoubleParam informativeFraction;
  final IntParam initialBatch;
  final IntParam queryBatch;
  final DoubleParam entropyThreshold;
  final IntParam maxRounds;
  final IntParam maxTrainingRows;
  final IntArrayParam hiddenLayers;
  final Param<String> device;

  // Assigned by the initialisers of Spark's shared traits.
  @SuppressWarnings("NullAway.Init")
  IntParam maxIter;

  @SuppressWarnings("NullAway.Init")
  DoubleParam tol;

  SimporParamSet(SimporParams stage) {
    bandwidth =
        BoundedDoubleParam.above(
            0,
            stage,
            "bandwidth",
            "width h of the Gaussian kernel in standardised units; overrides bandwidthRule");
    bandwidthRule =
        new ChoiceParam(
            stage, "bandwidthRule", "how h is chosen", "scott", "silverman", "likelihood");
    stepRule = new ChoiceParam(stage, "stepRule", "how the ascent steps", "adaptive", "fixed");
    candidates =
        new BoundedIntParam(
            1, stage, "candidates", "random points of the sphere of which the best is the start");
    excludeSeed =
        new BooleanParam(
            stage, "excludeSeed", "whether the seed is left out of its class's kernel sum");
    ascentRegion =
        new ChoiceParam(stage, "ascentRegion", "where points are ascended", "informative", "all");
    contrast =
        new ChoiceParam(stage, "contrast", "what a class is set against", "rest", "majority");
    informativeSelection =
        new ChoiceParam(
            stage,
            "informativeSelection",
            "how informative rows are found",
            "active",
            "top-fraction");
    informativeFraction =
        BoundedDoubleParam.above(
            0, stage, "informativeFraction", "part of the rows that top-fraction takes");
    initialBatch = new BoundedIntParam(2, stage, "initialBatch", "rows labelled at first");
    queryBatch =
        new BoundedIntParam(
            1, stage, "queryBatch", "rows queried in the first round; doubles in every round");
    entropyThreshold =
        BoundedDoubleParam.atLeast(
            0, stage, "entropyThreshold", "entropy below which no row is queried");
    maxRounds = new BoundedIntParam(0, stage, "maxRounds", "most rounds of active learning");
    maxTrainingRows =
        new BoundedIntParam(
            2, stage, "maxTrainingRows", "most rows that top-fraction trains on, stratified");
    hiddenLayers =
        new LayerSizesParam(stage, "hiddenLayers", "neurons of each hidden layer of the network");
    device = new ChoiceParam(stage, "device", "what ascents run on", "auto", "cpu", "gpu");
  }

  /** Sets defaults, and has Spark's shared traits make their parameters. */
  static void initialize(SimporParams stage) {
    HasMaxIter.$init$(stage);
    HasTol.$init$(stage);
    stage.setDefault(stage.maxIter(), 300);
    stage.setDefault(stage.tol(), 1e-6);
    stage.setDefault(stage.bandwidthRule(), "scott");
    stage.setDefault(stage.stepRule(), "adaptive");
    stage.setDefault(stage.candidates(), 1);
    stage.setDefault(stage.excludeSeed(), false);
    stage.setDefault(stage.ascentRegion(), "informative");
    stage.setDefault(stage.contrast(), "rest");
    stage.setDefault(stage.informativeSelection(), "active");
    stage.setDefault(stage.informativeFraction(), 0.3);
    stage.setDefault(stage.initialBatch(), 64);
    stage.setDefault(stage.queryBatch(), 64);
    stage.setDefault(stage.entropyThreshold(), 0.7);
    stage.setDefault(stage.maxRounds(), 6);
    stage.setDefault(stage.maxTrainingRows(), 100_000);
    stage.setDefault(stage.hiddenLayers(), new int[] {100, 100, 100});
    stage.setDefault(stage.device(), "auto");
  }
}
