package io.github.sparksimpor.evaluation;

import static org.apache.spark.ml.functions.vector_to_array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A sample of the rows before and after resampling, on the two leading principal components of the
 * rows read, and how the classes overlap on the first. The majority is the largest class; the
 * minority is all others.
 *
 * @param majority some rows of the majority
 * @param minority some rows of the minority
 * @param synthetic some synthetic rows
 * @param ascents from seeds to the synthetic rows that were ascended, some of them
 * @param before overlap without the synthetic rows, as far as the sample tells; the outermost bins
 *     hold what lies beyond
 * @param after overlap with them, in the same bins
 * @param categories how many features hold categories, which have no part in the components
 * @param missing whether values are missing, each of which counts as its feature's mean
 */
public record RowProjection(
    List<Point> majority,
    List<Point> minority,
    List<Point> synthetic,
    List<Ascent> ascents,
    ClassOverlap before,
    ClassOverlap after,
    int categories,
    boolean missing) {

  private static final int SHOWN = 500;
  private static final int ASCENTS_SHOWN = 80;
  private static final int MOST_FEATURES = 500;
  private static final String FEATURES = "features";
  private static final String SEED = "seedFeatures";

  /**
   * A row on the plane.
   *
   * @param first its first component
   * @param second its second component
   * @param entropy how unsure the network is about it, in [0, 1]; NaN if that is not known
   */
  public record Point(double first, double second, double entropy) {}

  /** From a seed to the synthetic row that grew from it. */
  public record Ascent(Point seed, Point row) {}

  /**
   * Why rows are not projected, in words; empty if they are.
   *
   * @param dimension number of features
   * @param categories places of those that hold categories
   */
  public static Optional<String> refusal(int dimension, Set<Integer> categories) {
    int measurements = dimension - categories.size();
    if (measurements < 2) {
      return Optional.of(
          "principal components take two features that are no categories, and there %s"
              .formatted(measurements == 1 ? "is one" : "is none"));
    }
    return measurements > MOST_FEATURES
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "principal components of %,d features would take long; at most %d are shown",
                measurements,
                MOST_FEATURES))
        : Optional.empty();
  }

  /**
   * Projects rows.
   *
   * @param original rows read: {@code label}, a double, and {@code features}, a vector
   * @param synthetic rows added, with the same columns, {@code seedFeatures} and {@code
   *     logRatioEnd}, which is null where no ascent took place
   * @param categories places of features that hold categories
   * @param largest label of the largest class
   * @param entropy of a row, if known
   * @return empty where there is a {@link #refusal}
   */
  public static Optional<RowProjection> of(
      RowSample original,
      RowSample synthetic,
      Set<Integer> categories,
      double largest,
      Optional<ToDoubleFunction<Vector>> entropy) {
    List<double[]> rows = original.alike(label -> true).stream().map(Vector::toArray).toList();
    if (rows.isEmpty() || refusal(rows.get(0).length, categories).isPresent()) {
      return Optional.empty();
    }
    PrincipalPlane plane = PrincipalPlane.of(rows, categories);
    Group majority = Group.of(plane, original, label -> label == largest);
    Group minority = Group.of(plane, original, label -> label != largest);
    Group synthesised = Group.of(plane, synthetic, label -> true);
    RobustRange range = range(majority, minority, synthesised);
    Histogram many = majority.histogram(range);
    Histogram few = minority.histogram(range);
    return Optional.of(
        new RowProjection(
            majority.points(entropy),
            minority.points(entropy),
            synthesised.points(entropy),
            ascents(plane, synthetic.table()),
            new ClassOverlap(many, few),
            new ClassOverlap(many, few.plus(synthesised.histogram(range))),
            categories.size(),
            plane.hasMissing()));
  }

  private static RobustRange range(Group... groups) {
    return RobustRange.of(
        Arrays.stream(groups).flatMapToDouble(group -> Arrays.stream(group.firsts())).toArray());
  }

  /**
   * Rows of some classes on the plane.
   *
   * @param rows those drawn, least hash first
   * @param places of them on the plane
   * @param count how many the table has
   */
  private record Group(List<Vector> rows, List<double[]> places, long count) {
    static Group of(PrincipalPlane plane, RowSample sample, DoublePredicate wanted) {
      List<Vector> rows = sample.alike(wanted);
      return new Group(
          rows,
          rows.stream().map(row -> plane.project(row.toArray())).toList(),
          sample.rowsOf(wanted));
    }

    double[] firsts() {
      return places.stream().mapToDouble(place -> place[0]).toArray();
    }

    Histogram histogram(RobustRange range) {
      return Histogram.of(firsts(), range.low(), range.high(), ClassOverlap.BINS)
          .standingFor(count);
    }

    List<Point> points(Optional<ToDoubleFunction<Vector>> entropy) {
      return IntStream.range(0, Math.min(SHOWN, rows.size()))
          .mapToObj(
              i ->
                  point(
                      places.get(i),
                      entropy.map(of -> of.applyAsDouble(rows.get(i))).orElse(Double.NaN)))
          .toList();
    }
  }

  private static Point point(double[] place, double entropy) {
    return new Point(place[0], place[1], entropy);
  }

  /** Some that depend on the rows' values only, not on where they lie. */
  private static List<Ascent> ascents(PrincipalPlane plane, Dataset<Row> synthetic) {
    return synthetic
        .where(col("logRatioEnd").isNotNull())
        .orderBy(xxhash64(vector_to_array(col(FEATURES), "float64")))
        .limit(ASCENTS_SHOWN)
        .select(SEED, FEATURES)
        .collectAsList()
        .stream()
        .map(row -> new Ascent(at(plane, row.getAs(0)), at(plane, row.getAs(1))))
        .toList();
  }

  private static Point at(PrincipalPlane plane, Vector features) {
    return point(plane.project(features.toArray()), Double.NaN);
  }
}
