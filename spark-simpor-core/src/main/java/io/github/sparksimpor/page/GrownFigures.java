package io.github.sparksimpor.page;

import io.github.sparksimpor.evaluation.GrownRows;
import io.github.sparksimpor.evaluation.Histogram;
import io.github.sparksimpor.evaluation.RowProjection;
import io.github.sparksimpor.evaluation.RowSample;
import io.github.sparksimpor.evaluation.SampledDrift;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;

/**
 * What figures and tables show of the rows that a resampler read and added. Working it out reads
 * the training data once more, and goes on with a sample of at most {@value RowSample#ROWS} rows.
 *
 * @param projection rows on their principal components, if they have any to show
 * @param gains rows by the gain of their ascent, if any took place
 * @param drift tables of what synthetic rows are like; none if none were grown
 * @param leftOut what is not shown, and why; empty if all is
 * @param drawn the sample that it rests on; empty if it rests on all rows
 */
public record GrownFigures(
    Optional<ProjectionFigures> projection,
    Optional<Histogram> gains,
    List<DataTable> drift,
    Optional<String> leftOut,
    Optional<String> drawn) {

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
    RowSample real = RowSample.of(rows.real(), counts(summary, ClassCount::original));
    RowSample synthetic =
        RowSample.of(model.syntheticSamples(), counts(summary, ClassCount::synthetic));
    int dimension = real.rows().get(0).<Vector>getAs(1).size();
    List<String> leftOut = new ArrayList<>();
    RowProjection.refusal(dimension, rows.categories())
        .ifPresent(why -> leftOut.add("rows on their principal components: " + why));
    if (dimension > MOST_FEATURES) {
      leftOut.add(
          String.format(
              Locale.ROOT,
              "what synthetic rows are like, by feature: there are %,d, and at most %d are"
                  + " compared",
              dimension,
              MOST_FEATURES));
    }
    return new GrownFigures(
        RowProjection.of(
                real,
                synthetic,
                rows.categories(),
                largest(summary).label(),
                summary
                    .ascent()
                    .flatMap(AscentSummary::entropy)
                    .map(entropy -> row -> entropy.of(row.toArray())))
            .map(projection -> new ProjectionFigures(projection, names(summary, words))),
        GrownRows.gains(model.syntheticSamples(), GrownRows.Columns.OF_MODELS),
        dimension > MOST_FEATURES
            ? List.of()
            : drift(
                new SampledDrift(real.rows(), synthetic.rows(), rows.categories()),
                rows.candidates(),
                words),
        leftOut.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", leftOut)),
        real.isWhole() && synthetic.isWhole()
            ? Optional.empty()
            : Optional.of(
                "%s rows read and %s rows added, drawn by their values: quantiles and shares are"
                        .formatted(real.extent(), synthetic.extent())
                    + " theirs, counts on an axis are estimates, and the furthest rows are looked"
                    + " for among the rows added, at their distances from the drawn ones"));
  }

  private static Map<Double, Long> counts(FitSummary summary, ToLongFunction<ClassCount> rows) {
    return summary.classes().stream()
        .filter(count -> rows.applyAsLong(count) > 0)
        .collect(Collectors.toMap(ClassCount::label, rows::applyAsLong));
  }

  /**
   * Of all rows that were added, those furthest from the drawn ones; all else of the drawn ones.
   */
  private static List<DataTable> drift(SampledDrift drawn, List<Row> candidates, TableWords words) {
    List<SampledDrift.Far> furthest = drawn.furthest(candidates, FURTHEST);
    if (furthest.isEmpty()) {
      return List.of();
    }
    DriftTables tables = new DriftTables(words);
    return List.of(
            tables.drift(drawn.features()),
            tables.categories(drawn.shares()),
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
