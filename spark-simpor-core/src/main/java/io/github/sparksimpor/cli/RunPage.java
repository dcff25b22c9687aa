package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.columns.ValueDefects;
import io.github.sparksimpor.engine.placement.AscentPasses;
import io.github.sparksimpor.evaluation.Build;
import io.github.sparksimpor.evaluation.LogRatios;
import io.github.sparksimpor.evaluation.RowProjection;
import io.github.sparksimpor.evaluation.figure.RunReport;
import io.github.sparksimpor.evaluation.figure.RunReport.ClassRows;
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

  /**
   * The page.
   *
   * @param seconds of each phase
   */
  RunReport of(Map<String, Double> seconds) {
    FitSummary summary = model.summary();
    return new RunReport(
        facts(),
        summary.classes().stream()
            .map(
                count ->
                    new ClassRows(
                        table.code().labels().text(count.label()),
                        count.original(),
                        count.informative(),
                        count.synthetic()))
            .toList(),
        summary.ascent().map(AscentSummary::entropyHistogram).orElse(new long[0]),
        tuning.map(sizes -> sizes.tuned().candidates()).orElse(List.of()),
        projection(),
        LogRatios.of(model.syntheticSamples(), "logRatioStart", "logRatioEnd"),
        seconds,
        StageOptions.valuesOf(stage),
        Build.describe());
  }

  /** Components of rows with holes cannot be told. */
  private Optional<RowProjection> projection() {
    if (ValueDefects.told(table.code(), table.read().profile(), false).isPresent()) {
      return Optional.empty();
    }
    double largest =
        model.summary().classes().stream()
            .max(Comparator.comparingLong(ClassCount::original))
            .orElseThrow()
            .label();
    return RowProjection.of(
        table.code().labelled(table.read().rows()),
        model.syntheticSamples(),
        largest,
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
          facts.put("verdict", sizes.tuned().verdict().text());
        });
    decision.ifPresent(what -> facts.put("verdict", what.verdict()));
    Optional<AscentSummary> ascent = model.summary().ascent();
    ascent.ifPresent(
        how -> facts.put("bandwidth used", String.format(Locale.ROOT, "%.4g", how.bandwidth())));
    facts.put("rows held", rowsHeld(model.summary()));
    ascent.ifPresent(
        how -> {
          if (!how.rounds().isEmpty()) {
            facts.put("active learning", RunSummary.rounds(how.rounds()));
          }
          facts.put("kernel sums", tiers.map(KernelTiers::line).orElse(how.kernelTier()));
        });
    return facts;
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
