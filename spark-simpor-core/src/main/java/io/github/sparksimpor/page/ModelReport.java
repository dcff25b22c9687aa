package io.github.sparksimpor.page;

import io.github.sparksimpor.evaluation.Build;
import io.github.sparksimpor.evaluation.GrownRows;
import io.github.sparksimpor.evaluation.figure.RunReport;
import io.github.sparksimpor.evaluation.figure.RunReport.GainHistogram;
import io.github.sparksimpor.evaluation.report.HtmlPage;
import io.github.sparksimpor.ml.AscentSummary;
import io.github.sparksimpor.ml.FitSummary;
import io.github.sparksimpor.ml.ImbalanceTunerModel;
import io.github.sparksimpor.ml.ResamplerModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The report of a fitted model as one HTML page that loads and runs nothing: the page that the
 * program writes with {@code --report}, without what only the program knows.
 */
public final class ModelReport {
  private ModelReport() {}

  /**
   * What happened when rows were added. It reads the training data once more.
   *
   * @param model freshly fitted
   * @throws IllegalStateException if the model was loaded, which has no summary
   */
  public static String html(ResamplerModel<?> model) {
    FitSummary summary = model.summary();
    VectorWords words =
        VectorWords.of(model.getLabelCol(), summary.comparison().real().schema().apply("features"));
    GrownRows grown = GrownRows.of(model.syntheticSamples(), GrownRows.Columns.OF_MODELS);
    GrownFigures shown = GrownFigures.of(model, words);
    Account account = new Account(words, model, method(model), grown, next());
    Map<String, String> topics = account.topics(summary.phaseSeconds());
    shown.leftOut().ifPresent(what -> topics.put("not shown", what));
    shown.drawn().ifPresent(what -> topics.put("shown of", what));
    return new RunReport(
            account.headline(),
            topics,
            GrownFigures.classes(summary, words),
            Optional.empty(),
            List.of(),
            shown.projection(),
            summary.ascent().map(AscentSummary::entropyHistogram).orElse(new long[0]),
            shown.gains().map(bins -> new GainHistogram(grown, bins)),
            shown.drift(),
            summary.phaseSeconds(),
            facts(model),
            StageValues.of(model),
            Build.describe())
        .toHtml();
  }

  /** What was decided, and what it rests on. */
  public static String html(ImbalanceTunerModel model) {
    return new HtmlPage(
            "What to do about imbalance",
            Map.of("verdict", model.verdict()),
            List.of(),
            DecidedFigures.of(model, label -> "class " + Math.round(label)).all(),
            List.of(),
            Map.of(),
            StageValues.of(model),
            Build.describe() + ".")
        .toHtml();
  }

  private static String method(ResamplerModel<?> model) {
    return model.getClass().getSimpleName().replaceFirst("Model$", "");
  }

  private static String next() {
    return "train on what balance() gives of the training data, or put both into a pipeline, and"
        + " judge on rows that are not in it; ImbalanceTuner tells whether rows help at all";
  }

  private static Map<String, String> facts(ResamplerModel<?> model) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("method", method(model));
    facts.put("rows held", model.summary().placement());
    return facts;
  }
}
