package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.BoundedDoubleParam;
import io.github.sparksimpor.ml.param.BoundedIntParam;
import io.github.sparksimpor.ml.param.ChoiceParam;
import io.github.sparksimpor.ml.param.NamesParam;
import io.github.sparksimpor.ml.param.ShareParam;
import io.github.sparksimpor.ml.param.SharesParam;
import io.github.sparksimpor.ml.param.SizesParam;
import io.github.sparksimpor.ml.param.StageParam;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.StringArrayParam;

/** Parameters of {@link ImbalanceTuner}. */
public interface ImbalanceTuningParams extends CrossFittingParams, ObjectiveParams {

  /**
   * What is tried besides {@code none}, which always is: {@code weights} (classes of equal weight,
   * where the classifier takes a {@code weightCol}), {@code undersample} (at each of {@link
   * #keepShares()}), {@code bagging} ({@link BalancedBagging} of as many rows of either class, at
   * its defaults), {@code tomek-links} and {@code edited-neighbors} (cleaning), and resamplers,
   * each at all {@link #sizes()}: {@code simpor}, {@code smote}, {@code borderline-smote}, {@code
   * adasyn}, {@code polynom-fit-smote}, {@code prowsyn}, {@code random}; and rows of {@code smote}
   * that are then cleaned, {@code smote-tomek} and {@code smote-enn}. Default {@code weights},
   * {@code undersample}, {@code smote}, {@code simpor}.
   */
  default StringArrayParam candidates() {
    return declared()
        .param(
            "candidates",
            name -> new NamesParam(this, name, "what is tried besides none", TunedCandidates.NAMES),
            TunedCandidates.DEFAULTS.toArray(String[]::new));
  }

  /** Value of {@link #candidates()}. */
  default String[] getCandidates() {
    return getOrDefault(candidates());
  }

  /**
   * A resampler with parameters of its own, tried at all {@link #sizes()}: in the place of the
   * candidate of its kind, or under its uid if there is no such kind. The others that look at
   * features take from it what they have too, such as roles and bounds. Unset by default.
   */
  default StageParam<Resampler<?, ?>> extraResampler() {
    return declared()
        .param(
            "extraResampler",
            name ->
                new StageParam<>(
                    this, name, "a resampler to try besides the candidates", Resampler.class));
  }

  /** Sizes γ of all resamplers, each the part of the gap that is filled. Default 0.25, 0.5, 1. */
  default DoubleArrayParam sizes() {
    return declared()
        .param(
            "sizes",
            name -> new SizesParam(this, name, "parts of the gap to try"),
            new double[] {0.25, 0.5, 1});
  }

  /** Value of {@link #sizes()}. */
  default double[] getSizes() {
    return getOrDefault(sizes());
  }

  /**
   * Shares of its rows that the larger class keeps with {@code undersample}, each above 0 and below
   * 1. Default 0.1, 0.3.
   */
  default DoubleArrayParam keepShares() {
    return declared()
        .param(
            "keepShares",
            name -> new SharesParam(this, name, "parts of the larger class's rows to keep"),
            new double[] {0.1, 0.3});
  }

  /** Value of {@link #keepShares()}. */
  default double[] getKeepShares() {
    return getOrDefault(keepShares());
  }

  /**
   * Parts χ of a growing class's weight that its real rows keep, each above 0 and below 1: every
   * resampler is tried at every size with {@code prevalence} {@code keep} and each of them too, if
   * the classifier takes weights. Unset by default: none.
   */
  default DoubleArrayParam chis() {
    return declared()
        .param(
            "chis",
            name ->
                new SharesParam(
                    this, name, "parts of its class's weight that real rows keep, to try"));
  }

  /**
   * Column of the weights of rows, at least 0, which a sample or a cost gives them: the classifier
   * learns from it ({@code weightCol} is set on it), synthetic rows take their seeds', and each row
   * counts as much as its weight is of the mean of all in the scores of the folds, in the threshold
   * and in its curve. Unset by default: every row counts one.
   */
  @Override
  default Param<String> weightCol() {
    return declared()
        .param(
            "weightCol",
            name -> new Param<>(this, name, "column of how much each row teaches and counts"));
  }

  /** Column of feature vectors, which resamplers read. Default {@code features}. */
  default Param<String> featuresCol() {
    return declared()
        .param(
            "featuresCol",
            name -> new Param<>(this, name, "column of feature vectors"),
            "features");
  }

  /** Value of {@link #featuresCol()}. */
  default String getFeaturesCol() {
    return getOrDefault(featuresCol());
  }

  /**
   * How one is chosen: {@code safe} keeps to none unless another is better beyond chance, {@code
   * best} takes the best mean. Default {@code safe}.
   */
  default Param<String> selection() {
    return declared()
        .param(
            "selection",
            name -> new ChoiceParam(this, name, "how a candidate is chosen", "safe", "best"),
            "safe");
  }

  /** Value of {@link #selection()}. */
  default String getSelection() {
    return getOrDefault(selection());
  }

  /**
   * Most probability of choosing what does not help, with {@code safe}; also the level of the
   * intervals. From 0.001, below which the draws tell none apart, to 0.5. Default 0.05.
   */
  default DoubleParam alpha() {
    return declared()
        .param(
            "alpha",
            name ->
                ShareParam.between(
                    0.001, 0.5, this, name, "most probability of choosing what does not help"),
            0.05);
  }

  /** Value of {@link #alpha()}. */
  default double getAlpha() {
    return (double) getOrDefault(alpha());
  }

  /**
   * How the chosen candidate's probabilities are mapped: {@code offset}, by the shift of the prior
   * that its treatment made, which is known; {@code sigmoid} or {@code beta}, after that by what it
   * predicted out of fold in the first repeat, as {@link CalibratedClassifier} does, which costs no
   * fit and changes no order, so that the threshold moves with them. Default {@code offset}.
   */
  default Param<String> calibration() {
    return declared()
        .param(
            "calibration",
            name ->
                new ChoiceParam(
                    this,
                    name,
                    "how the chosen candidate's probabilities are mapped",
                    "offset",
                    "sigmoid",
                    "beta"),
            "offset");
  }

  /** Value of {@link #calibration()}. */
  default String getCalibration() {
    return getOrDefault(calibration());
  }

  /** How often the rows are split anew, at least 1. Default 2. */
  default IntParam numRepeats() {
    return declared()
        .param(
            "numRepeats",
            name -> new BoundedIntParam(1, this, name, "how often the rows are split anew"),
            2);
  }

  /** Value of {@link #numRepeats()}. */
  default int getNumRepeats() {
    return (int) getOrDefault(numRepeats());
  }

  /** Number of candidates of a fold that are trained at the same time, at least 1. Default 1. */
  @Override
  default IntParam parallelism() {
    return declared()
        .param(
            "parallelism",
            name -> new BoundedIntParam(1, this, name, "candidates trained at the same time"),
            1);
  }

  /**
   * Seconds the search should take, above 0: after every fold, as many of the worst candidates are
   * cut as the folds to come would take too long for. The first fold and {@code none} are never
   * cut. What is cut depends on the machine, and so may the choice. Unset by default.
   */
  default DoubleParam maxSeconds() {
    return declared()
        .param(
            "maxSeconds",
            name -> BoundedDoubleParam.above(0, this, name, "seconds the search should take"));
  }
}
