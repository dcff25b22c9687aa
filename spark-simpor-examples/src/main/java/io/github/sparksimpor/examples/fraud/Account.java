package io.github.sparksimpor.examples.fraud;

import io.github.sparksimpor.sphere.RandomDraws;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * What is usual for an account of {@link FraudTable}. It depends on the seed and the number of the
 * account only.
 *
 * @param number between 0 and 49,999
 * @param home index of its country, the most frequent one first
 * @param device index of the device that its owner uses
 * @param spending factor of its owner's amounts, 1 in the median
 * @param openDays how long it was open when the table begins
 * @param creditScore between 300 and 850
 */
record Account(long number, int home, int device, double spending, int openDays, int creditScore) {
  private static final double STREAM = 1;
  private static final int COUNT = 50_000;

  static Account of(long seed, long number) {
    UniformRandomProvider random = RandomDraws.of(seed, STREAM, number, 0);
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    return new Account(
        number,
        skewed(random, Transaction.COUNTRIES.size(), 1.1),
        skewed(random, Transaction.DEVICES.size(), 0.8),
        Math.exp(0.5 * normal.sample()),
        1 + (int) (3000 * random.nextDouble()),
        (int) Math.max(300, Math.min(850, Math.round(680 + 90 * normal.sample()))));
  }

  /** Number of an account: those of low numbers are used most. */
  static long draw(UniformRandomProvider random) {
    double share = random.nextDouble();
    return (long) (COUNT * share * share);
  }

  /** An index by Zipf's law. */
  static int skewed(UniformRandomProvider random, int count, double exponent) {
    return RejectionInversionZipfSampler.of(random, count, exponent).sample() - 1;
  }

  String name() {
    return String.format(Locale.ROOT, "A%06d", number);
  }
}
