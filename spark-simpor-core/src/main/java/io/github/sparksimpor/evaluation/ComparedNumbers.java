package io.github.sparksimpor.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Numbers as people read them who compare them. */
public final class ComparedNumbers {
  private static final int MOST_DECIMALS = 8;

  /** From here on digits before the point would be many. */
  private static final double LEAST_IN_POWERS = 1e9;

  private ComparedNumbers() {}

  /**
   * Numbers with as many decimals as are asked for, or as many more as tell apart those that
   * differ; those that {@value #MOST_DECIMALS} decimals do not tell apart are alike.
   */
  public static List<String> told(int decimals, double... values) {
    long distinct = distinct(Arrays.stream(values).mapToObj(v -> text(MOST_DECIMALS, v)).toList());
    int least = decimals;
    while (distinct(texts(least, values)) < distinct) {
      least++;
    }
    return texts(least, values);
  }

  /**
   * A difference with as many decimals as are asked for, or as many more as it takes not to be 0.
   */
  public static String difference(int decimals, double value) {
    return told(decimals, value, 0).get(0);
  }

  private static List<String> texts(int decimals, double... values) {
    return DoubleStream.of(values).mapToObj(value -> text(decimals, value)).toList();
  }

  private static String text(int decimals, double value) {
    String form = Math.abs(value) < LEAST_IN_POWERS ? "f" : "e";
    String text = String.format(Locale.ROOT, "%." + decimals + form, value);
    return text.matches("-[0.]+") ? text.substring(1) : text;
  }

  private static long distinct(List<String> texts) {
    return texts.stream().distinct().count();
  }
}
