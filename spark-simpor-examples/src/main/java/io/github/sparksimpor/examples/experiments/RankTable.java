package io.github.sparksimpor.examples.experiments;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.ranking.NaturalRanking;

/**
 * Ranks of methods over data sets, 1 for the best, ties shared.
 *
 * @param methods their names
 * @param values per set one value a method, settled; larger is better
 */
record RankTable(List<String> methods, double[][] values) {
  /** Scores are written with six decimals: what differs by less comes of how they were added up. */
  private static final double PER_UNIT = 1e9;

  RankTable {
    values =
        Arrays.stream(values)
            .map(row -> Arrays.stream(row).map(RankTable::settled).toArray())
            .toArray(double[][]::new);
  }

  /** To nine decimals, so that what is equal but for the last bits is a tie. */
  private static double settled(double value) {
    return Math.rint(value * PER_UNIT) / PER_UNIT;
  }

  /** The same without some methods. */
  RankTable only(List<String> some) {
    int[] kept = some.stream().mapToInt(methods::indexOf).toArray();
    return new RankTable(
        some,
        Arrays.stream(values)
            .map(row -> Arrays.stream(kept).mapToDouble(m -> row[m]).toArray())
            .toArray(double[][]::new));
  }

  /** The same on some sets, by their number. */
  RankTable rows(IntPredicate some) {
    return new RankTable(
        methods,
        IntStream.range(0, values.length)
            .filter(some)
            .mapToObj(row -> values[row])
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

  /**
   * Probability of such differences of ranks if all methods were alike (Friedman): those of the
   * mean ranks, over the spread that ranks have within the sets, which ties make smaller.
   */
  double friedman() {
    double n = values.length;
    double middle = (methods.size() + 1) / 2.0;
    double between = Arrays.stream(meanRanks()).map(r -> (r - middle) * (r - middle)).sum();
    double within =
        Arrays.stream(ranks())
            .flatMapToDouble(Arrays::stream)
            .map(r -> (r - middle) * (r - middle))
            .sum();
    if (within == 0) {
      return 1;
    }
    double statistic = n * n * (methods.size() - 1) * between / within;
    return 1 - new ChiSquaredDistribution(methods.size() - 1.0).cumulativeProbability(statistic);
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
    List<String> compared =
        methods.stream().filter(m -> !m.equals(one) && family.contains(m)).toList();
    double[] p = holm(compared.stream().mapToDouble(m -> wilcoxon(m, one)).toArray());
    return IntStream.range(0, p.length).boxed().collect(Collectors.toMap(compared::get, i -> p[i]));
  }

  /** Probabilities corrected for their number (Holm), in the same order. */
  static double[] holm(double[] p) {
    double[] corrected = new double[p.length];
    int[] ascending =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(i -> i)
            .toArray();
    double largest = 0;
    for (int i = 0; i < p.length; i++) {
      largest = Math.max(largest, Math.min(1, p[ascending[i]] * (p.length - i)));
      corrected[ascending[i]] = largest;
    }
    return corrected;
  }

  /** Probability that two methods differ by chance (Wilcoxon). */
  double wilcoxon(String method, String other) {
    return SignedRanks.pValue(
        Arrays.stream(differences(method, other)).map(RankTable::settled).toArray());
  }

  private double[] differences(String method, String other) {
    int one = methods.indexOf(method);
    int two = methods.indexOf(other);
    return Arrays.stream(values).mapToDouble(row -> row[one] - row[two]).toArray();
  }

  /**
   * What to believe of a method beside another.
   *
   * @param region differences up to so much do not matter
   */
  BayesianSignedRanks believed(String method, String other, double region) {
    return BayesianSignedRanks.of(differences(method, other), region);
  }

  private double[] column(int method) {
    return Arrays.stream(values).mapToDouble(row -> row[method]).toArray();
  }

  /** Mean of each method's values. */
  double[] meanValues() {
    return IntStream.range(0, methods.size()).mapToDouble(m -> StatUtils.mean(column(m))).toArray();
  }
}
