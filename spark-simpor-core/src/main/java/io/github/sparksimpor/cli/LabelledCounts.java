package io.github.sparksimpor.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers of rows by label, as {@code legit=900,fraud=450}. A label may hold {@code =}, as the last
 * one counts; one that holds a comma stands between double quotes, in which a double quote is
 * written twice.
 */
final class LabelledCounts {
  /** A quoted label or one without commas, a number, and a comma or the end. */
  private static final Pattern ENTRY =
      Pattern.compile("(?:\"((?:[^\"]|\"\")*)\"|([^\",][^,]*))=\\s*([^,=]*?)\\s*(,|$)");

  private LabelledCounts() {}

  /**
   * Reads what was given.
   *
   * @param flag name of the option, for the error message
   * @param given each a list, and together one
   * @throws IllegalArgumentException if they are none
   */
  static Map<String, Long> of(String flag, List<String> given) {
    Map<String, Long> counts = new LinkedHashMap<>();
    given.forEach(list -> add(flag, list, counts));
    return counts;
  }

  private static void add(String flag, String list, Map<String, Long> counts) {
    Matcher entry = ENTRY.matcher(list);
    int place = 0;
    boolean more = true;
    while (more) {
      if (!entry.region(place, list.length()).lookingAt()) {
        throw unreadable(flag, list, list.substring(place));
      }
      String label = entry.group(1) == null ? entry.group(2) : unquoted(entry.group(1));
      if (counts.put(label, number(flag, list, entry.group(3))) != null) {
        throw new IllegalArgumentException(
            "%s gives label '%s' twice; give it once".formatted(flag, label));
      }
      more = !entry.group(4).isEmpty();
      place = entry.end();
    }
  }

  private static String unquoted(String label) {
    return label.replace("\"\"", "\"");
  }

  private static long number(String flag, String list, String number) {
    try {
      return Long.parseLong(number);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s is '%s', where '%s' is no whole number of rows; give one"
              .formatted(flag, list, number));
    }
  }

  private static IllegalArgumentException unreadable(String flag, String list, String rest) {
    return new IllegalArgumentException(
        rest.isBlank() || rest.stripLeading().startsWith(",")
            ? "%s is '%s', of which an entry is empty; drop a comma, or give what is missing"
                .formatted(flag, list)
            : "%s is '%s', where '%s' is no label=rows; put a label that holds a comma between double quotes, and write a double quote in it twice"
                .formatted(flag, list, rest));
  }
}
