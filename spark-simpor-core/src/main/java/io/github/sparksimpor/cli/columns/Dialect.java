package io.github.sparksimpor.cli.columns;

import io.github.sparksimpor.cli.fault.BadInputException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How cells of text are to be understood.
 *
 * @param missing text that stands for no value; null if none does
 * @param numbers how numbers are written
 * @param moments how dates and times may be written
 */
public record Dialect(@Nullable String missing, NumberText numbers, List<MomentSpelling> moments)
    implements Serializable {

  /**
   * What a user says of a file's text.
   *
   * @param options for Spark's reader: {@code nullValue}, {@code locale}, {@code dateFormat} and
   *     {@code timestampFormat} are looked at
   */
  public static Dialect of(Map<String, String> options) {
    @Nullable String locale = options.get("locale");
    if (locale != null && !List.of(Locale.getISOLanguages()).contains(language(locale))) {
      throw new BadInputException(
          "--option locale: there is no language '%s'; give one such as de-DE".formatted(locale));
    }
    List<String> patterns = new ArrayList<>();
    for (String option : List.of("dateFormat", "timestampFormat")) {
      @Nullable String pattern = options.get(option);
      if (pattern != null) {
        check(option, pattern);
        patterns.add(pattern);
      }
    }
    return new Dialect(
        options.get("nullValue"),
        locale == null ? NumberText.plain() : NumberText.of(Locale.forLanguageTag(locale)),
        MomentSpelling.known(patterns));
  }

  private static String language(String locale) {
    return Locale.forLanguageTag(locale).getLanguage();
  }

  private static void check(String option, String pattern) {
    MomentSpelling.fault(pattern)
        .ifPresent(
            fault -> {
              throw new BadInputException(
                  "--option %s: '%s' is no pattern (%s); give one such as dd/MM/yyyy"
                      .formatted(option, pattern, fault));
            });
  }

  boolean isMissing(@Nullable Object cell) {
    return cell == null || cell.equals(missing);
  }
}
