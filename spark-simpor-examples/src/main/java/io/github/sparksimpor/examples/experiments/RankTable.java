package io.github.sparksimpor.examples.experiments;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.WilcoxonSignedRankTest;
import org.apache.commons.math3.stat.ranking.NaturalRanking;

/**
 * Ranks of methods over data sets, 1 for the best, ties shared.
 *
 * @param methods their names
 * @param values per set one value a method; larger is better
 */
record RankTable(List<String> methods, double[][] values) {

  /** Ranks of the methods on each set. */
  double[][] ranks() {
    NaturalRanking ranking = new NaturalRanking();
    return Arrays.stream(values)
        .map(row -> ranking.rank(Arrays.stream(row).map(x -> -x).toArray()))
        .toArray(double[][]::new);
  }

  /** Mean rank of each method. */
  double[] meanRanks() {
    double[][] ranks = ranks();
    return IntStream.range(0, methods.size())
        .mapToDouble(m -> Arrays.stream(ranks).mapToDouble(row -> row[m]).average().orElse(0))
        .toArray();
  }

  /** Probability of such differences of ranks if all methods were alike (Friedman). */
  double friedman() {
    double n = values.length;
    double k = methods.size();
    double squares = Arrays.stream(meanRanks()).map(r -> r * r).sum();
    double statistic = 12 * n / (k * (k + 1)) * (squares - k * (k + 1) * (k + 1) / 4);
    return 1 - new ChiSquaredDistribution(k - 1).cumulativeProbability(statistic);
  }

  /** Per method the probability that it differs from one by chance (Wilcoxon, Holm-corrected). */
  double[] againstOne(String one) {
    int reference = methods.indexOf(one);
    double[] raw =
        IntStream.range(0, methods.size()).mapToDouble(m -> wilcoxon(m, reference)).toArray();
    Integer[] order =
        IntStream.range(0, raw.length)
            .filter(m -> m != reference)
            .boxed()
            .sorted(Comparator.comparingDouble(m -> raw[m]))
            .toArray(Integer[]::new);
    double[] corrected = new double[raw.length];
    corrected[reference] = Double.NaN;
    double largest = 0;
    for (int i = 0; i < order.length; i++) {
      largest = Math.max(largest, Math.min(1, raw[order[i]] * (order.length - i)));
      corrected[order[i]] = largest;
    }
    return corrected;
  }

  private double wilcoxon(int method, int reference) {
    double[] a = column(method);
    double[] b = column(reference);
    boolean same = IntStream.range(0, a.length).allMatch(i -> a[i] == b[i]);
    return same ? 1 : new WilcoxonSignedRankTest().wilcoxonSignedRankTest(a, b, a.length <= 30);
  }

  private double[] column(int method) {
    return Arrays.stream(values).mapToDouble(row -> row[method]).toArray();
  }

  /** A Markdown table, best mean rank first. */
  String toMarkdown(String reference) {
    double[] means = meanRanks();
    double[] probabilities = againstOne(reference);
    StringBuilder text =
        new StringBuilder("| method | mean rank | mean value | p |\n|---|---|---|---|\n");
    IntStream.range(0, methods.size())
        .boxed()
        .sorted(Comparator.comparingDouble(m -> means[m]))
        .forEach(
            m ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "| %s | %.2f | %.3f | %s |%n",
                        methods.get(m),
                        means[m],
                        Math.abs(StatUtils.mean(column(m))),
                        Double.isNaN(probabilities[m])
                            ? "–"
                            : String.format(Locale.ROOT, "%.2f", probabilities[m]))));
    return text
        + String.format(
            Locale.ROOT,
            "%nFriedman: p = %.4f over %d sets. p: Wilcoxon against %s, Holm-corrected.%n",
            friedman(),
            values.length,
            reference);
  }
}
