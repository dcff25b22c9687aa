package io.github.sparksimpor.cli.columns;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Chooses how single columns become features, by their types and by what they hold. */
final class FeatureChoice {
  static final int MOST_LEVELS = 1_000;
  static final int MOST_NAMED_LEVELS = 100_000;

  private static final String LIKE_A_DATE = "\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}\\b.*";

  private final StructType schema;
  private final ColumnRoles roles;
  private final TableProfile profile;
  private final CodeChoice.Rules rules;
  private final List<String> problems;
  private final Set<String> identifiers = new LinkedHashSet<>();
  private final Set<String> faulty = new LinkedHashSet<>();

  /** Those of the faulty that may be taken as categories. */
  private final Set<String> possible = new LinkedHashSet<>();

  /**
   * A choice to make.
   *
   * @param problems receives what stands in the way
   */
  FeatureChoice(
      StructType schema,
      ColumnRoles roles,
      TableProfile profile,
      CodeChoice.Rules rules,
      List<String> problems) {
    this.schema = schema;
    this.roles = roles;
    this.profile = profile;
    this.rules = rules;
    this.problems = problems;
  }

  /** Chooses, for each column that will do. */
  List<ColumnCode> choose(LevelCounts levels) {
    List<ColumnCode> codes = new ArrayList<>();
    for (String name : roles.features()) {
      feature(name, levels).ifPresent(codes::add);
    }
    addRemedies();
    return codes;
  }

  private Optional<ColumnCode> feature(String name, LevelCounts levels) {
    ColumnProfile column = profile.of(name);
    DataType type = schema.apply(name).dataType();
    if (column.cells() == 0) {
      return refused(name, "feature column '%s' is empty".formatted(name));
    } else if (roles.isCategory(name) && Levels.canBe(type)) {
      return named(name, levels);
    } else if (type instanceof StringType) {
      return text(name, column, levels);
    } else if (type instanceof NumericType) {
      return number(name, column, new NumericScale(type), null);
    } else if (type instanceof BooleanType) {
      return code(name, Levels.of(type, Set.of(false, true)), null);
    } else if (Calendar.canBe(type)) {
      return code(name, new Calendar(type, column.unit()), null);
    } else if (type.equals(SQLDataTypes.VectorType())) {
      return refused(
          name,
          "feature column '%s' holds vectors; give it alone with %s"
              .formatted(name, ColumnList.option("--features", List.of(name))));
    }
    return refused(name, "feature column '%s' is of type %s".formatted(name, type.simpleString()));
  }

  private Optional<ColumnCode> named(String name, LevelCounts levels) {
    Optional<Map<Object, Long>> rows = levels.of(name);
    if (rows.isEmpty()) {
      return refused(
          name,
          String.format(
              Locale.ROOT,
              "feature column '%s' holds more than %,d categories",
              name,
              MOST_NAMED_LEVELS));
    } else if (roles.binary().contains(name) && rows.get().size() != 2) {
      return refused(
          name,
          String.format(
              Locale.ROOT,
              "--binary: feature column '%s' holds %,d different values rather than two",
              name,
              rows.get().size()));
    }
    return code(name, Levels.of(schema.apply(name).dataType(), rows.get().keySet()), null);
  }

  private Optional<ColumnCode> text(String name, ColumnProfile column, LevelCounts levels) {
    Optional<MomentSpelling> moment = column.moment();
    if (column.areNumbers()) {
      Spelling numbers = NumberSpelling.of(rules.dialect().numbers(), column);
      return number(name, column, new NumericScale(numbers.type()), numbers);
    } else if (moment.isPresent()) {
      return code(name, new Calendar(moment.get().type(), moment.get().unit()), moment.get());
    } else if (column.areMostlyNumbers()) {
      return refused(name, StrayCells.told("feature", name, profile));
    }
    Optional<Map<Object, Long>> rows = levels.of(name);
    if (rows.isPresent() && areLikeDates(rows.get().keySet())) {
      return refused(
          name,
          "feature column '%s' holds '%s', which is like a date: name how dates are written, such as --option dateFormat=dd/MM/yyyy"
              .formatted(name, Levels.sorted(rows.get().keySet()).get(0)));
    } else if (rows.isEmpty()) {
      identifiers.add(name);
      return refused(
          name,
          String.format(
              Locale.ROOT,
              "feature column '%s' holds text of more than %,d different values",
              name,
              MOST_LEVELS));
    } else if (rows.get().size() == column.cells()) {
      identifiers.add(name);
      return refused(
          name, "feature column '%s' holds text that differs in every row".formatted(name));
    }
    return code(name, Levels.of(DataTypes.StringType, rows.get().keySet()), null);
  }

  /** What a double does not hold would come out as another number. */
  private Optional<ColumnCode> number(
      String name, ColumnProfile column, NumericScale measure, @Nullable Spelling spelling) {
    if (column.inexact().isEmpty()) {
      return code(name, measure, spelling);
    }
    identifiers.add(name);
    return refused(
        name,
        "feature column '%s' holds numbers of more digits than a double holds, such as %s"
            .formatted(name, profile.shown(column.inexact().get())));
  }

  private static boolean areLikeDates(Set<Object> cells) {
    return cells.stream().allMatch(cell -> cell.toString().matches(LIKE_A_DATE));
  }

  private Optional<ColumnCode> code(String name, ColumnScale scale, @Nullable Spelling spelling) {
    boolean isText = schema.apply(name).dataType() instanceof StringType;
    return Optional.of(
        new ColumnCode(name, scale, spelling, isText ? rules.dialect().missing() : null));
  }

  private Optional<ColumnCode> refused(String name, String why) {
    problems.add(why);
    if (!identifiers.contains(name)) {
      faulty.add(name);
      if (profile.of(name).cells() > 0
          && Levels.canBe(schema.apply(name).dataType())
          && !roles.nominal().contains(name)) {
        possible.add(name);
      }
    }
    return Optional.empty();
  }

  private void addRemedies() {
    if (!identifiers.isEmpty()) {
      problems.add(
          "identifiers are no features: leave them out with "
              + ColumnList.option("--exclude", List.copyOf(identifiers)));
    }
    if (!faulty.isEmpty()) {
      String way = ColumnList.option("--exclude", List.copyOf(faulty));
      problems.add(asCategories() + "leave them out with " + way);
    }
  }

  private String asCategories() {
    if (possible.isEmpty()) {
      return "";
    }
    return possible.equals(faulty)
        ? "correct them, take them as categories with --nominal, or "
        : "correct them, take categories as such with %s, or "
            .formatted(ColumnList.option("--nominal", List.copyOf(possible)));
  }
}
