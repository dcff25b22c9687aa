package io.github.sparksimpor.evaluation.figure;

import io.github.sparksimpor.evaluation.Reliability;
import io.github.sparksimpor.evaluation.ThresholdCurve;
import io.github.sparksimpor.evaluation.TunedBalance;
import io.github.sparksimpor.evaluation.report.CurveChart;
import io.github.sparksimpor.evaluation.report.CurveChart.Curve;
import io.github.sparksimpor.evaluation.report.CurveChart.Mark;
import io.github.sparksimpor.evaluation.report.DataTable;
import io.github.sparksimpor.evaluation.report.Figure;
import io.github.sparksimpor.evaluation.report.Numbers;
import io.github.sparksimpor.evaluation.report.Scale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What a decision about imbalance rests on: the objective over the threshold, precision and recall,
 * how reliable probabilities are, and what each candidate gains at what cost.
 *
 * @param tuned what was tried and chosen
 * @param curve of the chosen one, out of fold, by ascending threshold
 * @param threshold the chosen one
 * @param positive name of the class that is looked for
 * @param reliability of its probabilities out of fold, by what was done to them, in that order
 */
public record DecisionFigures(
    TunedBalance tuned,
    List<ThresholdCurve.Point> curve,
    double threshold,
    String positive,
    Map<String, Reliability> reliability) {
  private static final int SHOWN = 400;
  private static final int LISTED = 20;
  private static final double[] DIAGONAL = {0, 1};

  /** All, in the order of the questions that a reader asks. */
  public List<Figure> all() {
    return List.of(objective(), precisionRecall(), reliable(), GainChart.of(tuned));
  }

  private CurveChart objective() {
    List<ThresholdCurve.Point> shown = some(SHOWN);
    ThresholdCurve.Point chosen = chosen();
    return new CurveChart(
        "Where to put the threshold",
        "%s of %s over the threshold, mean over the folds, on rows that the classifier was not trained"
                .formatted(tuned.objective(), tuned.best())
            + " on. A row is taken for %s if its probability is at least the threshold."
                .formatted(positive),
        "threshold, a probability of " + positive,
        tuned.objective(),
        Scale.LOG_ODDS,
        Scale.LINEAR,
        List.of(curve(tuned.best().toString(), shown, p -> p.threshold(), p -> p.objective())),
        List.of(
            new Mark(
                "chosen: %s at %s"
                    .formatted(Numbers.text(chosen.objective()), Numbers.text(chosen.threshold())),
                chosen.threshold(),
                chosen.objective())),
        table());
  }

  private CurveChart precisionRecall() {
    ThresholdCurve.Point chosen = chosen();
    double share = (chosen.counts().tp() + chosen.counts().fn()) / chosen.counts().rows();
    List<ThresholdCurve.Point> predicting =
        some(SHOWN).stream().filter(p -> p.counts().tp() + p.counts().fp() > 0).toList();
    List<ThresholdCurve.Point> byRecall = new ArrayList<>(predicting);
    Collections.reverse(byRecall);
    return new CurveChart(
        "Precision and recall",
        "What each threshold finds: recall is the part of %s that is found, precision the part of what"
                .formatted(positive)
            + " is taken for it that is right. All folds together.",
        "recall",
        "precision",
        Scale.LINEAR,
        Scale.LINEAR,
        List.of(
            new Curve(
                "guessing: " + percent(share),
                DIAGONAL,
                new double[] {share, share},
                new double[0]),
            curve(
                tuned.best().toString(),
                byRecall,
                p -> p.counts().recall(),
                p -> p.counts().precision())),
        List.of(
            new Mark(
                "chosen: precision %s at recall %s"
                    .formatted(
                        percent(chosen.counts().precision()), percent(chosen.counts().recall())),
                chosen.counts().recall(),
                chosen.counts().precision())),
        table());
  }

  private CurveChart reliable() {
    List<Curve> curves = new ArrayList<>();
    curves.add(new Curve("as they say", DIAGONAL, DIAGONAL, new double[0]));
    reliability.forEach((name, found) -> curves.add(bins(name, found)));
    return new CurveChart(
        "Whether probabilities are what they say",
        "Rows in bins of about as many each: their mean probability of %s, and the part of them that is"
                .formatted(positive)
            + " of it. Mean distance between the two: "
            + String.join(
                ", ",
                reliability.entrySet().stream()
                    .map(e -> "%s %s".formatted(percent(e.getValue().expectedError()), e.getKey()))
                    .toList())
            + ".",
        "mean probability",
        "part that is of the class",
        curves,
        false,
        reliabilityTable());
  }

  private static Curve bins(String name, Reliability reliability) {
    return new Curve(
        name,
        reliability.bins().stream().mapToDouble(Reliability.Bin::probability).toArray(),
        reliability.bins().stream().mapToDouble(Reliability.Bin::share).toArray(),
        new double[0]);
  }

  private DataTable reliabilityTable() {
    return new DataTable(
        "Whether probabilities are what they say",
        List.of("bin", "rows", "mean probability", "part that is of the class"),
        reliability.entrySet().stream()
            .flatMap(
                entry ->
                    IntStream.range(0, entry.getValue().bins().size())
                        .mapToObj(
                            k ->
                                line(
                                    "%s, %s".formatted(entry.getKey(), k + 1),
                                    entry.getValue().bins().get(k))))
            .toList());
  }

  private static DataTable.Line line(String name, Reliability.Bin bin) {
    return new DataTable.Line(
        name,
        List.of(
            Numbers.text(bin.rows()), Numbers.text(bin.probability()), Numbers.text(bin.share())));
  }

  private ThresholdCurve.Point chosen() {
    return curve.stream().filter(p -> p.threshold() == threshold).findFirst().orElseThrow();
  }

  /** Evenly among all, with the first, the last and the chosen one. */
  private List<ThresholdCurve.Point> some(int most) {
    int every = Math.max(1, (curve.size() + most - 1) / most);
    return IntStream.range(0, curve.size())
        .filter(
            i -> i % every == 0 || i == curve.size() - 1 || curve.get(i).threshold() == threshold)
        .mapToObj(curve::get)
        .toList();
  }

  private static Curve curve(
      String name,
      List<ThresholdCurve.Point> points,
      ToDoubleFunction<ThresholdCurve.Point> x,
      ToDoubleFunction<ThresholdCurve.Point> y) {
    return new Curve(
        name,
        points.stream().mapToDouble(x).toArray(),
        points.stream().mapToDouble(y).toArray(),
        new double[0]);
  }

  private DataTable table() {
    return new DataTable(
        "Thresholds",
        List.of("threshold", tuned.objective(), "precision", "recall", "alerts in 1,000 rows"),
        some(LISTED).stream()
            .map(
                p ->
                    new DataTable.Line(
                        Numbers.text(p.threshold())
                            + (p.threshold() == threshold ? " (chosen)" : ""),
                        List.of(
                            Double.isNaN(p.standardError())
                                ? Numbers.text(p.objective())
                                : "%s ± %s"
                                    .formatted(
                                        Numbers.text(p.objective()),
                                        Numbers.text(p.standardError())),
                            Numbers.text(p.counts().precision()),
                            Numbers.text(p.counts().recall()),
                            Numbers.text(1000 * p.counts().alertRate()))))
            .toList());
  }

  private static String percent(double share) {
    return Numbers.text(100 * share) + " %";
  }
}
