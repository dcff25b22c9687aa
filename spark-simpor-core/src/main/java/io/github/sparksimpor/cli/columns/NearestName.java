package io.github.sparksimpor.cli.columns;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The column that was probably meant by a name that is none. */
final class NearestName {
  private NearestName() {}

  /**
   * A question to end a message with; empty if there are no columns.
   *
   * @param name that is no column
   * @param columns what may have been meant
   */
  static String hint(String name, Collection<String> columns) {
    return columns.stream()
        .min(Comparator.comparingInt(column -> distance(column, name)))
        .map(column -> "; did you mean '" + column + "'?")
        .orElse("");
  }

  private static int distance(String one, String other) {
    return one.equalsIgnoreCase(other)
        ? 0
        : LevenshteinDistance.getDefaultInstance().apply(one, other);
  }
}
