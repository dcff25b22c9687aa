package io.github.sparksimpor.evaluation.figure;

/**
 * Words of a table that leave room for others: long ones end in an ellipsis.
 *
 * @param whole the words
 */
public record ShortWords(TableWords whole) implements TableWords {
  private static final int LONGEST = 40;

  @Override
  public String classColumn() {
    return shortened(whole.classColumn());
  }

  @Override
  public String className(double label) {
    return shortened(whole.className(label));
  }

  @Override
  public String featureName(int feature) {
    return shortened(whole.featureName(feature));
  }

  @Override
  public String value(int feature, double value) {
    return shortened(whole.value(feature, value));
  }

  /** A text of at most 40 characters. */
  static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
