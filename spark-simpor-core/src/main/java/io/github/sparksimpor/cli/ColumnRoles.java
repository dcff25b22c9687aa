package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.fault.BadInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Which columns of a table are the label and the features, by their names.
 *
 * @param label name of the label column
 * @param features names of the feature columns, in order
 */
record ColumnRoles(String label, List<String> features) {
  private static final String ALL = "*";
  private static final int MOST_LISTED = 12;

  /**
   * Picks columns.
   *
   * @param columns names of all
   * @param wanted names of the features, or {@code *} for all but the label
   * @param excluded names taken away from them
   * @throws BadInputException that tells of all names that are wrong
   */
  static ColumnRoles select(
      List<String> columns, String label, List<String> wanted, List<String> excluded) {
    checkNames(columns, label, wanted, excluded);
    Set<String> names = new LinkedHashSet<>();
    for (String name : wanted) {
      if (name.equals(ALL)) {
        columns.stream().filter(column -> !column.equals(label)).forEach(names::add);
      } else {
        names.add(name);
      }
    }
    excluded.forEach(names::remove);
    ColumnRoles roles = new ColumnRoles(label, List.copyOf(names));
    roles.check(excluded);
    return roles;
  }

  /** Names of the columns that must be numbers. */
  Set<String> names() {
    Set<String> names = new HashSet<>(features);
    names.add(label);
    return names;
  }

  private void check(List<String> excluded) {
    if (excluded.contains(label)) {
      throw new BadInputException(
          "--exclude: '%s' is the label, which is no feature anyway; take it out of --exclude"
              .formatted(label));
    }
    if (features.contains(label)) {
      throw new BadInputException(
          "column '%s' is both label and feature; take it out of --features".formatted(label));
    }
    if (features.isEmpty()) {
      throw new BadInputException("no feature column is left; correct --features or --exclude");
    }
  }

  private static void checkNames(
      List<String> columns, String label, List<String> wanted, List<String> excluded) {
    List<String> missing =
        Stream.of(
                missing(columns, List.of(label), "--label"),
                missing(
                    columns,
                    wanted.stream().filter(name -> !name.equals(ALL)).toList(),
                    "--features"),
                missing(columns, excluded, "--exclude"))
            .flatMap(List::stream)
            .toList();
    if (!missing.isEmpty()) {
      throw new BadInputException(
          "%s; columns are %s".formatted(String.join("; ", missing), list(columns)));
    }
  }

  private static List<String> missing(List<String> columns, List<String> names, String option) {
    List<String> missing = new ArrayList<>();
    for (String name : names) {
      if (!columns.contains(name)) {
        missing.add(
            "%s: there is no column '%s'%s".formatted(option, name, nearest(columns, name)));
      }
    }
    return missing;
  }

  private static String nearest(List<String> columns, String name) {
    return columns.stream()
        .min(Comparator.comparingInt(column -> distance(column, name)))
        .map(column -> "; did you mean '" + column + "'?")
        .orElse("");
  }

  private static int distance(String one, String other) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    boolean sameLetters = one.equalsIgnoreCase(other);
    return sameLetters ? 0 : distance.apply(one, other);
  }

  private static String list(List<String> columns) {
    String first = columns.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
    return columns.size() <= MOST_LISTED
        ? first
        : first + " and %d more".formatted(columns.size() - MOST_LISTED);
  }
}
