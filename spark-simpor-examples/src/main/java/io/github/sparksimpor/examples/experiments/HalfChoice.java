package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.evaluation.BinaryScores.Metric;
import io.github.sparksimpor.evaluation.report.DataTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The setting that ranks best on every other set, judged on the sets that had no part in choosing
 * it: beside a reference, and beside the rival that ranks best where it was chosen.
 *
 * @param learner classifier
 * @param metric by which it is chosen and judged
 * @param chosenOn names of the sets that choose
 * @param setting the best of the settings there
 * @param rankThere its mean rank there, among all methods
 * @param judgedOn number of the other sets
 * @param rank its mean rank on them
 * @param besides the reference and the rival
 */
record HalfChoice(
    String learner,
    Metric metric,
    List<String> chosenOn,
    String setting,
    double rankThere,
    int judgedOn,
    double rank,
    List<Beside> besides) {
  /** Differences up to so much do not matter. */
  static final double REGION = 0.01;

  /**
   * The setting beside another method, on the sets that judge.
   *
   * @param method the other
   * @param rank its mean rank
   * @param difference of the setting from it, in the mean; above 0 is better
   * @param p of Wilcoxon's test
   * @param believed of the setting beside it
   */
  record Beside(
      String method, double rank, double difference, double p, BayesianSignedRanks believed) {
    private static Beside of(RankTable judging, String setting, String method) {
      double[] ranks = judging.meanRanks();
      double[] values = judging.meanValues();
      int other = judging.methods().indexOf(method);
      return new Beside(
          method,
          ranks[other],
          values[judging.methods().indexOf(setting)] - values[other],
          judging.wilcoxon(setting, method),
          judging.believed(setting, method, REGION));
    }
  }

  /**
   * The choices of both halves.
   *
   * @param table merits of all methods, a row a set
   * @param sets names of the rows
   * @param settings to choose from
   * @param rivals to choose one from likewise
   * @param reference neither a setting nor a rival
   * @return none if there are fewer than four sets
   */
  static List<HalfChoice> of(
      String learner,
      Metric metric,
      RankTable table,
      List<String> sets,
      List<String> settings,
      List<String> rivals,
      String reference) {
    return sets.size() < 4
        ? List.of()
        : IntStream.range(0, 2)
            .mapToObj(
                half -> choice(learner, metric, table, sets, settings, rivals, reference, half))
            .flatMap(Optional::stream)
            .toList();
  }

  private static Optional<HalfChoice> choice(
      String learner,
      Metric metric,
      RankTable table,
      List<String> sets,
      List<String> settings,
      List<String> rivals,
      String reference,
      int half) {
    RankTable choosing = table.rows(row -> row % 2 == half);
    RankTable judging = table.rows(row -> row % 2 != half);
    double[] there = choosing.meanRanks();
    return best(choosing, settings)
        .map(
            setting -> {
              List<String> others = new ArrayList<>(List.of(reference));
              best(choosing, rivals).ifPresent(others::add);
              int chosen = table.methods().indexOf(setting);
              return new HalfChoice(
                  learner,
                  metric,
                  IntStream.range(0, sets.size())
                      .filter(row -> row % 2 == half)
                      .mapToObj(sets::get)
                      .toList(),
                  setting,
                  there[chosen],
                  judging.values().length,
                  judging.meanRanks()[chosen],
                  others.stream().map(other -> Beside.of(judging, setting, other)).toList());
            });
  }

  /** Of some methods that which ranks best, the first of equals. */
  private static Optional<String> best(RankTable table, List<String> some) {
    double[] ranks = table.meanRanks();
    return table.methods().stream()
        .filter(some::contains)
        .min(Comparator.comparingDouble(m -> ranks[table.methods().indexOf(m)]));
  }

  /** One line for each method that a choice stands beside. */
  static DataTable table(String title, List<HalfChoice> choices) {
    return new DataTable(
        title,
        List.of(
            "classifier, metric",
            "chosen on",
            "setting",
            "mean rank there",
            "mean rank on the others",
            "beside",
            "its rank",
            "difference",
            "Wilcoxon p",
            "worse, as good, better"),
        choices.stream().flatMap(choice -> choice.lines().stream()).toList());
  }

  private List<DataTable.Line> lines() {
    return besides.stream()
        .map(
            beside ->
                new DataTable.Line(
                    learner + ", " + metric,
                    List.of(
                        String.join(", ", chosenOn),
                        setting,
                        number("%.1f", rankThere),
                        number("%.1f", rank),
                        beside.method(),
                        number("%.1f", beside.rank()),
                        number("%+.3f", beside.difference()),
                        number("%.3f", beside.p()),
                        beside.believed().text())))
        .toList();
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
