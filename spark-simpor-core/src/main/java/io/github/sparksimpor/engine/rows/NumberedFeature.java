package io.github.sparksimpor.engine.rows;

import java.util.List;

/** A feature in messages: by its number, and by its name where that is known. */
public final class NumberedFeature {
  private NumberedFeature() {}

  /**
   * As in {@code 0 ('amount')}.
   *
   * @param feature its place from 0 on, as users count
   * @param names of all features, or none
   */
  public static String of(int feature, List<String> names) {
    return feature < names.size()
        ? "%s ('%s')".formatted(feature, names.get(feature))
        : String.valueOf(feature);
  }
}
