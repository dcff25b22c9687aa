package io.github.sparksimpor.cli.columns;

import com.fasterxml.jackson.core.io.NumberInput;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Numbers as text: digits with a decimal point and no grouping, or as a locale has them. A number
 * of more than 400 characters is none: reading it would take for ever.
 */
public final class NumberText implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 400;

  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
  private static final String EXPONENT = "([eE][+-]?\\d{1,9})?";
  private static final Pattern WORD =
      Pattern.compile("[+-]?(inf(inity)?|nan)", Pattern.CASE_INSENSITIVE);
  private static final Pattern WITH_COMMA =
      Pattern.compile("[+-]?(\\d{1,3}([. ]\\d{3})+|\\d+),\\d+" + EXPONENT);

  private final String point;
  private final String grouping;
  private final Pattern number;

  private NumberText(String point, String grouping) {
    this.point = point;
    this.grouping = grouping;
    String grouped = grouping.isEmpty() ? "" : "\\d{1,3}(" + Pattern.quote(grouping) + "\\d{3})+|";
    String decimals = Pattern.quote(point) + "\\d*";
    this.number =
        Pattern.compile(
            "[+-]?((%s\\d+)(%s)?|%s\\d+)%s"
                .formatted(grouped, decimals, Pattern.quote(point), EXPONENT));
  }

  /** With a decimal point and a sign between groups of digits, empty for none. */
  static NumberText of(String point, String grouping) {
    return new NumberText(point, grouping);
  }

  String point() {
    return point;
  }

  String grouping() {
    return grouping;
  }

  /** With a decimal point. */
  static NumberText plain() {
    return new NumberText(".", "");
  }

  /** As in a locale. */
  static NumberText of(Locale locale) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
    return new NumberText(
        String.valueOf(symbols.getDecimalSeparator()),
        String.valueOf(symbols.getGroupingSeparator()));
  }

  /** Whether a cell holds a number, or a word for one that is not finite. */
  boolean isNumber(String cell) {
    if (cell.length() > LONGEST) {
      return false;
    }
    if (PlainDecimal.of(cell, point) != null) {
      return true;
    }
    String text = cell.strip();
    return number.matcher(text).matches() || WORD.matcher(text).matches();
  }

  /** Whether a number is written without a fraction, and fits 64 bits. */
  boolean isWhole(String cell) {
    return !cell.contains(point) && WHOLE.matcher(cell.strip()).matches();
  }

  /** Whether a cell would be a number, were the comma its decimal point. */
  static boolean hasDecimalComma(String cell) {
    return cell.length() <= LONGEST && WITH_COMMA.matcher(cell.strip()).matches();
  }

  /** The value of a number. */
  double valueOf(String cell) {
    String text = cell.strip();
    if (isWord(text)) {
      return text.toLowerCase(Locale.ROOT).contains("nan")
          ? Double.NaN
          : text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return NumberInput.parseDouble(unified(text), true);
  }

  private static boolean isWord(String number) {
    return Character.isLetter(number.charAt(number.length() - 1)); // n, f or y
  }

  /** The value of a number without a fraction. */
  long wholeOf(String cell) {
    return Long.parseLong(cell.strip());
  }

  /**
   * Whether a double holds all digits of a number.
   *
   * @param value of the number
   */
  boolean isHeld(String cell, double value) {
    if (cell.length() <= PlainDecimal.HELD || !isOrdinary(value)) {
      return true;
    }
    PlainDecimal plain = PlainDecimal.of(cell, point);
    return (plain != null && plain.isHeldBy(value))
        || isHeld(new BigDecimal(unified(cell.strip())));
  }

  /** Whether a double, written with as many digits, is this number. */
  static boolean isHeld(BigDecimal number) {
    double value = number.doubleValue();
    return number.precision() <= PlainDecimal.HELD
        || BigDecimal.valueOf(value).compareTo(number) == 0
        || new BigDecimal(value).setScale(number.scale(), RoundingMode.HALF_UP).compareTo(number)
            == 0;
  }

  private static boolean isOrdinary(double value) {
    return value != 0 && Double.isFinite(value);
  }

  /** Whether a number is written with a power of ten. */
  static boolean hasExponent(String number) {
    return number.indexOf('e') >= 0 || number.indexOf('E') >= 0;
  }

  /**
   * A number, without grouping.
   *
   * @param plain whether without a power of ten
   */
  String text(Object number, boolean plain) {
    String text = String.valueOf(number);
    return (plain && hasExponent(text) ? new BigDecimal(text).toPlainString() : text)
        .replace(".", point);
  }

  private String unified(String text) {
    String ungrouped = grouping.isEmpty() ? text : text.replace(grouping, "");
    return point.equals(".") ? ungrouped : ungrouped.replace(point, ".");
  }
}
