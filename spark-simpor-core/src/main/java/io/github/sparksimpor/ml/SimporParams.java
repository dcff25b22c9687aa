package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.BoundedDoubleParam;
import io.github.sparksimpor.ml.param.BoundedIntParam;
import io.github.sparksimpor.ml.param.ChoiceParam;
import io.github.sparksimpor.ml.param.LayerSizesParam;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.shared.HasMaxIter;
import org.apache.spark.ml.param.shared.HasTol;

/** Parameters of {@link Simpor} and {@link SimporModel}. */
public interface SimporParams extends ResamplerParams, HasMaxIter, HasTol {

  /**
   * Width h of the Gaussian kernel, in standardised units, above 0; the same for all classes.
   * Overrides {@link #bandwidthRule()}. Unset by default.
   */
  default DoubleParam bandwidth() {
    return declared()
        .param(
            "bandwidth",
            name ->
                BoundedDoubleParam.above(
                    0,
                    this,
                    name,
                    "width h of the Gaussian kernel in standardised units; overrides"
                        + " bandwidthRule"));
  }

  /** Value of {@link #bandwidth()}. */
  default double getBandwidth() {
    return (double) getOrDefault(bandwidth());
  }

  /**
   * How h is chosen when {@link #bandwidth()} is unset: {@code scott}, {@code silverman}, or {@code
   * likelihood} (leave-one-out likelihood over a grid). Default {@code scott}.
   */
  default Param<String> bandwidthRule() {
    return declared()
        .param(
            "bandwidthRule",
            name ->
                new ChoiceParam(this, name, "how h is chosen", "scott", "silverman", "likelihood"),
            "scott");
  }

  /** Value of {@link #bandwidthRule()}. */
  default String getBandwidthRule() {
    return getOrDefault(bandwidthRule());
  }

  /**
   * How the ascent steps: {@code adaptive} (Riemannian L-BFGS, never downhill) or {@code fixed}
   * (the paper's algorithm 1: 300 rotations by 1e-5 π). Default {@code adaptive}.
   */
  default Param<String> stepRule() {
    return declared()
        .param(
            "stepRule",
            name -> new ChoiceParam(this, name, "how the ascent steps", "adaptive", "fixed"),
            "adaptive");
  }

  /** Value of {@link #stepRule()}. */
  default String getStepRule() {
    return getOrDefault(stepRule());
  }

  /**
   * Random points of the sphere of which the one of highest posterior ratio is the start, at least
   * 1. Default 1.
   */
  default IntParam candidates() {
    return declared()
        .param(
            "candidates",
            name ->
                new BoundedIntParam(
                    1, this, name, "random points of the sphere of which the best is the start"),
            1);
  }

  /** Value of {@link #candidates()}. */
  default int getCandidates() {
    return (int) getOrDefault(candidates());
  }

  /** Whether the seed is left out of its class's kernel sum. Default false, as in the paper. */
  default BooleanParam excludeSeed() {
    return declared()
        .param(
            "excludeSeed",
            name ->
                new BooleanParam(
                    this, name, "whether the seed is left out of its class's kernel sum"),
            false);
  }

  /** Value of {@link #excludeSeed()}. */
  default boolean getExcludeSeed() {
    return (boolean) getOrDefault(excludeSeed());
  }

  /**
   * Where points are ascended: {@code informative} (paper, algorithm 2) or {@code all}. Elsewhere a
   * random point of the sphere is taken. Default {@code informative}.
   */
  default Param<String> ascentRegion() {
    return declared()
        .param(
            "ascentRegion",
            name -> new ChoiceParam(this, name, "where points are ascended", "informative", "all"),
            "informative");
  }

  /** Value of {@link #ascentRegion()}. */
  default String getAscentRegion() {
    return getOrDefault(ascentRegion());
  }

  /**
   * What a growing class is set against when there are more than two: {@code rest} (all other
   * classes) or {@code majority}. Default {@code rest}.
   */
  default Param<String> contrast() {
    return declared()
        .param(
            "contrast",
            name -> new ChoiceParam(this, name, "what a class is set against", "rest", "majority"),
            "rest");
  }

  /** Value of {@link #contrast()}. */
  default String getContrast() {
    return getOrDefault(contrast());
  }

  /**
   * How informative rows are found: {@code active} (the paper's active learning), {@code
   * top-fraction} (train once on everything, take the rows of highest entropy) or {@code none}: no
   * network is trained, every row of a class is a seed alike, and all points are ascended. Default
   * {@code active}.
   */
  default Param<String> informativeSelection() {
    return declared()
        .param(
            "informativeSelection",
            name ->
                new ChoiceParam(
                    this, name, "how informative rows are found", "active", "top-fraction", "none"),
            "active");
  }

  /** Value of {@link #informativeSelection()}. */
  default String getInformativeSelection() {
    return getOrDefault(informativeSelection());
  }

  /**
   * Part of the rows that {@code top-fraction} takes, above 0; 1 and more takes all. Default 0.3.
   */
  default DoubleParam informativeFraction() {
    return declared()
        .param(
            "informativeFraction",
            name ->
                BoundedDoubleParam.above(0, this, name, "part of the rows that top-fraction takes"),
            0.3);
  }

  /** Value of {@link #informativeFraction()}. */
  default double getInformativeFraction() {
    return (double) getOrDefault(informativeFraction());
  }

  /** Rows labelled at first, at least 2, drawn so that every class is there. Default 64. */
  default IntParam initialBatch() {
    return declared()
        .param(
            "initialBatch",
            name -> new BoundedIntParam(2, this, name, "rows labelled at first"),
            64);
  }

  /** Value of {@link #initialBatch()}. */
  default int getInitialBatch() {
    return (int) getOrDefault(initialBatch());
  }

  /**
   * Rows of highest entropy queried in the first round, at least 1; each later round queries twice
   * as many. Default 64.
   */
  default IntParam queryBatch() {
    return declared()
        .param(
            "queryBatch",
            name ->
                new BoundedIntParam(
                    1, this, name, "rows queried in the first round; doubles in every round"),
            64);
  }

  /** Value of {@link #queryBatch()}. */
  default int getQueryBatch() {
    return (int) getOrDefault(queryBatch());
  }

  /**
   * Entropy, to the base of the number of classes and so in [0, 1], below which querying ends;
   * above 1 nothing is queried. Default 0.7.
   */
  default DoubleParam entropyThreshold() {
    return declared()
        .param(
            "entropyThreshold",
            name ->
                BoundedDoubleParam.atLeast(0, this, name, "entropy below which no row is queried"),
            0.7);
  }

  /** Value of {@link #entropyThreshold()}. */
  default double getEntropyThreshold() {
    return (double) getOrDefault(entropyThreshold());
  }

  /**
   * Most rounds of active learning, at least 0; 0 leaves the informative region empty. Default 6.
   */
  default IntParam maxRounds() {
    return declared()
        .param(
            "maxRounds",
            name -> new BoundedIntParam(0, this, name, "most rounds of active learning"),
            6);
  }

  /** Value of {@link #maxRounds()}. */
  default int getMaxRounds() {
    return (int) getOrDefault(maxRounds());
  }

  /**
   * Neurons of each hidden layer of the network that measures entropy (MLlib's sigmoid units).
   * Default 100, 100, 100.
   */
  default IntArrayParam hiddenLayers() {
    return declared()
        .param(
            "hiddenLayers",
            name -> new LayerSizesParam(this, name, "neurons of each hidden layer of the network"),
            new int[] {100, 100, 100});
  }

  /** Value of {@link #hiddenLayers()}. */
  default int[] getHiddenLayers() {
    return getOrDefault(hiddenLayers());
  }

  /**
   * Most rows, a stratified sample, that {@code top-fraction} trains its network on, at least 2;
   * all rows are scored. Default 100,000.
   */
  default IntParam maxTrainingRows() {
    return declared()
        .param(
            "maxTrainingRows",
            name ->
                new BoundedIntParam(
                    2, this, name, "most rows that top-fraction trains on, stratified"),
            100_000);
  }

  /** Value of {@link #maxTrainingRows()}. */
  default int getMaxTrainingRows() {
    return (int) getOrDefault(maxTrainingRows());
  }

  /**
   * What ascents run on: {@code cpu}; {@code gpu}, which fails if none can be had; or {@code auto},
   * a GPU if Spark's settings offer one and the CPU otherwise. The GPU computes kernel sums in
   * float: rows agree with the CPU's as far as float resolves the ratio, not to the bit. Default
   * {@code auto}.
   */
  default Param<String> device() {
    return declared()
        .param(
            "device",
            name -> new ChoiceParam(this, name, "what ascents run on", "auto", "cpu", "gpu"),
            "auto");
  }

  /** Value of {@link #device()}. */
  default String getDevice() {
    return getOrDefault(device());
  }

  @Override
  default IntParam maxIter() {
    return declared()
        .param(
            "maxIter",
            name -> {
              HasMaxIter.$init$(this);
              return maxIter();
            },
            300);
  }

  /** Gain of the log ratio below which an ascent ends, above 0. Default 1e-6. */
  @Override
  default DoubleParam tol() {
    return declared()
        .param(
            "tol",
            name ->
                BoundedDoubleParam.above(
                    0, this, name, "the convergence tolerance for iterative algorithms (> 0)"),
            1e-6);
  }

  @Override
  default void org$apache$spark$ml$param$shared$HasMaxIter$_setter_$maxIter_$eq(IntParam param) {
    declared().keep(param);
  }

  // Not called: Spark's own parameter would take 0.
  @Override
  default void org$apache$spark$ml$param$shared$HasTol$_setter_$tol_$eq(DoubleParam param) {
    declared().keep(param);
  }
}
