package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.entropy.EntropyLearning;
import io.github.sparksimpor.engine.entropy.EntropySettings;
import io.github.sparksimpor.engine.entropy.InformativeRegion;
import io.github.sparksimpor.engine.growth.AscentPolicy;
import io.github.sparksimpor.engine.growth.GrowthPlan;
import io.github.sparksimpor.engine.growth.SeedAssignment;
import io.github.sparksimpor.engine.growth.SphereAscents;
import io.github.sparksimpor.engine.growth.SphereGrowth;
import io.github.sparksimpor.engine.growth.SyntheticRows;
import io.github.sparksimpor.engine.placement.AscentDevice;
import io.github.sparksimpor.engine.placement.DeviceChoice;
import io.github.sparksimpor.engine.placement.DeviceShares;
import io.github.sparksimpor.engine.placement.HeapBudget;
import io.github.sparksimpor.engine.placement.KernelTier;
import io.github.sparksimpor.engine.placement.RowPlacement;
import io.github.sparksimpor.engine.rows.UnsuitableRowsException;
import io.github.sparksimpor.kernel.Bandwidth;
import io.github.sparksimpor.ml.persistence.StageReader;
import io.github.sparksimpor.sphere.AscentSettings;
import io.github.sparksimpor.sphere.StepRule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIMPOR: synthetic rows where they inform most and are least likely to be wrong (H. Nguyen, M.
 * Chang, arXiv 2401.02591).
 *
 * <p>The rows a neural network is least sure about form the informative region, which is balanced
 * first: around each minority row there, a small sphere is climbed to the point where the kernel
 * density estimate of the minority exceeds that of the other classes most clearly (eqs. 12 to 15,
 * algorithm 1). The rest of the gap is filled with random neighbours of minority rows outside that
 * region (algorithm 2).
 *
 * <p>Synthetic rows have the categories of their seed. Distances and densities see them, as those
 * of the SMOTE family do; the network does not. Rows of nothing but categories are refused.
 */
public final class Simpor extends Resampler<SimporModel, Simpor> implements SimporParams {
  private static final long serialVersionUID = 1L;

  /** From here on a fit says that there are too many. */
  private static final int MANY_COORDINATES = 1000;

  private static final Logger LOG = LoggerFactory.getLogger(Simpor.class);

  /** SIMPOR with default parameters and a random uid. */
  public Simpor() {
    this(Identifiable.randomUID("simpor"));
  }

  /** SIMPOR with default parameters. */
  public Simpor(String uid) {
    super(uid);
  }

  /** Sets the most evaluations of the posterior ratio per ascent. */
  public Simpor setMaxIter(int value) {
    set(maxIter(), value);
    return this;
  }

  /** Sets {@link #tol()}. */
  public Simpor setTol(double value) {
    set(tol(), value);
    return this;
  }

  /** Sets {@link #bandwidth()}. */
  public Simpor setBandwidth(double value) {
    set(bandwidth(), value);
    return this;
  }

  /** Sets {@link #bandwidthRule()}. */
  public Simpor setBandwidthRule(String value) {
    set(bandwidthRule(), value);
    return this;
  }

  /** Sets {@link #stepRule()}. */
  public Simpor setStepRule(String value) {
    set(stepRule(), value);
    return this;
  }

  /** Sets {@link #candidates()}. */
  public Simpor setCandidates(int value) {
    set(candidates(), value);
    return this;
  }

  /** Sets {@link #excludeSeed()}. */
  public Simpor setExcludeSeed(boolean value) {
    set(excludeSeed(), value);
    return this;
  }

  /** Sets {@link #ascentRegion()}. */
  public Simpor setAscentRegion(String value) {
    set(ascentRegion(), value);
    return this;
  }

  /** Sets {@link #contrast()}. */
  public Simpor setContrast(String value) {
    set(contrast(), value);
    return this;
  }

  /** Sets {@link #informativeSelection()}. */
  public Simpor setInformativeSelection(String value) {
    set(informativeSelection(), value);
    return this;
  }

  /** Sets {@link #informativeFraction()}. */
  public Simpor setInformativeFraction(double value) {
    set(informativeFraction(), value);
    return this;
  }

  /** Sets {@link #initialBatch()}. */
  public Simpor setInitialBatch(int value) {
    set(initialBatch(), value);
    return this;
  }

  /** Sets {@link #queryBatch()}. */
  public Simpor setQueryBatch(int value) {
    set(queryBatch(), value);
    return this;
  }

  /** Sets {@link #entropyThreshold()}. */
  public Simpor setEntropyThreshold(double value) {
    set(entropyThreshold(), value);
    return this;
  }

  /** Sets {@link #maxTrainingRows()}. */
  public Simpor setMaxTrainingRows(int value) {
    set(maxTrainingRows(), value);
    return this;
  }

  /** Sets {@link #maxRounds()}. */
  public Simpor setMaxRounds(int value) {
    set(maxRounds(), value);
    return this;
  }

  /** Sets {@link #hiddenLayers()}. */
  public Simpor setHiddenLayers(int[] value) {
    set(hiddenLayers(), value);
    return this;
  }

  /** Sets {@link #device()}. */
  public Simpor setDevice(String value) {
    set(device(), value);
    return this;
  }

  @Override
  AscentDevice ascentDevice(boolean categories, SparkConf conf) {
    return DeviceChoice.of(getDevice(), categories, conf);
  }

  @Override
  protected Grown grow(GrowthTask task) {
    RowPlacement training = task.training();
    if (training.space().categoriesOnly()) {
      throw new UnsuitableRowsException(
          "no feature in column '%s' but categories varies, so there is no sphere around a row; use SMOTE, Borderline-SMOTE or ADASYN, which then vote, or random over-sampling"
              .formatted(getFeaturesCol()));
    }
    warnOfManyCoordinates(task);
    HeapBudget.of(task.session().sparkContext())
        .checkCandidates(training.space().dimension(), getCandidates());
    InformativeRegion region = informativeRegion(task);
    List<SeedAssignment> plan =
        GrowthPlan.split(training.census(), task.gaps(), region.rows(), getSeed());
    double bandwidth = task.phases().run("bandwidth", () -> bandwidth(training));
    SyntheticRows rows =
        new SphereGrowth(task.context(), training, task.phases(), boundsOfRows(), getSeed())
            .grow(plan, getNumNeighbors(), policy(bandwidth));
    DeviceShares devices = training.shares();
    tell("Ascents", devices);
    tell("Searches for nearest rows", training.searches());
    AscentSummary ascent =
        new AscentSummary(
            bandwidth,
            region.rounds(),
            region.histogram(),
            region.entropy(),
            training.passes(),
            devices.gpu() > 0 ? "cuda" : KernelTier.ofThisJvm().tier(),
            devices,
            training.searches());
    return new Grown(rows, Optional.of(ascent));
  }

  private static void tell(String what, DeviceShares devices) {
    if (devices.reasons().isEmpty()) {
      LOG.info("{} ran on {}", what, devices);
    } else {
      LOG.warn("{} did not all run on GPUs: {}", what, devices);
    }
  }

  private void warnOfManyCoordinates(GrowthTask task) {
    int dimension = task.training().space().dimension();
    if (dimension > MANY_COORDINATES) {
      LOG.warn(
          "{} features vary: in so many, distances and densities say little, and each of {} rows to"
              + " grow may take {} sums over {} rows; reduce them first, with PCA or a selector, or"
              + " lower maxIter",
          dimension,
          Arrays.stream(task.gaps()).sum(),
          getMaxIter(),
          task.training().census().rows());
    }
  }

  private InformativeRegion informativeRegion(GrowthTask task) {
    if (noRegion() || Arrays.stream(task.gaps()).allMatch(gap -> gap == 0)) {
      return InformativeRegion.empty(task.training().census().classes());
    }
    HeapBudget.of(task.session().sparkContext())
        .checkNetwork(
            task.training().space().dimension(),
            EntropyLearning.weights(task.training(), entropySettings()));
    return task.phases()
        .run(
            "entropy",
            () ->
                new EntropyLearning(
                        task.session(), task.training(), entropySettings(), task.phases())
                    .learn());
  }

  private boolean noRegion() {
    return getInformativeSelection().equals("none");
  }

  private EntropySettings entropySettings() {
    return getInformativeSelection().equals("active")
        ? new EntropySettings.ActiveLearning(
            getInitialBatch(),
            getQueryBatch(),
            getEntropyThreshold(),
            getMaxRounds(),
            getHiddenLayers(),
            getSeed())
        : new EntropySettings.TopFraction(
            getInformativeFraction(), getMaxTrainingRows(), getHiddenLayers(), getSeed());
  }

  private AscentPolicy policy(double bandwidth) {
    AscentSettings settings =
        new AscentSettings(
            StepRule.valueOf(getStepRule().toUpperCase(Locale.ROOT)),
            getMaxIter(),
            getTol(),
            getCandidates(),
            getExcludeSeed());
    return new AscentPolicy(
        settings,
        noRegion() || getAscentRegion().equals("all"),
        getContrast().equals("majority"),
        bandwidth);
  }

  private double bandwidth(SphereAscents training) {
    if (isSet(bandwidth())) {
      return getBandwidth();
    }
    long rows = training.census().rows();
    int dimension = training.space().dimension();
    return switch (getBandwidthRule()) {
      case "silverman" -> Bandwidth.silverman(rows, dimension);
      case "likelihood" ->
          Bandwidth.leaveOneOut(training.bandwidthSample(), KernelTier.ofThisJvm());
      default -> Bandwidth.scott(rows, dimension);
    };
  }

  @Override
  protected SimporModel newModel() {
    return new SimporModel(uid());
  }

  /** Reads a saved estimator. */
  public static Simpor load(String path) {
    return read().load(path);
  }

  /** A reader of saved estimators. */
  public static MLReader<Simpor> read() {
    return new StageReader<>(Simpor.class, Simpor::new);
  }
}
