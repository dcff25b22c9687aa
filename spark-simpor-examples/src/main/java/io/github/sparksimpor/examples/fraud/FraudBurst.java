package io.github.sparksimpor.examples.fraud;

import io.github.sparksimpor.sphere.RandomDraws;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;

/**
 * Frauds at one account of {@link FraudTable} within minutes of one another. The bursts of a day
 * depend on the seed and the day only.
 *
 * @param account number of the account
 * @param careful whether the frauds keep to what is usual for the account, and are hard to tell
 * @param places of the frauds among the day's transactions, in ascending order
 */
record FraudBurst(long account, boolean careful, List<Integer> places) {
  private static final double STREAM = 2;
  private static final double PER_DAY = 1.2;
  private static final double MEAN_FOLLOWERS = 4;
  private static final double CAREFUL = 0.25;
  private static final double AT_NIGHT = 0.4;
  private static final double NIGHT = 0.1;
  private static final int MOST_BETWEEN = 5;

  static List<FraudBurst> ofDay(long seed, long day) {
    UniformRandomProvider random = RandomDraws.of(seed, STREAM, day, 0);
    int count = PoissonSampler.of(random, PER_DAY).sample();
    return IntStream.range(0, count).mapToObj(burst -> draw(random)).toList();
  }

  private static FraudBurst draw(UniformRandomProvider random) {
    long account = Account.draw(random);
    boolean careful = random.nextDouble() < CAREFUL;
    double share = random.nextDouble() < AT_NIGHT ? NIGHT : 1;
    int place = (int) (share * random.nextDouble() * Transaction.ROWS_A_DAY);
    int length = 1 + PoissonSampler.of(random, MEAN_FOLLOWERS).sample();
    List<Integer> places = new ArrayList<>();
    while (places.size() < length && place < Transaction.ROWS_A_DAY) {
      places.add(place);
      place += 1 + random.nextInt(MOST_BETWEEN);
    }
    return new FraudBurst(account, careful, places);
  }
}
