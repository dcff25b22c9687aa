package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.evaluation.report.PointChart.Group;
import io.github.sparksimpor.evaluation.report.PointChart.Place;
import io.github.sparksimpor.evaluation.report.SeriesStyle;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows as points of charts, those of each kind with a mark of their own.
 *
 * @param every of how many rows one is shown, the same for all kinds, so that the charts tell which
 *     are many
 */
record ShownRows(int every) {
  private static final int TRAINING_ROWS_SHOWN = 800;

  /** So many that one can see them all, for charts of what treatments make of training rows. */
  static ShownRows of(Dataset<Row> training) {
    return new ShownRows(Math.max(1, Math.round((float) training.count() / TRAINING_ROWS_SHOWN)));
  }

  /** What a caption has to say. */
  String text() {
    return every == 1 ? "all rows are shown" : "one row in %s is shown".formatted(every);
  }

  /**
   * Majority, minority and what was added to it, if anything was.
   *
   * @param place where rows lie; given rows of {@code label} and {@code features} at least
   */
  List<Group> groups(GrownRows rows, Function<Dataset<Row>, List<Place>> place) {
    return Stream.of(
            new Group("majority", SeriesStyle.QUIET, some(place.apply(rows.majority()))),
            new Group("minority", SeriesStyle.WARM, some(place.apply(rows.minority()))),
            new Group("synthetic", SeriesStyle.STRONG, some(place.apply(rows.synthetic()))))
        .filter(group -> !group.points().isEmpty())
        .toList();
  }

  private List<Place> some(List<Place> places) {
    return IntStream.range(0, places.size())
        .filter(i -> i % every == 0)
        .mapToObj(places::get)
        .toList();
  }
}
