package io.github.sparksimpor.examples.experiments;

import java.util.Arrays;
import org.apache.commons.math3.stat.ranking.NaturalRanking;

/** Wilcoxon's signed-rank test, exact for any number of differences and with ties. */
final class SignedRanks {
  private SignedRanks() {}

  /**
   * Probability of a rank sum as far from its mean as this one, or further, if each difference were
   * as likely to have the other sign. Equal sizes share their ranks; differences of 0 are left out.
   *
   * @return 1 if all differences are 0
   */
  static double pValue(double[] differences) {
    double[] all = Arrays.stream(differences).filter(d -> d != 0).toArray();
    if (all.length == 0) {
      return 1;
    }
    double[] ranks = new NaturalRanking().rank(Arrays.stream(all).map(Math::abs).toArray());
    // Shared ranks are halves: twice a rank is whole.
    int[] twice = Arrays.stream(ranks).mapToInt(rank -> (int) Math.round(2 * rank)).toArray();
    int observed = 0;
    for (int i = 0; i < all.length; i++) {
      observed += all[i] > 0 ? twice[i] : 0;
    }
    double[] distribution = distribution(twice);
    double below = Arrays.stream(distribution, 0, observed + 1).sum();
    double above = Arrays.stream(distribution, observed, distribution.length).sum();
    return Math.min(1, 2 * Math.min(below, above));
  }

  /** Probability of each sum of some of the ranks, each taken with probability one half. */
  private static double[] distribution(int[] ranks) {
    double[] probability = new double[Arrays.stream(ranks).sum() + 1];
    probability[0] = 1;
    for (int rank : ranks) {
      for (int sum = probability.length - 1; sum >= 0; sum--) {
        double without = probability[sum];
        probability[sum] = (without + (sum >= rank ? probability[sum - rank] : 0)) / 2;
      }
    }
    return probability;
  }
}
