package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.columns.ValueDefects;
import io.github.sparksimpor.engine.placement.AscentPasses;
import io.github.sparksimpor.evaluation.Build;
import io.github.sparksimpor.evaluation.GrownRows;
import io.github.sparksimpor.evaluation.Histogram;
import io.github.sparksimpor.evaluation.RowProjection;
import io.github.sparksimpor.evaluation.figure.ClassNames;
import io.github.sparksimpor.evaluation.figure.DecisionFigures;
import io.github.sparksimpor.evaluation.figure.DriftTables;
import io.github.sparksimpor.evaluation.figure.ProjectionFigures;
import io.github.sparksimpor.evaluation.figure.RunReport;
import io.github.sparksimpor.evaluation.figure.RunReport.ClassRows;
import io.github.sparksimpor.evaluation.figure.RunReport.GainHistogram;
import io.github.sparksimpor.evaluation.report.DataTable;
import io.github.sparksimpor.ml.AscentSummary;
import io.github.sparksimpor.ml.ClassCount;
import io.github.sparksimpor.ml.FitSummary;
import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.ResamplerModel;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;

/**
 * What the report of a run shows, in the words of the command line.
 *
 * @param options of the command line
 * @param stage with its parameters
 * @param table label and features
 * @param model what was fitted
 * @param tuning how the size was found, if it was tuned
 * @param decision what was found to be done, if that was asked
 * @param tiers of the kernel sums, if there were any on CPUs
 */
record RunPage(
    JobOptions options,
    Resampler<?, ?> stage,
    CodedTable table,
    ResamplerModel<?> model,
    Optional<SizeTuning> tuning,
    Optional<Decision> decision,
    Optional<KernelTiers> tiers) {

  private static final int FURTHEST = 5;
  private static final int MOST_FEATURES = 500;

  /** What the page shows but the time it took, which is not over. */
  record Shown(
      Optional<DecisionFigures> decision,
      Optional<ProjectionFigures> projection,
      Optional<Histogram> gains,
      List<DataTable> drift) {}

  /** Works out what the page shows. */
  Shown shown() {
    return new Shown(
        decision.map(what -> what.figures(table.code().labels())),
        projection().map(rows -> new ProjectionFigures(rows, names())),
        GrownRows.gains(model.syntheticSamples(), GrownRows.Columns.OF_MODELS),
        drift());
  }

  /** None for very many features, as for their components. */
  private List<DataTable> drift() {
    List<Row> furthest = model.summary().furthest(FURTHEST).collectAsList();
    if (furthest.isEmpty() || furthest.get(0).<Vector>getAs("features").size() > MOST_FEATURES) {
      return List.of();
    }
    List<String> columns = table.code().names();
    boolean named = columns.size() == furthest.get(0).<Vector>getAs("features").size();
    DriftTables tables =
        new DriftTables(k -> named ? columns.get(k) : "feature " + k, table.code().labels()::name);
    return List.of(
        tables.drift(model.summary().drift().collectAsList()), tables.furthest(furthest));
  }

  /**
   * The page.
   *
   * @param shown what {@link #shown} worked out
   * @param account what happened, in words
   * @param seconds of each phase
   */
  RunReport of(Shown shown, Account account, Map<String, Double> seconds) {
    FitSummary summary = model.summary();
    return new RunReport(
        account.headline(),
        topics(account, seconds),
        summary.classes().stream()
            .map(
                count ->
                    new ClassRows(
                        table.code().labels().name(count.label()),
                        count.original(),
                        count.informative(),
                        count.synthetic()))
            .toList(),
        shown.decision(),
        tuning.map(sizes -> sizes.tuned().candidates()).orElse(List.of()),
        shown.projection(),
        summary.ascent().map(AscentSummary::entropyHistogram).orElse(new long[0]),
        shown.gains().map(bins -> new GainHistogram(account.grown(), bins)),
        shown.drift(),
        seconds,
        facts(),
        StageOptions.valuesOf(stage),
        Build.describe());
  }

  /** The verdict comes first, if there is one. */
  private Map<String, String> topics(Account account, Map<String, Double> seconds) {
    Map<String, String> topics = new LinkedHashMap<>();
    tuning.ifPresent(sizes -> topics.put("verdict", sizes.tuned().verdict().text()));
    decision.ifPresent(what -> topics.put("verdict", what.verdict()));
    topics.putAll(account.topics(seconds));
    return topics;
  }

  private ClassCount largest() {
    return model.summary().classes().stream()
        .max(Comparator.comparingLong(ClassCount::original))
        .orElseThrow();
  }

  private ClassNames names() {
    double largest = largest().label();
    return new ClassNames(
        table.code().labels().name(largest),
        model.summary().classes().stream()
            .filter(count -> count.label() != largest)
            .map(count -> table.code().labels().name(count.label()))
            .toList());
  }

  /** Components of rows with holes cannot be told. */
  private Optional<RowProjection> projection() {
    if (ValueDefects.told(table.code(), table.read().profile(), false).isPresent()) {
      return Optional.empty();
    }
    return RowProjection.of(
        table.code().labelled(table.read().rows()),
        model.syntheticSamples(),
        largest().label(),
        model
            .summary()
            .ascent()
            .flatMap(AscentSummary::entropy)
            .map(entropy -> row -> entropy.of(row.toArray())));
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("input", options.input.described());
    facts.put("output", options.destination().described());
    facts.put("method", options.method.toString());
    facts.put("label", options.label);
    facts.put("features", String.join(", ", table.code().names()));
    tuning.ifPresent(
        sizes -> {
          facts.put("size tuned for", sizes.classifier());
        });
    Optional<AscentSummary> ascent = model.summary().ascent();
    ascent.ifPresent(
        how -> facts.put("bandwidth used", String.format(Locale.ROOT, "%.4g", how.bandwidth())));
    facts.put("rows held", rowsHeld(model.summary()));
    ascent.ifPresent(
        how -> {
          if (!how.rounds().isEmpty()) {
            facts.put("active learning", RunSummary.rounds(how.rounds()));
          }
          facts.put("kernel sums", sums(how));
        });
    return facts;
  }

  private String sums(AscentSummary how) {
    String onCpus = tiers.map(KernelTiers::line).orElse("");
    return how.devices().gpu() == 0
        ? onCpus
        : Stream.of(how.kernelTier(), onCpus)
            .filter(tier -> !tier.isEmpty())
            .collect(Collectors.joining(" and "));
  }

  private static String rowsHeld(FitSummary summary) {
    AscentPasses passes = summary.ascent().map(AscentSummary::passes).orElse(AscentPasses.none());
    return passes.passes() == 0
        ? summary.placement()
        : "%s; %d passes over the rows for %d points, at most %d in flight"
            .formatted(
                summary.placement(), passes.passes(), passes.points(), passes.mostInFlight());
  }
}
