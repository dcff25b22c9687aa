package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.evaluation.BinaryScores.Metric;
import io.github.sparksimpor.evaluation.report.BarChart;
import io.github.sparksimpor.evaluation.report.DataTable;
import io.github.sparksimpor.evaluation.report.HorizontalBarChart;
import io.github.sparksimpor.evaluation.report.IntervalChart;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How methods rank over data sets, by classifier and over all of them, and which setting of SIMPOR
 * one would choose.
 *
 * @param results scores of all trials
 * @param settings names of what is compared among itself, the reference first; all other methods
 *     are its rivals
 * @param shown columns of tables
 */
record Ranking(Results results, List<String> settings, List<Metric> shown) {
  /** Takes the place of a classifier where ranks are averaged over all of them. */
  static final String ALL = "all classifiers";

  /** What matters at a tuned threshold and with corrected probabilities. */
  static final List<Metric> AT_TUNED =
      List.of(
          Metric.MACRO_F1,
          Metric.RECALL,
          Metric.AVERAGE_PRECISION,
          Metric.TRUE_LOSS,
          Metric.CALIBRATION_SLOPE);

  /** What a threshold at 0.5 tells. */
  static final List<Metric> SHOWN =
      List.of(
          Metric.MACRO_F1,
          Metric.RECALL,
          Metric.AVERAGE_PRECISION,
          Metric.LOG_LOSS,
          Metric.ALIGNED_LOSS);

  private static final double SIGNIFICANT = 0.05;

  Ranking {
    if (results.sorted().isEmpty()) {
      throw new IllegalArgumentException("there are no scores to rank; all trials were left out");
    }
  }

  /** The classifiers, and all of them together if there are several. */
  List<String> learners() {
    List<String> each = results.distinct(Results.Result::learner);
    return each.size() == 1 ? each : Stream.concat(each.stream(), Stream.of(ALL)).toList();
  }

  /** Mean rank of each method over all classifiers, or over the one there is. */
  Map<String, Double> meanRanks(Metric metric) {
    RankTable table = ranks(sets(), broadest(), metric);
    double[] ranks = table.meanRanks();
    return IntStream.range(0, ranks.length)
        .boxed()
        .collect(Collectors.toMap(table.methods()::get, m -> ranks[m]));
  }

  /** All classifiers together if there are several. */
  private String broadest() {
    List<String> learners = learners();
    return learners.get(learners.size() - 1);
  }

  private List<String> sets() {
    return results.distinct(Results.Result::set);
  }

  private String reference() {
    return settings.get(0);
  }

  /** Mean ranks and mean values, a column a metric, with the tests. */
  DataTable table(String learner) {
    List<RankTable> metrics = shown.stream().map(metric -> ranks(sets(), learner, metric)).toList();
    List<String> methods = metrics.get(0).methods();
    Stream<DataTable.Line> lines =
        IntStream.range(0, methods.size())
            .boxed()
            .sorted(Comparator.comparingDouble(m -> metrics.get(0).meanRanks()[m]))
            .map(
                m ->
                    new DataTable.Line(
                        methods.get(m),
                        metrics.stream().map(metric -> cell(metric, m, learner)).toList()));
    DataTable.Line friedman =
        new DataTable.Line(
            "Friedman p",
            metrics.stream()
                .map(metric -> String.format(Locale.ROOT, "%.4f", metric.friedman()))
                .toList());
    return new DataTable(
        "Mean ranks over %s sets, %s".formatted(metrics.get(0).values().length, learner),
        Stream.concat(Stream.of("method"), shown.stream().map(Metric::toString)).toList(),
        Stream.concat(lines, Stream.of(friedman)).toList());
  }

  /** Rank, value, and a star where the method differs from the default beyond chance. */
  private String cell(RankTable metric, int method, String learner) {
    String name = metric.methods().get(method);
    Set<String> rivals =
        metric.methods().stream()
            .filter(m -> settings.contains(m) == settings.contains(name))
            .collect(Collectors.toSet());
    boolean differs = metric.againstOne(reference(), rivals).getOrDefault(name, 1.0) < SIGNIFICANT;
    String rank = String.format(Locale.ROOT, "%.1f", metric.meanRanks()[method]);
    String value =
        learner.equals(ALL)
            ? ""
            : String.format(Locale.ROOT, " (%.3f)", Math.abs(metric.meanValues()[method]));
    return rank + value + (differs ? " *" : "");
  }

  /** Ranks over the sets on which every method that suits the classifier has the same splits. */
  private RankTable ranks(List<String> sets, String learner, Metric metric) {
    return learner.equals(ALL) ? overall(sets, metric) : single(sets, learner, metric);
  }

  private RankTable single(List<String> sets, String learner, Metric metric) {
    List<String> methods = methods(learner);
    return new RankTable(
        methods,
        complete(sets, learner).stream()
            .map(
                set ->
                    methods.stream()
                        .mapToDouble(m -> metric.merit(results.mean(set, m, learner, metric)))
                        .toArray())
            .toArray(double[][]::new));
  }

  private List<String> complete(List<String> sets, String learner) {
    List<String> methods = methods(learner);
    return sets.stream()
        .filter(set -> results.has(set, methods.get(0), learner))
        .filter(set -> results.alike(set, methods, learner))
        .toList();
  }

  private List<String> methods(String learner) {
    return results.distinct(Results.Result::method).stream()
        .filter(m -> sets().stream().anyMatch(set -> results.has(set, m, learner)))
        .toList();
  }

  /** A set counts once: by the mean of a method's ranks with the classifiers. */
  private RankTable overall(List<String> sets, Metric metric) {
    List<String> learners = results.distinct(Results.Result::learner);
    List<String> methods =
        methods(learners.get(0)).stream()
            .filter(m -> learners.stream().allMatch(learner -> methods(learner).contains(m)))
            .toList();
    return new RankTable(
        methods,
        sets.stream()
            .map(set -> learners.stream().map(l -> single(List.of(set), l, metric)).toList())
            .filter(tables -> tables.stream().allMatch(table -> table.values().length == 1))
            .map(tables -> minusMeanRanks(tables, methods))
            .toArray(double[][]::new));
  }

  private static double[] minusMeanRanks(List<RankTable> tables, List<String> methods) {
    return methods.stream()
        .mapToDouble(
            method ->
                -tables.stream()
                    .mapToDouble(t -> t.only(methods).meanRanks()[methods.indexOf(method)])
                    .average()
                    .orElseThrow())
        .toArray();
  }

  /**
   * The setting that ranks best on every other set, over macro F1 and balanced log loss, and what
   * it is worth on the rest, in both directions.
   */
  DataTable choices() {
    return new DataTable(
        "The best setting of half of the sets, judged on the other half",
        List.of(
            "classifier",
            "chosen on",
            "setting",
            "mean rank there",
            "default there",
            "mean rank on the others",
            "default on the others"),
        learners().stream()
            .flatMap(learner -> Stream.of(choice(learner, 0), choice(learner, 1)))
            .toList());
  }

  private DataTable.Line choice(String learner, int half) {
    List<String> choosing = half(half);
    List<String> judging = half(1 - half);
    List<String> methods = ranks(choosing, learner, Metric.MACRO_F1).methods();
    double[] here = bothRanks(choosing, learner);
    double[] there = bothRanks(judging, learner);
    int best =
        IntStream.range(0, methods.size())
            .filter(m -> settings.contains(methods.get(m)))
            .boxed()
            .min(Comparator.comparingDouble(m -> here[m]))
            .orElseThrow();
    int standing = methods.indexOf(reference());
    return new DataTable.Line(
        learner,
        Stream.concat(
                Stream.of(String.join(", ", choosing), methods.get(best)),
                Stream.of(here[best], here[standing], there[best], there[standing])
                    .map(rank -> String.format(Locale.ROOT, "%.1f", rank)))
            .toList());
  }

  private List<String> half(int which) {
    List<String> sets = sets();
    return IntStream.range(0, sets.size()).filter(i -> i % 2 == which).mapToObj(sets::get).toList();
  }

  private double[] bothRanks(List<String> sets, String learner) {
    double[] f1 = ranks(sets, learner, Metric.MACRO_F1).meanRanks();
    double[] loss = ranks(sets, learner, Metric.LOG_LOSS).meanRanks();
    return IntStream.range(0, f1.length).mapToDouble(m -> (f1[m] + loss[m]) / 2).toArray();
  }

  /** What each method is worth beside the reference, by one metric. */
  DataTable againstReference(String learner, Metric metric) {
    RankTable table = single(sets(), learner, metric);
    Map<String, Double> p = table.againstOne(reference(), Set.copyOf(table.methods()));
    double[] values = table.meanValues();
    int standing = table.methods().indexOf(reference());
    return new DataTable(
        "%s beside %s over %s sets, %s"
            .formatted(metric, reference(), table.values().length, learner),
        List.of("method", "mean difference", "Wilcoxon p, Holm", "worse, as good, better"),
        IntStream.range(0, values.length)
            .filter(m -> m != standing)
            .boxed()
            .sorted(Comparator.comparingDouble(m -> -values[m]))
            .map(
                m ->
                    new DataTable.Line(
                        table.methods().get(m),
                        List.of(
                            String.format(Locale.ROOT, "%+.3f", values[m] - values[standing]),
                            String.format(
                                Locale.ROOT, "%.3f", p.getOrDefault(table.methods().get(m), 1.0)),
                            table
                                .believed(table.methods().get(m), reference(), HalfChoice.REGION)
                                .text())))
            .toList());
  }

  /** What each setting of SIMPOR makes of a difference, by one metric. */
  DataTable ablations(String learner, Metric metric, List<Ablation> pairs) {
    RankTable table = single(sets(), learner, metric);
    return Ablation.table(
        "%s, one setting changed, over %s sets, %s"
            .formatted(metric, table.values().length, learner),
        pairs,
        table);
  }

  /** The best of the candidates on each half of the sets, on the other half. */
  List<HalfChoice> halfChoices(String learner, Metric metric, List<String> candidates) {
    RankTable table = single(sets(), learner, metric);
    return HalfChoice.of(
        learner,
        metric,
        table,
        complete(sets(), learner),
        table.methods().stream().filter(candidates::contains).toList(),
        table.methods().stream().filter(m -> !settings.contains(m)).toList(),
        reference());
  }

  /** The ranks of all methods, with the critical difference. */
  IntervalChart diagram(String learner, Metric metric) {
    return RankDiagram.of(
        ranks(sets(), learner, metric),
        "Mean ranks, %s, %s".formatted(metric, learner),
        reference());
  }

  /** Mean ranks for macro F1 and for balanced log loss as bars, by the former. */
  HorizontalBarChart bars() {
    String learner = broadest();
    RankTable f1 = ranks(sets(), learner, Metric.MACRO_F1);
    RankTable loss = ranks(sets(), learner, Metric.LOG_LOSS);
    int[] order =
        IntStream.range(0, f1.methods().size())
            .boxed()
            .sorted(Comparator.comparingDouble(m -> f1.meanRanks()[m]))
            .mapToInt(m -> m)
            .toArray();
    return new HorizontalBarChart(
        new BarChart(
            "Mean ranks, " + learner,
            "Over all sets; 1 is best, so the shorter a bar, the better.",
            "method",
            "mean rank, 1 is best",
            Arrays.stream(order).mapToObj(f1.methods()::get).toList(),
            List.of(
                new BarChart.Series("macro F1", picked(f1.meanRanks(), order)),
                new BarChart.Series("balanced log loss", picked(loss.meanRanks(), order)))));
  }

  private static double[] picked(double[] values, int[] order) {
    return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
  }
}
