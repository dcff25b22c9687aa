package io.github.sparksimpor.ml;

import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.shared.HasMaxIter;
import org.apache.spark.ml.param.shared.HasTol;

/** Parameters of {@link Simpor} and {@link SimporModel}. */
public interface SimporParams extends ResamplerParams, HasMaxIter, HasTol {

  /** Holds the parameters; not a parameter itself. */
  SimporParamSet simporParams();

  /**
   * Width h of the Gaussian kernel, in standardised units, above 0; the same for all classes.
   * Overrides {@link #bandwidthRule()}. Unset by default.
   */
  default DoubleParam bandwidth() {
    return simporParams().bandwidth;
  }

  /**
   * How h is chosen when {@link #bandwidth()} is unset: {@code scott}, {@code silverman}, or {@code
   * likelihood} (leave-one-out likelihood over a grid). Default {@code scott}.
   */
  default Param<String> bandwidthRule() {
    return simporParams().bandwidthRule;
  }

  /**
   * How the ascent steps: {@code adaptive} (Riemannian L-BFGS, never downhill) or {@code fixed}
   * (the paper's algorithm 1: 300 rotations by 1e-5 π). Default {@code adaptive}.
   */
  default Param<String> stepRule() {
    return simporParams().stepRule;
  }

  /**
   * Random points of the sphere of which the one of highest posterior ratio is the start, at least
   * 1. Default 1.
   */
  default IntParam candidates() {
    return simporParams().candidates;
  }

  /** Whether the seed is left out of its class's kernel sum. Default false, as in the paper. */
  default BooleanParam excludeSeed() {
    return simporParams().excludeSeed;
  }

  /**
   * Where points are ascended: {@code informative} (paper, algorithm 2) or {@code all}. Elsewhere a
   * random point of the sphere is taken. Default {@code informative}.
   */
  default Param<String> ascentRegion() {
    return simporParams().ascentRegion;
  }

  /**
   * What a growing class is set against when there are more than two: {@code rest} (all other
   * classes) or {@code majority}. Default {@code rest}.
   */
  default Param<String> contrast() {
    return simporParams().contrast;
  }

  /**
   * How informative rows are found: {@code active} (the paper's active learning) or {@code
   * top-fraction} (train once on everything, take the rows of highest entropy). Default {@code
   * active}.
   */
  default Param<String> informativeSelection() {
    return simporParams().informativeSelection;
  }

  /**
   * Part of the rows that {@code top-fraction} takes, above 0; 1 and more takes all. Default 0.3.
   */
  default DoubleParam informativeFraction() {
    return simporParams().informativeFraction;
  }

  /** Rows labelled at first, at least 2, drawn so that every class is there. Default 64. */
  default IntParam initialBatch() {
    return simporParams().initialBatch;
  }

  /**
   * Rows of highest entropy queried in the first round, at least 1; each later round queries twice
   * as many. Default 64.
   */
  default IntParam queryBatch() {
    return simporParams().queryBatch;
  }

  /**
   * Entropy, to the base of the number of classes and so in [0, 1], below which querying ends;
   * above 1 nothing is queried. Default 0.7.
   */
  default DoubleParam entropyThreshold() {
    return simporParams().entropyThreshold;
  }

  /**
   * Most rounds of active learning, at least 0; 0 leaves the informative region empty. Default 6.
   */
  default IntParam maxRounds() {
    return simporParams().maxRounds;
  }

  /**
   * Neurons of each hidden layer of the network that measures entropy (MLlib's sigmoid units).
   * Default 100, 100, 100.
   */
  default IntArrayParam hiddenLayers() {
    return simporParams().hiddenLayers;
  }

  /**
   * Most rows, a stratified sample, that {@code top-fraction} trains its network on, at least 2;
   * all rows are scored. Default 100,000.
   */
  default IntParam maxTrainingRows() {
    return simporParams().maxTrainingRows;
  }

  /** Value of {@link #maxTrainingRows()}. */
  default int getMaxTrainingRows() {
    return (int) getOrDefault(maxTrainingRows());
  }

  /**
   * What ascents run on: {@code cpu}; {@code gpu}, which fails if none can be had; or {@code auto},
   * a GPU if Spark's settings offer one and the CPU otherwise. The GPU computes kernel sums in
   * float: rows agree with the CPU's as far as float resolves the ratio, not to the bit. It needs
   * the strategy {@code broadcast}. Default {@code auto}.
   */
  default Param<String> device() {
    return simporParams().device;
  }

  /** Value of {@link #device()}. */
  default String getDevice() {
    return getOrDefault(device());
  }

  /** Value of {@link #bandwidth()}. */
  default double getBandwidth() {
    return (double) getOrDefault(bandwidth());
  }

  /** Value of {@link #bandwidthRule()}. */
  default String getBandwidthRule() {
    return getOrDefault(bandwidthRule());
  }

  /** Value of {@link #stepRule()}. */
  default String getStepRule() {
    return getOrDefault(stepRule());
  }

  /** Value of {@link #candidates()}. */
  default int getCandidates() {
    return (int) getOrDefault(candidates());
  }

  /** Value of {@link #excludeSeed()}. */
  default boolean getExcludeSeed() {
    return (boolean) getOrDefault(excludeSeed());
  }

  /** Value of {@link #ascentRegion()}. */
  default String getAscentRegion() {
    return getOrDefault(ascentRegion());
  }

  /** Value of {@link #contrast()}. */
  default String getContrast() {
    return getOrDefault(contrast());
  }

  /** Value of {@link #informativeSelection()}. */
  default String getInformativeSelection() {
    return getOrDefault(informativeSelection());
  }

  /** Value of {@link #informativeFraction()}. */
  default double getInformativeFraction() {
    return (double) getOrDefault(informativeFraction());
  }

  /** Value of {@link #initialBatch()}. */
  default int getInitialBatch() {
    return (int) getOrDefault(initialBatch());
  }

  /** Value of {@link #queryBatch()}. */
  default int getQueryBatch() {
    return (int) getOrDefault(queryBatch());
  }

  /** Value of {@link #entropyThreshold()}. */
  default double getEntropyThreshold() {
    return (double) getOrDefault(entropyThreshold());
  }

  /** Value of {@link #maxRounds()}. */
  default int getMaxRounds() {
    return (int) getOrDefault(maxRounds());
  }

  /** Value of {@link #hiddenLayers()}. */
  default int[] getHiddenLayers() {
    return getOrDefault(hiddenLayers());
  }

  @Override
  default IntParam maxIter() {
    return simporParams().maxIter;
  }

  @Override
  default DoubleParam tol() {
    return simporParams().tol;
  }

  @Override
  default void org$apache$spark$ml$param$shared$HasMaxIter$_setter_$maxIter_$eq(IntParam param) {
    simporParams().maxIter = param;
  }

  @Override
  default void org$apache$spark$ml$param$shared$HasTol$_setter_$tol_$eq(DoubleParam param) {
    simporParams().tol = param;
  }
}
