package io.github.sparksimpor.page;

import io.github.sparksimpor.evaluation.GrownRows;
import io.github.sparksimpor.evaluation.Histogram;
import io.github.sparksimpor.evaluation.RowProjection;
import io.github.sparksimpor.evaluation.SyntheticDrift;
import io.github.sparksimpor.evaluation.figure.ClassNames;
import io.github.sparksimpor.evaluation.figure.DriftTables;
import io.github.sparksimpor.evaluation.figure.ProjectionFigures;
import io.github.sparksimpor.evaluation.figure.RunReport.ClassRows;
import io.github.sparksimpor.evaluation.figure.TableWords;
import io.github.sparksimpor.evaluation.report.DataTable;
import io.github.sparksimpor.ml.AscentSummary;
import io.github.sparksimpor.ml.ClassCount;
import io.github.sparksimpor.ml.FitSummary;
import io.github.sparksimpor.ml.ResamplerModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;

/**
 * What figures and tables show of the rows that a resampler read and added. Working it out reads
 * the training data once more.
 *
 * @param projection rows on their principal components, if they have any to show
 * @param gains rows by the gain of their ascent, if any took place
 * @param drift tables of what synthetic rows are like; none if none were grown
 * @param leftOut what is not shown, and why; empty if all is
 */
public record GrownFigures(
    Optional<ProjectionFigures> projection,
    Optional<Histogram> gains,
    List<DataTable> drift,
    Optional<String> leftOut) {

  private static final int FURTHEST = 5;
  private static final int MOST_FEATURES = 500;

  /**
   * Works it out.
   *
   * @param model freshly fitted
   */
  public static GrownFigures of(ResamplerModel<?> model, TableWords words) {
    FitSummary summary = model.summary();
    SyntheticDrift rows = summary.comparison();
    int dimension = rows.real().select("features").head().<Vector>getAs(0).size();
    List<String> leftOut = new ArrayList<>();
    RowProjection.refusal(dimension, rows.categories())
        .ifPresent(why -> leftOut.add("rows on their principal components: " + why));
    if (dimension > MOST_FEATURES) {
      leftOut.add(
          "what synthetic rows are like, by feature: there are %,d, and at most %d are compared"
              .formatted(dimension, MOST_FEATURES));
    }
    return new GrownFigures(
        RowProjection.of(
                rows.real(),
                model.syntheticSamples(),
                rows.categories(),
                largest(summary).label(),
                summary
                    .ascent()
                    .flatMap(AscentSummary::entropy)
                    .map(entropy -> row -> entropy.of(row.toArray())))
            .map(projection -> new ProjectionFigures(projection, names(summary, words))),
        GrownRows.gains(model.syntheticSamples(), GrownRows.Columns.OF_MODELS),
        dimension > MOST_FEATURES ? List.of() : drift(summary, words),
        leftOut.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", leftOut)));
  }

  private static List<DataTable> drift(FitSummary summary, TableWords words) {
    List<Row> furthest = summary.furthest(FURTHEST).collectAsList();
    if (furthest.isEmpty()) {
      return List.of();
    }
    DriftTables tables = new DriftTables(words);
    return List.of(
            tables.drift(summary.drift().collectAsList()),
            tables.categories(summary.categoryShares().collectAsList()),
            tables.furthest(furthest))
        .stream()
        .filter(table -> !table.lines().isEmpty())
        .toList();
  }

  private static ClassCount largest(FitSummary summary) {
    return summary.classes().stream()
        .max(Comparator.comparingLong(ClassCount::original))
        .orElseThrow();
  }

  private static ClassNames names(FitSummary summary, TableWords words) {
    double largest = largest(summary).label();
    return new ClassNames(
        words.className(largest),
        summary.classes().stream()
            .filter(count -> count.label() != largest)
            .map(count -> words.className(count.label()))
            .toList());
  }

  /** Rows of each class, before and after. */
  public static List<ClassRows> classes(FitSummary summary, TableWords words) {
    return summary.classes().stream()
        .map(
            count ->
                new ClassRows(
                    words.className(count.label()),
                    count.original(),
                    count.informative(),
                    count.synthetic()))
        .toList();
  }
}
