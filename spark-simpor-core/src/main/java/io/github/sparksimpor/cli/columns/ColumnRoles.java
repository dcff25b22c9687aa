package io.github.sparksimpor.cli.columns;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a table are what, by their names. Names that are wrong are left out, and told
 * among the problems.
 *
 * @param label name of the label column; null if there is none of that name
 * @param features names of the feature columns, in order
 * @param nominal features that hold categories
 * @param integers features that hold whole numbers
 * @param binary features that hold one of two values
 * @param id name of the column that identifies rows; null if none does
 * @param problems with the names
 */
public record ColumnRoles(
    @Nullable String label,
    List<String> features,
    Set<String> nominal,
    Set<String> integers,
    Set<String> binary,
    @Nullable String id,
    List<String> problems) {
  private static final String ALL = "*";
  private static final int MOST_LISTED = 12;

  /**
   * What was asked for; each name may also be several with commas between.
   *
   * @param label name of the label column
   * @param features names, or {@code *} for all that have no other role
   * @param excluded names of what is no feature
   * @param nominal names of features that hold categories
   * @param integers names of features that hold whole numbers
   * @param binary names of features that hold one of two values
   * @param id name of the column that identifies rows; null for none
   */
  public record Asked(
      String label,
      List<String> features,
      List<String> excluded,
      List<String> nominal,
      List<String> integers,
      List<String> binary,
      @Nullable String id) {}

  /**
   * Picks columns.
   *
   * @param columns names of all
   * @param nameless those that the file gives no name; features only if they are named
   */
  public static ColumnRoles select(List<String> columns, Set<String> nameless, Asked asked) {
    Selection selection = new Selection(columns);
    boolean hasLabel = selection.checkThere("--label", List.of(asked.label()));
    List<String> excluded = selection.there("--exclude", asked.excluded());
    List<String> named = selection.there("--features", asked.features());
    boolean hasId = asked.id() != null && selection.checkThere("--id", List.of(asked.id()));
    @Nullable String id = hasId ? asked.id() : null;
    if (excluded.contains(asked.label())) {
      selection.problems.add(
          "--exclude: '%s' is the label, which is no feature anyway; take it out of --exclude"
              .formatted(asked.label()));
    }
    if (named.contains(asked.label())) {
      selection.problems.add(
          "column '%s' is both label and feature; take it out of --features"
              .formatted(asked.label()));
    }
    Set<String> features = new LinkedHashSet<>();
    for (String name : named) {
      if (name.equals(ALL)) {
        columns.stream().filter(column -> !nameless.contains(column)).forEach(features::add);
      } else if (excluded.contains(name)) {
        selection.problems.add(
            "--exclude: '%s' is named by --features; take it out of one of them".formatted(name));
      } else if (name.equals(id)) {
        selection.problems.add(
            "--id: '%s' is named by --features; take it out of one of them".formatted(name));
      } else if (!features.add(name) && !named.contains(ALL)) {
        selection.problems.add("--features: '%s' is named more than once".formatted(name));
      }
    }
    excluded.forEach(features::remove);
    features.remove(asked.label());
    features.remove(id);
    if (features.isEmpty() && selection.problems.isEmpty()) {
      selection.problems.add("no feature column is left; correct --features or --exclude");
    }
    List<String> all = List.copyOf(features);
    return new ColumnRoles(
        hasLabel ? asked.label() : null,
        all,
        selection.features("--nominal", asked.nominal(), all),
        selection.features("--integer", asked.integers(), all),
        selection.features("--binary", asked.binary(), all),
        id,
        selection.told());
  }

  /** Names of the columns that are looked at. */
  public Set<String> used() {
    Set<String> names = new HashSet<>(features);
    Stream.of(label, id).filter(name -> name != null).forEach(names::add);
    return names;
  }

  /** Whether a feature is named as one that holds categories. */
  boolean isCategory(String feature) {
    return nominal.contains(feature) || binary.contains(feature);
  }

  /** Looks names up. */
  private static final class Selection {
    private final List<String> columns;
    private final List<String> problems = new ArrayList<>();
    private boolean misses;

    Selection(List<String> columns) {
      this.columns = columns;
    }

    /** The names of an option that are columns, and {@code *}. */
    List<String> there(String option, List<String> given) {
      List<String> names = new ArrayList<>(ColumnList.names(given, columns));
      if (names.removeIf(name -> name.isEmpty() && !columns.contains(name))) {
        problems.add(
            "%s: an entry is empty; drop a comma, or give what is missing".formatted(option));
      }
      checkThere(option, names.stream().filter(name -> !name.equals(ALL)).toList());
      return names.stream().filter(name -> name.equals(ALL) || columns.contains(name)).toList();
    }

    /** The names of an option that are features. A vector's features have names of their own. */
    Set<String> features(String option, List<String> given, List<String> features) {
      List<String> names = features.size() == 1 ? given : there(option, given);
      for (String name : names) {
        if (features.size() > 1 && !features.contains(name)) {
          problems.add(noFeature(option, name));
        }
      }
      return new LinkedHashSet<>(names);
    }

    boolean checkThere(String option, List<String> names) {
      boolean all = true;
      for (String name : names) {
        if (!columns.contains(name)) {
          all = false;
          misses = true;
          problems.add(
              "%s: there is no column '%s'%s"
                  .formatted(option, name, NearestName.hint(name, columns)));
        }
      }
      return all;
    }

    List<String> told() {
      List<String> all = new ArrayList<>(problems);
      if (misses) {
        all.add("columns are " + list(columns));
      }
      return all;
    }
  }

  /** What is wrong with an option that names a column which is no feature. */
  static String noFeature(String option, String name) {
    return "%s: '%s' is no feature; take it out".formatted(option, name);
  }

  private static String list(List<String> columns) {
    String first = columns.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
    return columns.size() <= MOST_LISTED
        ? first
        : first + " and %s more".formatted(columns.size() - MOST_LISTED);
  }
}
