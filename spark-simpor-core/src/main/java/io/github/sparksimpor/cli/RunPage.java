package io.github.sparksimpor.cli;

import io.github.sparksimpor.engine.placement.AscentPasses;
import io.github.sparksimpor.evaluation.Build;
import io.github.sparksimpor.evaluation.figure.DecisionFigures;
import io.github.sparksimpor.evaluation.figure.RunReport;
import io.github.sparksimpor.evaluation.figure.RunReport.GainHistogram;
import io.github.sparksimpor.ml.AscentSummary;
import io.github.sparksimpor.ml.FitSummary;
import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.ResamplerModel;
import io.github.sparksimpor.page.Account;
import io.github.sparksimpor.page.GrownFigures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** What the page shows but the time it took, which is not over. */
  record Shown(Optional<DecisionFigures> decision, GrownFigures grown) {}

  /** Works out what the page shows. */
  Shown shown() {
    return new Shown(
        decision.map(what -> what.figures(table.code().labels())),
        GrownFigures.of(model, new CodeWords(table.code())));
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
        topics(account, shown.grown(), seconds),
        GrownFigures.classes(summary, new CodeWords(table.code())),
        shown.decision(),
        tuning.map(sizes -> sizes.tuned().candidates()).orElse(List.of()),
        shown.grown().projection(),
        summary.ascent().map(AscentSummary::entropyHistogram).orElse(new long[0]),
        shown.grown().gains().map(bins -> new GainHistogram(account.grown(), bins)),
        shown.grown().drift(),
        seconds,
        facts(),
        StageOptions.valuesOf(stage),
        Build.describe());
  }

  /** The verdict comes first, if there is one. */
  private Map<String, String> topics(
      Account account, GrownFigures grown, Map<String, Double> seconds) {
    Map<String, String> topics = new LinkedHashMap<>();
    tuning.ifPresent(sizes -> topics.put("verdict", sizes.tuned().verdict().text()));
    decision.ifPresent(what -> topics.put("verdict", what.verdict()));
    decision.flatMap(Decision::leftOut).ifPresent(what -> topics.put("left out", what));
    topics.putAll(account.topics(seconds));
    grown.leftOut().ifPresent(what -> topics.put("not shown", what));
    grown.drawn().ifPresent(what -> topics.put("shown of", what));
    return topics;
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("input", options.input.described());
    facts.put("output", options.destination().described());
    facts.put("method", method());
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

  /** What added the rows; none, where that was decided. */
  private String method() {
    return decision
        .map(what -> what.method().map(Method::toString).orElse("none"))
        .orElse(options.method.toString());
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
        : "%s; %s passes over the rows for %s points, at most %s in flight"
            .formatted(
                summary.placement(), passes.passes(), passes.points(), passes.mostInFlight());
  }
}
