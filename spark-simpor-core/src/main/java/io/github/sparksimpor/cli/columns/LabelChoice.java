package io.github.sparksimpor.cli.columns;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.jspecify.annotations.Nullable;

/** Chooses how the label column names classes. */
final class LabelChoice {
  static final int MOST_CLASSES = 100;

  private final String name;
  private final DataType type;
  private final TableProfile profile;
  private final ColumnProfile column;
  private final CodeChoice.Rules rules;
  private final List<String> problems;

  /**
   * A choice to make.
   *
   * @param problems receives what stands in the way
   */
  LabelChoice(
      String name,
      DataType type,
      TableProfile profile,
      CodeChoice.Rules rules,
      List<String> problems) {
    this.name = name;
    this.type = type;
    this.profile = profile;
    this.column = profile.of(name);
    this.rules = rules;
    this.problems = problems;
  }

  /** Whether values of a type may name classes. */
  static boolean isLabel(DataType type) {
    return type instanceof NumericType || type instanceof StringType || type instanceof BooleanType;
  }

  /** Chooses, if the column will do. */
  Optional<ClassLabels> choose(LevelCounts levels) {
    boolean isText = type instanceof StringType;
    if (!isLabel(type)) {
      problems.add(
          "label column '%s' is of type %s; a label is a number, a text or true and false"
              .formatted(name, type.simpleString()));
      return Optional.empty();
    } else if (column.cells() == 0) {
      problems.add("label column '%s' is empty; choose another --label".formatted(name));
      return Optional.empty();
    } else if (isText && !column.areNumbers() && column.areMostlyNumbers()) {
      problems.add(StrayCells.told("label", name, profile));
      return Optional.empty();
    } else if (column.fraction().isPresent() && (!isText || column.areNumbers())) {
      problems.add(
          "label column '%s' holds %s, which is a measurement rather than a class; choose a column of classes as --label"
              .formatted(name, column.fraction().get().cell()));
      return Optional.empty();
    }
    Optional<Map<Object, Long>> rows = levels.of(name);
    if (rows.isEmpty() || areNames(rows.get().size())) {
      problems.add(
          String.format(
              Locale.ROOT,
              "label column '%s' holds %s different values in %,d rows: names or measurements"
                  + " rather than classes; choose a column of classes as --label",
              name,
              rows.map(few -> String.valueOf(few.size())).orElse("more than " + MOST_CLASSES),
              column.cells()));
      return Optional.empty();
    }
    @Nullable Spelling spelling =
        isText && column.areNumbers() ? NumberSpelling.of(rules.dialect().numbers(), column) : null;
    ClassLabels labels =
        ClassLabels.of(
            name,
            rows.get(),
            spelling,
            rules.fromZero() || rules.positive() != null,
            rules.positive());
    checkPositive(labels);
    return Optional.of(labels);
  }

  private void checkPositive(ClassLabels labels) {
    @Nullable String positive = rules.positive();
    if (positive == null) {
      return;
    }
    if (labels.number(positive).isEmpty()) {
      problems.add(
          "--positive: column '%s' holds no label '%s'; labels are %s"
              .formatted(labels.column(), positive, labels.texts()));
    } else if (labels.size() != 2) {
      problems.add(
          "--positive is for two classes, and column '%s' holds %s; drop it"
              .formatted(labels.column(), labels.size()));
    }
  }

  /** More than half as many classes as rows are none. */
  private boolean areNames(int classes) {
    return classes > 2 && 2L * classes > column.cells();
  }
}
