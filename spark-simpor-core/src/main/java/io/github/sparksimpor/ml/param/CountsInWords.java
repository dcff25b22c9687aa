package io.github.sparksimpor.ml.param;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows by label that only a table gives numbers to, as imbalanced-learn has them: a word that names
 * classes, which get as many rows as the largest class has, or keep as many as the smallest; or the
 * ratio of the smaller of two classes to the larger. As a map it is empty.
 */
public final class CountsInWords extends AbstractMap<Double, Long> implements Serializable {
  private static final long serialVersionUID = 1L;

  /** All words, as a message lists them. */
  static final String WORDS = "auto, minority, majority, not minority, not majority, all";

  private static final Set<String> ALL = Set.of(WORDS.split(", ", -1));

  private final String word;
  private final double ratio;

  private CountsInWords(String word, double ratio) {
    this.word = word;
    this.ratio = ratio;
  }

  /** What a word or a ratio stands for; empty if it is none. */
  static Optional<CountsInWords> of(@Nullable Object value) {
    if (value instanceof CountsInWords words) {
      return Optional.of(words);
    } else if (value instanceof String word && ALL.contains(word)) {
      return Optional.of(new CountsInWords(word, Double.NaN));
    } else if (value instanceof Number number
        && number.doubleValue() > 0
        && number.doubleValue() <= 1) {
      return Optional.of(new CountsInWords("", number.doubleValue()));
    }
    return Optional.empty();
  }

  /** What a text says; empty if it is neither a word nor a ratio. */
  public static Optional<CountsInWords> ofText(String text) {
    Optional<CountsInWords> word = of(text);
    if (word.isPresent()) {
      return word;
    }
    try {
      return of(Double.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Counts in numbers.
   *
   * @param counts in numbers, which stay what they are, or in words
   * @param labels of each class, ascending
   * @param sizes rows of each class
   * @param grows whether rows are added, or left out
   * @throws IllegalArgumentException if the words ask these classes for what cannot be
   */
  public static Map<Double, Long> resolved(
      Map<Double, Long> counts, double[] labels, long[] sizes, boolean grows) {
    return counts instanceof CountsInWords words ? words.among(labels, sizes, grows) : counts;
  }

  private Map<Double, Long> among(double[] labels, long[] sizes, boolean grows) {
    int least = 0; // of classes of one size the first
    int most = 0;
    for (int c = 1; c < sizes.length; c++) {
      least = sizes[c] < sizes[least] ? c : least;
      most = sizes[c] > sizes[most] ? c : most;
    }
    if (word.isEmpty()) {
      return Map.of(
          labels[grows ? least : most],
          grows ? raised(sizes, least, most) : lowered(sizes, least, most));
    }
    if (word.equals(grows ? "majority" : "minority")) {
      throw new IllegalArgumentException(
          "targetCounts is '%s', of which no rows can be %s; name other classes"
              .formatted(word, grows ? "added" : "left out"));
    }
    long level = sizes[grows ? most : least];
    Map<Double, Long> counts = new TreeMap<>();
    for (int c : named(grows, least, most, sizes.length)) {
      counts.put(labels[c], level);
    }
    return counts;
  }

  private int[] named(boolean grows, int least, int most, int classes) {
    String meant = !word.equals("auto") ? word : grows ? "not majority" : "not minority";
    return switch (meant) {
      case "minority" -> new int[] {least};
      case "majority" -> new int[] {most};
      case "not minority" -> IntStream.range(0, classes).filter(c -> c != least).toArray();
      case "not majority" -> IntStream.range(0, classes).filter(c -> c != most).toArray();
      default -> IntStream.range(0, classes).toArray();
    };
  }

  private long raised(long[] sizes, int least, int most) {
    long rows = (long) (ratio * sizes[most]);
    return ofTwo(sizes, rows, rows >= sizes[least]);
  }

  private long lowered(long[] sizes, int least, int most) {
    long rows = (long) (sizes[least] / ratio);
    return ofTwo(sizes, rows, rows <= sizes[most]);
  }

  private long ofTwo(long[] sizes, long rows, boolean isThere) {
    if (sizes.length != 2) {
      throw new IllegalArgumentException(
          "targetCounts is the ratio %s, but there are %s classes; give rows by label, or words"
              .formatted(ratio, sizes.length));
    }
    if (!isThere) {
      throw new IllegalArgumentException(
          "targetCounts is the ratio %s, but the classes are nearer to each other already; give a larger one"
              .formatted(ratio));
    }
    return rows;
  }

  /** The word, or the ratio, as JSON. */
  String json() {
    return word.isEmpty() ? Double.toString(ratio) : "\"" + word + "\"";
  }

  @Override
  public Set<Entry<Double, Long>> entrySet() {
    return Set.of();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CountsInWords that
        && word.equals(that.word)
        && Double.compare(ratio, that.ratio) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(word, ratio);
  }

  /** The word, or the ratio. */
  @Override
  public String toString() {
    return word.isEmpty() ? Double.toString(ratio) : word;
  }
}
