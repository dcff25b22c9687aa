package io.github.sparksimpor.cli.columns;

import java.util.Locale;

/** Cells of text that keep a column from holding numbers, with what to do about them. */
final class StrayCells {
  private StrayCells() {}

  /**
   * What to say.
   *
   * @param what the column is
   */
  static String told(String what, String name, TableProfile profile) {
    ColumnProfile column = profile.of(name);
    return String.format(
            Locale.ROOT,
            "%s column '%s' is of type string, for it holds %s (%,d of %,d rows hold no number)",
            what,
            name,
            column.notNumber().map(profile::shown).orElse("text"),
            column.notNumbers(),
            profile.rows())
        + remedy(column);
  }

  private static String remedy(ColumnProfile column) {
    String cell = column.notNumber().map(ColumnProfile.Stray::cell).orElse("");
    if (column.hasDecimalCommas()) {
      return "; if that is a decimal comma, add --option locale=de-DE";
    } else if (cell.strip().matches("(?i)#?n[./]?a\\.?n?|null|none|nil|missing|unknown|[-?.*]+|")) {
      return "; if that means that a value is missing, add --option nullValue='%s'".formatted(cell);
    }
    return "";
  }
}
