package io.github.sparksimpor.engine;

import io.github.sparksimpor.sphere.StopReason;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** The synthetic rows of a fit with their provenance, compact until somebody reads them. */
public final class SyntheticRows {
  private final List<SyntheticPart> parts;

  SyntheticRows(List<SyntheticPart> parts) {
    this.parts = List.copyOf(parts);
  }

  /**
   * The rows as label, features, region, seed features, radius, log ratio at start and at end,
   * iterations and stop reason; always in the same order.
   */
  public JavaRDD<Row> toRdd(JavaSparkContext context) {
    return context.parallelize(parts, Math.max(1, parts.size())).flatMap(SyntheticPart::rows);
  }

  /** In place of a stop reason where nothing was ascended by design. */
  static final String NO_ASCENT = "none";

  static Row row(
      GrowthSlice slice,
      double[] seed,
      double[] features,
      double radius,
      double logRatioStart,
      double logRatioEnd,
      int iterations,
      StopReason stopReason) {
    return row(
        slice.label(),
        slice.region(),
        seed,
        features,
        radius,
        logRatioStart,
        logRatioEnd,
        iterations,
        stopReason.name().toLowerCase(Locale.ROOT));
  }

  static Row row(
      double label,
      Region region,
      double[] seed,
      double[] features,
      double radius,
      double logRatioStart,
      double logRatioEnd,
      int iterations,
      String stopReason) {
    return RowFactory.create(
        label,
        Vectors.dense(features),
        region.label(),
        Vectors.dense(seed),
        radius,
        orNull(logRatioStart),
        orNull(logRatioEnd),
        iterations,
        stopReason);
  }

  /** Mapping a point at its seed there and back would round; the seed itself does not. */
  static double[] features(
      FeatureSpace space, double[] seed, double radius, double[] coordinates, int offset) {
    return radius == 0 ? seed.clone() : space.features(seed, coordinates, offset);
  }

  private static @Nullable Double orNull(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
