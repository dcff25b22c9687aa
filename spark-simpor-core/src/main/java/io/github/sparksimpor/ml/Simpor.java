package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.AscentDevice;
import io.github.sparksimpor.engine.AscentPolicy;
import io.github.sparksimpor.engine.ClassCensus;
import io.github.sparksimpor.engine.EntropyLearning;
import io.github.sparksimpor.engine.EntropySettings;
import io.github.sparksimpor.engine.GrowthPlan;
import io.github.sparksimpor.engine.InformativeRegion;
import io.github.sparksimpor.engine.JobPhases;
import io.github.sparksimpor.engine.KernelTier;
import io.github.sparksimpor.engine.LabelledRows;
import io.github.sparksimpor.engine.PlacementChoice;
import io.github.sparksimpor.engine.Region;
import io.github.sparksimpor.engine.RegionGrowth;
import io.github.sparksimpor.engine.RowPlacement;
import io.github.sparksimpor.engine.SphereGrowth;
import io.github.sparksimpor.engine.SyntheticRows;
import io.github.sparksimpor.kernel.Bandwidth;
import io.github.sparksimpor.sphere.AscentSettings;
import io.github.sparksimpor.sphere.StepRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.SparkSession;

/**
 * SIMPOR: synthetic rows where they inform most and are least likely to be wrong (H. Nguyen, M.
 * Chang, arXiv 2401.02591).
 *
 * <p>The rows a neural network is least sure about form the informative region, which is balanced
 * first: around each minority row there, a small sphere is climbed to the point where the kernel
 * density estimate of the minority exceeds that of the other classes most clearly (eqs. 12 to 15,
 * algorithm 1). The rest of the gap is filled with random neighbours of minority rows outside that
 * region (algorithm 2).
 */
public final class Simpor extends Resampler<SimporModel, Simpor> implements SimporParams {
  private static final long serialVersionUID = 1L;

  private final SimporParamSet simporParams;

  /** SIMPOR with default parameters and a random uid. */
  public Simpor() {
    this(Identifiable.randomUID("simpor"));
  }

  /** SIMPOR with default parameters. */
  public Simpor(String uid) {
    super(uid);
    simporParams = new SimporParamSet(this);
    SimporParamSet.initialize(this);
  }

  @Override
  public SimporParamSet simporParams() {
    return simporParams;
  }

  /** Sets the most evaluations of the posterior ratio per ascent. */
  public Simpor setMaxIter(int value) {
    set(maxIter(), value);
    return this;
  }

  /** Sets the gain in log ratio below which an ascent ends. */
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
  Generated generate(SparkSession session, LabelledRows rows, long[] gaps, JobPhases phases) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    PlacementChoice choice = placementChoice(rows);
    AscentDevice device = AscentDevice.choose(getDevice(), choice.broadcast(), context.getConf());
    try (RowPlacement placement = phases.run("read", () -> place(session, rows, choice))) {
      InformativeRegion region = informativeRegion(session, placement, gaps, phases);
      List<RegionGrowth> plan =
          GrowthPlan.split(placement.census(), gaps, region.rows(), getSeed());
      double bandwidth = phases.run("bandwidth", () -> bandwidth(placement));
      SyntheticRows samples =
          new SphereGrowth(context, placement, phases, getSeed())
              .grow(plan, getNumNeighbors(), policy(bandwidth, device));
      return new Generated(
          session.createDataFrame(samples.toRdd(context), ResamplerModel.SAMPLES_SCHEMA),
          new FitSummary(
              counts(placement.census(), plan),
              bandwidth,
              region.rounds(),
              region.histogram(),
              region.entropy(),
              phases.seconds(),
              Stream.of(choice.reason(), placement.work())
                  .filter(text -> !text.isEmpty())
                  .collect(Collectors.joining("; ")),
              device.isGpu() ? "cuda" : KernelTier.ofThisJvm().tier()));
    }
  }

  private InformativeRegion informativeRegion(
      SparkSession session, RowPlacement placement, long[] gaps, JobPhases phases) {
    if (Arrays.stream(gaps).allMatch(gap -> gap == 0)) {
      return InformativeRegion.empty(placement.census().classes());
    }
    return phases.run(
        "entropy",
        () -> new EntropyLearning(session, placement, entropySettings(), phases).learn());
  }

  private EntropySettings entropySettings() {
    return new EntropySettings(
        getInformativeSelection().equals("active")
            ? EntropySettings.Selection.ACTIVE
            : EntropySettings.Selection.TOP_FRACTION,
        getInitialBatch(),
        getQueryBatch(),
        getEntropyThreshold(),
        getMaxRounds(),
        getInformativeFraction(),
        getMaxTrainingRows(),
        getHiddenLayers(),
        getSeed());
  }

  private AscentPolicy policy(double bandwidth, AscentDevice device) {
    AscentSettings settings =
        new AscentSettings(
            StepRule.valueOf(getStepRule().toUpperCase(Locale.ROOT)),
            getMaxIter(),
            getTol(),
            getCandidates(),
            getExcludeSeed());
    return new AscentPolicy(
        settings,
        getAscentRegion().equals("all"),
        getContrast().equals("majority"),
        bandwidth,
        device);
  }

  private double bandwidth(RowPlacement placement) {
    if (isSet(bandwidth())) {
      return getBandwidth();
    }
    long rows = placement.census().rows();
    int dimension = placement.space().dimension();
    return switch (getBandwidthRule()) {
      case "silverman" -> Bandwidth.silverman(rows, dimension);
      case "likelihood" -> placement.likelihoodBandwidth();
      default -> Bandwidth.scott(rows, dimension);
    };
  }

  private static List<ClassCount> counts(ClassCensus classes, List<RegionGrowth> plan) {
    List<ClassCount> counts = new ArrayList<>();
    for (int c = 0; c < classes.classes(); c++) {
      int index = c;
      long informative = 0;
      long synthetic = 0;
      for (RegionGrowth growth : plan) {
        if (growth.classIndex() == index) {
          synthetic += growth.count();
          informative += growth.region() == Region.INFORMATIVE ? growth.count() : 0;
        }
      }
      counts.add(new ClassCount(classes.labels()[c], classes.sizes()[c], informative, synthetic));
    }
    return counts;
  }

  @Override
  SimporModel newModel() {
    return new SimporModel(uid());
  }

  @Override
  public Simpor copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  /** Reads a saved estimator. */
  public static Simpor load(String path) {
    return read().load(path);
  }

  /** A reader of saved estimators. */
  public static MLReader<Simpor> read() {
    return new DefaultParamsReader<>();
  }
}
