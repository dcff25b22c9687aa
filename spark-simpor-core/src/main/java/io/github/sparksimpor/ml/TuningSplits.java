package io.github.sparksimpor.ml;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How rows, spread over [0, 1) class by class, are cut into training and validation rows.
 *
 * @param folds number of equal parts, each of which validates once
 * @param repeats how often the rows are spread anew
 * @param held part that validates
 */
record TuningSplits(int folds, int repeats, double held) {
  private static final Logger LOG = LoggerFactory.getLogger(TuningSplits.class);

  /** Two rows must be left to grow from, one to validate. */
  private static final int LEAST_TRAINING = 2;

  /** Ten times 1 - 0.9 is less than 1 in doubles. */
  private static final double ROUNDING = 1e-9;

  static TuningSplits of(SizeTuningParams params) {
    return params.isSet(params.trainRatio())
        ? new TuningSplits(
            1, params.getNumRepeats(), 1 - (double) params.getOrDefault(params.trainRatio()))
        : new TuningSplits(
            params.getNumFolds(), params.getNumRepeats(), 1.0 / params.getNumFolds());
  }

  /**
   * One split.
   *
   * @param from least place that validates
   * @param to first place beyond
   */
  record Split(String name, double from, double to) {
    /** Whether a row validates, by its place. */
    Column validating(Column place) {
      return place.geq(functions.lit(from)).and(place.lt(functions.lit(to)));
    }
  }

  /** The splits of one repeat. */
  List<Split> all(int repeat) {
    String suffix = repeats == 1 ? "" : " of repeat %s".formatted(repeat + 1);
    return IntStream.range(0, folds)
        .mapToObj(
            fold ->
                folds == 1
                    ? new Split("split" + suffix, 1 - held, 1)
                    : new Split(
                        "fold %s of %s%s".formatted(fold + 1, folds, suffix),
                        (double) fold / folds,
                        (double) (fold + 1) / folds))
        .toList();
  }

  /**
   * Checks that every class can be split, and says how few rows of the smallest validate.
   *
   * @param sizes rows of each label
   */
  void check(SortedMap<Double, Long> sizes) {
    for (Map.Entry<Double, Long> size : sizes.entrySet()) {
      if (!canSplit(size.getValue())) {
        throw new IllegalArgumentException(
            "label %s has %s rows, too few to train on %s and validate on one in every split; add rows of it%s"
                .formatted(size.getKey(), size.getValue(), LEAST_TRAINING, other(sizes)));
      }
    }
    long fewest = sizes.values().stream().mapToLong(Long::longValue).min().orElse(0);
    LOG.info(
        "About {} rows of the smallest class validate in every split", Math.round(fewest * held));
  }

  private boolean canSplit(long rows) {
    return folds == 1
        ? isEnough(
            rows,
            (long) Math.floor(rows * held + ROUNDING),
            (long) Math.ceil(rows * held - ROUNDING))
        : canFold(rows, folds);
  }

  private static boolean canFold(long rows, long folds) {
    return isEnough(rows, rows / folds, (rows + folds - 1) / folds);
  }

  /** Whether it is enough rows, of which at least and at most so many validate. */
  private static boolean isEnough(long rows, long least, long most) {
    return least >= 1 && rows - most >= LEAST_TRAINING;
  }

  /** The other way to have splits: the nearest number of folds that will do, if there is any. */
  private String other(SortedMap<Double, Long> sizes) {
    if (folds == 1) {
      return " or change trainRatio";
    }
    long fewest = sizes.values().stream().mapToLong(Long::longValue).min().orElse(0);
    return LongStream.rangeClosed(2, Math.min(fewest, Integer.MAX_VALUE))
        .filter(n -> sizes.values().stream().allMatch(rows -> canFold(rows, n)))
        .boxed()
        .min(Comparator.comparingLong(n -> Math.abs(n - folds)))
        .map(" or set numFolds to %s"::formatted)
        .orElse("");
  }
}
