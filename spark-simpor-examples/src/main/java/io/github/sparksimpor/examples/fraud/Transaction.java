package io.github.sparksimpor.examples.fraud;

import io.github.sparksimpor.sphere.RandomDraws;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.InverseTransformParetoSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Draws a row of {@link FraudTable}. */
final class Transaction {
  /** Transactions between two midnights. */
  static final int ROWS_A_DAY = 2_000;

  /** Countries, the most frequent one first. */
  static final List<String> COUNTRIES =
      List.of(
          ("DE FR GB US IT ES NL PL BE AT CH SE PT CZ DK IE NO FI GR RO HU CA TR JP CN IN BR AU MX"
                  + " AE SK BG HR SI LT LV EE LU CY MT IS RS UA IL ZA KR SG HK TH ID MY VN PH AR CL"
                  + " CO PE MA EG NG")
              .split(" "));

  /** Devices, the most frequent one first. */
  static final List<String> DEVICES =
      List.of(
          "iphone",
          "android-phone",
          "windows",
          "mac",
          "ipad",
          "android-tablet",
          "linux",
          "smart-tv",
          "watch",
          "console",
          "chromebook",
          "other");

  /** Fields of business, and the median of an amount spent in them. */
  private static final List<String> SECTORS =
      List.of(
          ("grocery restaurant fuel pharmacy clothing transport books streaming telecom furniture"
                  + " sports toys health insurance hotel airline electronics jewellery gift-cards"
                  + " crypto")
              .split(" "));

  private static final int[] MEDIANS = {
    24, 19, 46, 14, 38, 9, 16, 11, 22, 90, 35, 21, 40, 65, 120, 210, 95, 140, 50, 150
  };

  private static final int KINDS_PER_SECTOR = 15;
  private static final int FIRST_RISKY_SECTOR = SECTORS.indexOf("airline");
  private static final List<String> CHANNELS = List.of("terminal", "web", "app", "atm", "phone");
  private static final double[] USUAL_CHANNELS = {0.45, 0.27, 0.2, 0.06, 0.02};
  private static final double[] FRAUD_CHANNELS = {0.08, 0.56, 0.2, 0.06, 0.1};

  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
  private static final double STREAM = 0;

  private Transaction() {}

  /** The row of a number, which its day's bursts make a fraud or leave honest. */
  static Row row(long seed, long number) {
    long day = number / ROWS_A_DAY;
    int place = (int) (number % ROWS_A_DAY);
    Optional<FraudBurst> burst =
        FraudBurst.ofDay(seed, day).stream()
            .filter(candidate -> candidate.places().contains(place))
            .findFirst();
    UniformRandomProvider random = RandomDraws.of(seed, STREAM, number, 0);
    long account = burst.map(FraudBurst::account).orElseGet(() -> Account.draw(random));
    int earlier = burst.map(found -> found.places().indexOf(place)).orElse(0);
    return row(
        random,
        number,
        Account.of(seed, account),
        burst.isPresent(),
        burst.isPresent() && !burst.get().careful(),
        earlier);
  }

  /**
   * Draws the columns.
   *
   * @param bold whether the fraud differs from what is usual for the account
   * @param earlier frauds of the same burst before this one
   */
  private static Row row(
      UniformRandomProvider random,
      long number,
      Account account,
      boolean fraud,
      boolean bold,
      int earlier) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    long day = number / ROWS_A_DAY;
    int second = DayCourse.secondOfDay((number % ROWS_A_DAY + random.nextDouble()) / ROWS_A_DAY);
    int country =
        happens(random, bold ? 0.6 : 0.04) ? random.nextInt(COUNTRIES.size()) : account.home();
    int sector = sector(random, bold && happens(random, 0.7));
    int kind = Account.skewed(random, KINDS_PER_SECTOR, 1);
    String channel = CHANNELS.get(pick(random, bold ? FRAUD_CHANNELS : USUAL_CHANNELS));
    boolean atPlace = channel.equals("terminal") || channel.equals("atm");
    int device =
        happens(random, bold ? 0.7 : 0.05) ? random.nextInt(DEVICES.size()) : account.device();
    boolean recurring = !fraud && happens(random, 0.12);
    boolean codeMatches = happens(random, bold ? 0.75 : 0.985);
    double amount = amount(random, normal, MEDIANS[sector] * account.spending(), bold, earlier);
    int lastHour = earlier + PoissonSampler.of(random, fraud ? 0.6 : 0.15).sample();
    int lastDay = lastHour + PoissonSampler.of(random, 1.1).sample();
    double distance = Math.exp((country == account.home() ? 1.5 : 7) + 0.9 * normal.sample());
    boolean deviceSeen = !atPlace && !channel.equals("phone");
    boolean scoreHidden = happens(random, account.creditScore() < 560 ? 0.4 : 0.03);
    boolean placeHidden = happens(random, !deviceSeen && !atPlace ? 0.9 : bold ? 0.3 : 0.05);
    return RowFactory.create(
        String.format(Locale.ROOT, "T%010d", number),
        account.name(),
        Timestamp.from(START.plusSeconds(day * DayCourse.SECONDS_A_DAY + second)),
        second / DayCourse.SECONDS_AN_HOUR,
        COUNTRIES.get(country),
        String.format(Locale.ROOT, "%s-%02d", SECTORS.get(sector), kind + 1),
        channel,
        deviceSeen ? DEVICES.get(device) : null,
        country == account.home() ? 0 : 1,
        recurring,
        atPlace ? null : codeMatches ? "yes" : "no",
        amount,
        lastHour,
        lastDay,
        (int) (account.openDays() + day),
        unless(scoreHidden, account.creditScore()),
        unless(placeHidden, rounded(distance, 10)),
        fraud ? "fraud" : "legit");
  }

  private static <T> @Nullable T unless(boolean hidden, T value) {
    return hidden ? null : value;
  }

  private static boolean happens(UniformRandomProvider random, double probability) {
    return random.nextDouble() < probability;
  }

  /** An index, drawn by weights that sum to 1. */
  private static int pick(UniformRandomProvider random, double[] weights) {
    double left = random.nextDouble();
    int index = 0;
    while (index < weights.length - 1 && left >= weights[index]) {
      left -= weights[index++];
    }
    return index;
  }

  private static int sector(UniformRandomProvider random, boolean risky) {
    return risky
        ? FIRST_RISKY_SECTOR + random.nextInt(SECTORS.size() - FIRST_RISKY_SECTOR)
        : Account.skewed(random, SECTORS.size(), 0.7);
  }

  /**
   * Log-normal, one in 50 with a Pareto tail; a bold burst tries small amounts, then takes much.
   */
  private static double amount(
      UniformRandomProvider random,
      ZigguratSampler.NormalizedGaussian normal,
      double median,
      boolean bold,
      int earlier) {
    double amount = median * Math.exp(0.8 * normal.sample());
    if (happens(random, 0.02)) {
      amount *= InverseTransformParetoSampler.of(random, 2, 1.4).sample();
    }
    double boldness = earlier == 0 ? 0.1 : 2 + earlier;
    return Math.max(0.01, rounded(bold ? boldness * amount : amount, 100));
  }

  private static double rounded(double value, int parts) {
    return (double) Math.round(value * parts) / parts;
  }
}
