package io.github.sparksimpor.cli.columns;

import io.github.sparksimpor.spark.LabelColumn;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a table, and their numbers. Labels that are numbers are their own, unless classes
 * are to be counted from 0; others are numbered in their order, the positive one of two last.
 *
 * @param column name of the label column
 * @param numbers number of each cell
 * @param spelling of labels in cells of text; null if the cells are the labels
 */
public record ClassLabels(String column, Map<Object, Double> numbers, @Nullable Spelling spelling)
    implements Serializable {

  /**
   * Numbers the classes.
   *
   * @param rows of each cell
   * @param spelling of labels in cells of text; null if the cells are the labels
   * @param fromZero whether also labels that are numbers are to be numbered 0, 1, ...
   * @param positive the label that is numbered 1; null to take the rarer of two
   */
  static ClassLabels of(
      String column,
      Map<Object, Long> rows,
      @Nullable Spelling spelling,
      boolean fromZero,
      @Nullable String positive) {
    Map<Object, Object> valueOf = new LinkedHashMap<>();
    for (Object cell : Levels.sorted(rows.keySet())) {
      @Nullable Object value = spelling == null ? cell : spelling.read((String) cell);
      valueOf.put(cell, Objects.requireNonNull(value));
    }
    List<Object> values = new ArrayList<>(Levels.sorted(Set.copyOf(valueOf.values())));
    boolean areNumbers = values.get(0) instanceof Number;
    boolean areExact =
        areNumbers && values.stream().allMatch(value -> LabelColumn.isExact((Number) value));
    if (positive != null) {
      values.sort(Comparator.comparing(value -> isSame(text(value), positive)));
    } else if (values.size() == 2 && !areNumbers) {
      values.sort(Comparator.comparing(value -> -Objects.requireNonNull(rows.get(value))));
    }
    Map<Object, Double> numbers = new LinkedHashMap<>();
    valueOf.forEach(
        (cell, value) ->
            numbers.put(
                cell,
                areExact && !fromZero
                    ? ((Number) value).doubleValue()
                    : (double) values.indexOf(value)));
    return new ClassLabels(column, numbers, spelling);
  }

  /** The number of a cell; null if it is missing. */
  @Nullable Double number(@Nullable Object cell) {
    return cell == null ? null : numbers.get(cell);
  }

  /** The cell of a number. */
  Object cell(double number) {
    return numbers.entrySet().stream()
        .filter(label -> label.getValue() == number)
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  /** The label in a cell. */
  @Nullable Object value(@Nullable Object cell) {
    return cell == null || spelling == null ? cell : spelling.read((String) cell);
  }

  /** A class as people write it. */
  public String text(double number) {
    return text(cell(number));
  }

  /** A class as people know it: a label that tells nothing by itself follows the column's name. */
  public String name(double number) {
    Object cell = cell(number);
    return cell instanceof String text && !NumberText.plain().isNumber(text)
        ? text
        : column + " " + text(number);
  }

  /** The number of a class as people write it. */
  public Optional<Double> number(String text) {
    return numbers.entrySet().stream()
        .filter(label -> isSame(text(label.getKey()), text))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** How many classes there are. */
  public int size() {
    return Set.copyOf(numbers.values()).size();
  }

  /** All classes as people write them, in the order of their numbers. */
  public String texts() {
    Map<Double, String> texts = new TreeMap<>();
    numbers.forEach((cell, number) -> texts.putIfAbsent(number, text(cell)));
    return texts.values().stream().collect(Collectors.joining(", "));
  }

  /** A message in which the classes' numbers are put as people write them. */
  public String inWords(String message) {
    String told = message;
    for (Map.Entry<Object, Double> label : numbers.entrySet()) {
      String text = text(label.getKey());
      String number = label.getValue().toString();
      if (!isSame(text, number)) {
        told =
            told.replaceAll(
                    "label " + Pattern.quote(number) + "(?=[ ,;])",
                    Matcher.quoteReplacement("label '" + text + "'"))
                .replace("single value " + number + ";", "single value '" + text + "';");
      }
    }
    return told;
  }

  private static boolean isSame(String one, String other) {
    NumberText numbers = NumberText.plain();
    return (numbers.isNumber(one) && numbers.isNumber(other))
        ? numbers.valueOf(one) == numbers.valueOf(other)
        : one.equals(other);
  }

  private static String text(Object cell) {
    return cell instanceof Number number
        ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
        : cell.toString();
  }
}
