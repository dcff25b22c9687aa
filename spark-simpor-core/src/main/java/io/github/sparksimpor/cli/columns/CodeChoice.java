package io.github.sparksimpor.cli.columns;

import io.github.sparksimpor.cli.fault.BadInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how the columns of a table become numbers, by their types and by what they hold, and
 * tells all that stands in the way at once.
 */
public final class CodeChoice {
  private final Dataset<Row> table;
  private final StructType schema;
  private final ColumnRoles roles;
  private final TableProfile profile;
  private final Rules rules;
  private final List<String> problems;

  private CodeChoice(Dataset<Row> table, ColumnRoles roles, TableProfile profile, Rules rules) {
    this.table = table;
    this.schema = table.schema();
    this.roles = roles;
    this.profile = profile;
    this.rules = rules;
    this.problems = new ArrayList<>(roles.problems());
  }

  /**
   * What the user says of the choice.
   *
   * @param dialect of cells of text
   * @param positive the class that is numbered 1; null to choose
   * @param fromZero whether classes are to be numbered 0, 1, ... though they are numbers
   * @param derivesIds whether synthetic rows receive ids
   * @param keepsMissing whether features may be missing, as asked for
   * @param takesMissing whether the method takes features that are missing without being asked to
   */
  public record Rules(
      Dialect dialect,
      @Nullable String positive,
      boolean fromZero,
      boolean derivesIds,
      boolean keepsMissing,
      boolean takesMissing) {}

  /**
   * Chooses.
   *
   * @param profile of the table, which looks closely at all columns with a role
   * @throws BadInputException that tells of all columns that will not do, and of names that are
   *     wrong
   */
  public static TableCode of(
      Dataset<Row> table, ColumnRoles roles, TableProfile profile, Rules rules) {
    return new CodeChoice(table, roles, profile, rules).choose();
  }

  private TableCode choose() {
    LevelCounts levels = LevelCounts.of(table, limits(), rules.dialect());
    @Nullable String label = roles.label();
    Optional<ClassLabels> labels =
        label == null
            ? Optional.empty()
            : new LabelChoice(label, typeOf(label), profile, rules, problems).choose(levels);
    List<ColumnCode> features = new ArrayList<>();
    if (vector() == null) {
      checkNamed("--nominal", roles.nominal());
      checkNamed("--integer", roles.integers());
      checkNamed("--binary", roles.binary());
      checkNamedOnce();
      features.addAll(new FeatureChoice(schema, roles, profile, rules, problems).choose(levels));
    }
    SyntheticIds ids = ids();
    if (!problems.isEmpty() || labels.isEmpty()) {
      throw new BadInputException(String.join("; ", problems));
    }
    return new TableCode(
        schema, labels.get(), features, vector(), ids, rules.dialect().missing(), keepsMissing());
  }

  /** A method that takes holes does not make a table one of holes; vectors are not looked into. */
  private boolean keepsMissing() {
    return rules.keepsMissing()
        || (rules.takesMissing()
            && (vector() != null
                || roles.features().stream()
                    .map(profile::of)
                    .anyMatch(column -> column.missing() + column.nans() > 0)));
  }

  private @Nullable String vector() {
    List<String> features = roles.features();
    return features.size() == 1 && typeOf(features.get(0)).equals(SQLDataTypes.VectorType())
        ? features.get(0)
        : null;
  }

  private DataType typeOf(String column) {
    return schema.apply(column).dataType();
  }

  /** The columns whose different cells are counted, with the most that there may be. */
  private Map<String, Integer> limits() {
    Map<String, Integer> limits = new LinkedHashMap<>();
    for (String name : vector() == null ? roles.features() : List.<String>of()) {
      if (roles.isCategory(name) && Levels.canBe(typeOf(name))) {
        limits.put(name, FeatureChoice.MOST_NAMED_LEVELS);
      } else if (typeOf(name) instanceof StringType && isPlainText(profile.of(name))) {
        limits.put(name, FeatureChoice.MOST_LEVELS);
      }
    }
    @Nullable String label = roles.label();
    if (label != null && LabelChoice.isLabel(typeOf(label))) {
      limits.put(label, LabelChoice.MOST_CLASSES);
    }
    return limits;
  }

  private static boolean isPlainText(ColumnProfile column) {
    return !column.areMostlyNumbers() && column.moment().isEmpty();
  }

  private void checkNamed(String option, Set<String> names) {
    for (String name : names) {
      String problem = ColumnRoles.noFeature(option, name);
      if (!roles.features().contains(name)
          && List.of(schema.fieldNames()).contains(name)
          && !problems.contains(problem)) {
        problems.add(problem);
      }
    }
  }

  private void checkNamedOnce() {
    for (String name : roles.integers()) {
      if (roles.isCategory(name)) {
        problems.add(
            "--integer: '%s' is named as a category too; take it out of one of them"
                .formatted(name));
      }
    }
  }

  private SyntheticIds ids() {
    @Nullable String id = roles.id();
    if (id == null || !rules.derivesIds()) {
      if (id == null && rules.derivesIds()) {
        problems.add("--synthetic-id: name the id column with --id");
      }
      return SyntheticIds.none(id);
    }
    if (!SyntheticIds.canDerive(typeOf(id))) {
      problems.add(
          "--synthetic-id: id column '%s' is of type %s, from which no id is derived; drop the option"
              .formatted(id, typeOf(id).simpleString()));
      return SyntheticIds.none(id);
    }
    return problems.isEmpty()
        ? SyntheticIds.derived(table, id, profile.of(id))
        : SyntheticIds.none(id);
  }
}
