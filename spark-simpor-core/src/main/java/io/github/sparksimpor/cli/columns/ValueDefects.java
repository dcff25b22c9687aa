package io.github.sparksimpor.cli.columns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Values that nothing is learnt from: what is missing, what is not finite, what is too large. */
public final class ValueDefects {
  private ValueDefects() {}

  /**
   * What is wrong with the values of label and features, if anything is.
   *
   * @param keepsMissing whether features may be missing
   */
  public static Optional<String> told(TableCode code, TableProfile profile, boolean keepsMissing) {
    String label = code.labels().column();
    Optional<String> ofLabel = told("label", label, profile.of(label), false);
    List<String> defects = new ArrayList<>(ofLabel.stream().toList());
    List<String> faulty = new ArrayList<>();
    for (ColumnCode feature : code.features()) {
      ColumnProfile column = profile.of(feature.name());
      Optional<String> defect = told("feature", feature.name(), column, keepsMissing);
      if (defect.isPresent()) {
        defects.add(defect.get());
        faulty.add(feature.name());
      }
    }
    if (defects.isEmpty()) {
      return Optional.empty();
    }
    boolean fillable =
        faulty.stream().map(profile::of).anyMatch(column -> column.missing() + column.nans() > 0);
    defects.add(faulty.isEmpty() ? "drop these rows" : remedy(faulty, fillable && !keepsMissing));
    return Optional.of(String.join("; ", defects));
  }

  /** Which features hold numbers that no classifier learns from, since they have no square. */
  public static Optional<String> tooLarge(TableCode code, TableProfile profile) {
    List<String> faulty =
        code.features().stream()
            .map(ColumnCode::name)
            .filter(name -> profile.of(name).huge() > 0)
            .toList();
    return faulty.stream()
        .map(
            name ->
                String.format(
                    Locale.ROOT,
                    "feature column '%s' holds numbers beyond 1e150 in %,d rows",
                    name,
                    profile.of(name).huge()))
        .reduce((one, other) -> one + "; " + other)
        .map(
            told ->
                told
                    + "; correct them, or leave the column out with "
                    + ColumnList.option("--exclude", faulty));
  }

  private static Optional<String> told(
      String what, String name, ColumnProfile column, boolean keepsMissing) {
    long missing = keepsMissing ? 0 : column.missing();
    long notFinite = column.infinite() + (keepsMissing ? 0 : column.nans());
    return missing + notFinite == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s column '%s' holds %s in %,d rows",
                what,
                name,
                missing > 0 ? "null" : "NaN or infinity",
                missing > 0 ? missing : notFinite));
  }

  private static String remedy(List<String> faulty, boolean fillable) {
    return "drop or impute them, %sor leave the column out with %s"
        .formatted(
            fillable ? "keep what is missing with --missing keep, " : "",
            ColumnList.option("--exclude", faulty));
  }
}
