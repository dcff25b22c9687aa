package io.github.sparksimpor.examples.experiments;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** The same without some methods. */
  RankTable only(List<String> some) {
    int[] kept = some.stream().mapToInt(methods::indexOf).toArray();
    return new RankTable(
        some,
        Arrays.stream(values)
            .map(row -> Arrays.stream(kept).mapToDouble(m -> row[m]).toArray())
            .toArray(double[][]::new));
  }

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

  /**
   * Probabilities that methods differ from one by chance (Wilcoxon), corrected for their number
   * (Holm).
   *
   * @param one a method
   * @param family the methods that are compared with it
   * @return by method, for those of the family that are here
   */
  Map<String, Double> againstOne(String one, Set<String> family) {
    int reference = methods.indexOf(one);
    List<Compared> compared =
        IntStream.range(0, methods.size())
            .filter(m -> m != reference && family.contains(methods.get(m)))
            .mapToObj(m -> new Compared(methods.get(m), wilcoxon(m, reference)))
            .sorted(Comparator.comparingDouble(Compared::p))
            .toList();
    Map<String, Double> corrected = new HashMap<>();
    double largest = 0;
    for (int i = 0; i < compared.size(); i++) {
      double p = Math.min(1, compared.get(i).p() * (compared.size() - i));
      largest = Math.max(largest, p);
      corrected.put(compared.get(i).method(), largest);
    }
    return corrected;
  }

  private record Compared(String method, double p) {}

  private double wilcoxon(int method, int reference) {
    double[] a = column(method);
    double[] b = column(reference);
    boolean same = IntStream.range(0, a.length).allMatch(i -> a[i] == b[i]);
    return same ? 1 : new WilcoxonSignedRankTest().wilcoxonSignedRankTest(a, b, a.length <= 30);
  }

  private double[] column(int method) {
    return Arrays.stream(values).mapToDouble(row -> row[method]).toArray();
  }

  /** Mean of each method's values. */
  double[] meanValues() {
    return IntStream.range(0, methods.size()).mapToDouble(m -> StatUtils.mean(column(m))).toArray();
  }
}
