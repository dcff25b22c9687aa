package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.LeftOut;
import io.github.sparksimpor.ml.Treatment.Grown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.types.StructType;

/** What {@link ImbalanceTuner} tries, by name. */
final class TunedCandidates {
  private static final Map<String, Supplier<Resampler<?, ?>>> RESAMPLERS = resamplers();

  private static final Map<String, Supplier<Cleaner<?, ?>>> CLEANERS = cleaners();

  /** What is cleaned after a resampler added rows, by names of their own. */
  private static final Map<String, Cleaning> CLEANINGS = cleanings();

  /** All names but {@code none}. */
  static final List<String> NAMES =
      Stream.of(
              Stream.of("weights", "undersample", "bagging"),
              CLEANERS.keySet().stream(),
              RESAMPLERS.keySet().stream(),
              CLEANINGS.keySet().stream())
          .flatMap(names -> names)
          .toList();

  /** What is tried unless told otherwise. */
  static final List<String> DEFAULTS = List.of("weights", "undersample", "smote", "simpor");

  private final ImbalanceTuner tuner;
  private final TuningTask task;
  private final Map<String, Resampler<?, ?>> resamplers = new HashMap<>();
  private final Set<String> untried = new LinkedHashSet<>();

  TunedCandidates(ImbalanceTuner tuner, TuningTask task) {
    this.tuner = tuner;
    this.task = task;
  }

  /**
   * One of them.
   *
   * @param size γ; NaN where there is none to choose
   */
  record Named(String name, double size, Treatment treatment) {
    @Override
    public String toString() {
      return Double.isNaN(size) ? name : name + " at size " + size;
    }
  }

  /** A resampler's name with the cleaner that follows it. */
  private record Cleaning(String resampler, Supplier<Cleaner<?, ?>> cleaner) {}

  private static Map<String, Cleaning> cleanings() {
    Map<String, Cleaning> byName = new LinkedHashMap<>();
    byName.put("smote-tomek", new Cleaning("smote", TomekLinks::new));
    byName.put("smote-enn", new Cleaning("smote", EditedNearestNeighbors::new));
    return byName;
  }

  private static Map<String, Supplier<Resampler<?, ?>>> resamplers() {
    Map<String, Supplier<Resampler<?, ?>>> byName = new LinkedHashMap<>();
    byName.put("simpor", Simpor::new);
    byName.put("smote", Smote::new);
    byName.put("borderline-smote", BorderlineSmote::new);
    byName.put("adasyn", Adasyn::new);
    byName.put("polynom-fit-smote", PolynomFitSmote::new);
    byName.put("prowsyn", ProWSyn::new);
    byName.put("random", RandomOversampler::new);
    return byName;
  }

  private static Map<String, Supplier<Cleaner<?, ?>>> cleaners() {
    Map<String, Supplier<Cleaner<?, ?>>> byName = new LinkedHashMap<>();
    byName.put("tomek-links", TomekLinks::new);
    byName.put("edited-neighbors", EditedNearestNeighbors::new);
    return byName;
  }

  /** None first, then all others. */
  List<Named> all() {
    List<Named> all = new ArrayList<>();
    all.add(new Named("none", Double.NaN, new Treatment.Untouched()));
    for (String name : tuner.getCandidates()) {
      switch (name) {
        case "weights" -> weights(all);
        case "undersample" -> shares(all);
        case "bagging" ->
            all.add(new Named(name, Double.NaN, new Treatment.Bagged(tuner.getSeed())));
        default -> others(all, name);
      }
    }
    extra()
        .filter(own -> Arrays.stream(tuner.getCandidates()).noneMatch(name -> takes(name, own)))
        .ifPresent(own -> sizes(all, nameOf(own), own, grown -> grown));
    return all;
  }

  /** What {@link #all} could not make for want of a classifier that takes weights. */
  List<LeftOut> untried() {
    return untried.stream()
        .map(
            name ->
                new LeftOut(name, "%s takes no weights".formatted(task.predictor().stage().uid())))
        .toList();
  }

  /** Whether a candidate's rows are those of a resampler's kind. */
  private static boolean takes(String name, Resampler<?, ?> resampler) {
    Cleaning cleaning = CLEANINGS.get(name);
    return (cleaning == null ? name : cleaning.resampler()).equals(nameOf(resampler));
  }

  /** Checks that every resampler takes the columns, and none decides its rows by itself. */
  void check(StructType schema) {
    for (Named named : all()) {
      Treatment adding =
          named.treatment() instanceof Treatment.Cleaned cleaned
              ? cleaned.adding()
              : named.treatment();
      if (adding instanceof Grown grown) {
        Resampler<?, ?> resampler = grown.resampler();
        resampler.transformSchema(schema);
        checkWeights(resampler);
        if (resampler.isSet(resampler.targetCounts())) {
          throw new IllegalArgumentException(
              "targetCounts of %s is set, but %s decides how many rows are added; clear targetCounts"
                  .formatted(resampler.uid(), tuner.uid()));
        }
      }
    }
  }

  /** The weights of rows are the tuner's, and what synthetic ones weigh is for the classifier. */
  private void checkWeights(Resampler<?, ?> resampler) {
    boolean isKnown = resampler.weights().equals(task.weightCol());
    if (!isKnown && !resampler.getWeightCol().equals(task.newWeightCol())) {
      throw new IllegalArgumentException(
          "weightCol of %s is '%s'; set weightCol of %s, which all that is tried goes by, or chis to try shares of the classes' weights"
              .formatted(resampler.uid(), resampler.getWeightCol(), tuner.uid()));
    }
  }

  private void others(List<Named> all, String name) {
    Supplier<Cleaner<?, ?>> alone = CLEANERS.get(name);
    Cleaning after = CLEANINGS.get(name);
    if (alone != null) {
      all.add(new Named(name, Double.NaN, new Treatment.Resampled(cleaner(alone))));
    } else if (after != null) {
      Cleaner<?, ?> cleaner = cleaner(after.cleaner()).setSamplingStrategy("all");
      sizes(
          all, name, resampler(after.resampler()), grown -> new Treatment.Cleaned(grown, cleaner));
    } else {
      sizes(all, name, resampler(name), grown -> grown);
    }
  }

  private Cleaner<?, ?> cleaner(Supplier<Cleaner<?, ?>> kind) {
    Cleaner<?, ?> cleaner = kind.get();
    extra().ifPresent(cleaner::takeSettings);
    return cleaner.setFeaturesCol(task.featuresCol()).setLabelCol(task.labelCol());
  }

  private void weights(List<Named> all) {
    if (task.takesWeights()) {
      all.add(new Named("weights", Double.NaN, new Treatment.Weighted()));
    } else {
      untried.add("weights");
    }
  }

  private void shares(List<Named> all) {
    for (double share : tuner.getKeepShares()) {
      RandomUndersampler sampler =
          new RandomUndersampler()
              .setLabelCol(task.labelCol())
              .setKeepShare(share)
              .setSeed(tuner.getSeed());
      all.add(new Named("undersample to " + share, Double.NaN, new Treatment.Resampled(sampler)));
    }
  }

  private Optional<Resampler<?, ?>> extra() {
    return tuner.isDefined(tuner.extraResampler())
        ? Optional.of(tuner.getOrDefault(tuner.extraResampler()))
        : Optional.empty();
  }

  /** The name of a resampler's kind, or its uid if it is of a kind of its own. */
  private static String nameOf(Resampler<?, ?> resampler) {
    return RESAMPLERS.entrySet().stream()
        .filter(kind -> kind.getValue().get().getClass() == resampler.getClass())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(resampler::uid);
  }

  /** One for all candidates that take its rows, so that they share them. */
  private Resampler<?, ?> resampler(String name) {
    return resamplers.computeIfAbsent(
        name,
        kind -> extra().filter(own -> nameOf(own).equals(kind)).orElseGet(() -> ofItsKind(kind)));
  }

  private Resampler<?, ?> ofItsKind(String name) {
    Resampler<?, ?> resampler =
        Optional.ofNullable(RESAMPLERS.get(name))
            .orElseThrow(() -> new IllegalArgumentException("there is no candidate '" + name + "'"))
            .get();
    extra().ifPresent(resampler::takeSettings);
    return resampler.setSeed(tuner.getSeed());
  }

  private void sizes(
      List<Named> all,
      String name,
      Resampler<?, ?> resampler,
      Function<Grown, Treatment> treatment) {
    double[] sizes =
        Arrays.stream(tuner.getSizes()).filter(size -> size > 0).sorted().distinct().toArray();
    Resampler<?, ?> pooled =
        resampler
            .copy(ParamMap.empty())
            .setLabelCol(task.labelCol())
            .setFeaturesCol(task.featuresCol());
    task.weightCol().ifPresent(pooled::setWeightCol);
    for (double size : sizes) {
      pooled.setBalanceRatio(sizes[sizes.length - 1]);
      all.add(new Named(name, size, treatment.apply(new Grown(pooled, size))));
      for (double chi : chis()) {
        all.add(
            new Named(
                name + " with chi " + chi,
                size,
                treatment.apply(new Grown(sharing(pooled, chi), size))));
      }
    }
  }

  private double[] chis() {
    if (!tuner.isDefined(tuner.chis())) {
      return new double[0];
    }
    if (!task.takesWeights()) {
      untried.add("shares chi");
      return new double[0];
    }
    return tuner.getOrDefault(tuner.chis());
  }

  private Resampler<?, ?> sharing(Resampler<?, ?> pooled, double chi) {
    return pooled
        .copy(ParamMap.empty())
        .setWeightCol(task.weightCol().orElseGet(task::newWeightCol))
        .setPrevalence("keep")
        .setChi(chi);
  }
}
