package io.github.sparksimpor.engine.growth;

import io.github.sparksimpor.engine.rows.ActiveColumns;
import io.github.sparksimpor.sphere.StopReason;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A synthetic row with its provenance, as users see it.
 *
 * @param label of the class it was grown for
 * @param features the active ones, as the training rows have them
 * @param region where its seed lies
 * @param seedFeatures features of its seed
 * @param radius its distance from the seed, in standardised units; that of its sphere if it was
 *     found on one
 * @param projected whether it was rounded or moved within bounds, and so does not lie on its sphere
 *     or segment
 * @param logRatioStart L at the start of the ascent; NaN where none took place, null for users
 * @param logRatioEnd L at its end, likewise
 * @param iterations steps tried
 * @param stopReason why the ascent ended, or {@value #NO_ASCENT}
 * @param origin which rows it grew from
 */
public record SyntheticRow(
    double label,
    double[] features,
    Region region,
    double[] seedFeatures,
    double radius,
    boolean projected,
    double logRatioStart,
    double logRatioEnd,
    int iterations,
    String stopReason,
    Origin origin)
    implements Serializable {

  /** In place of a stop reason where nothing was ascended by design. */
  public static final String NO_ASCENT = "none";

  /** The column of the seed's id, where rows have ids. */
  public static final String SEED_ID = "seedId";

  /** The column of the neighbour's id, where rows have ids. */
  public static final String NEIGHBOR_ID = "neighborId";

  /** The columns; those that versions before did not have come last and may be null. */
  public static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.DoubleType, false)
          .add("features", SQLDataTypes.VectorType(), false)
          .add("region", DataTypes.StringType, false)
          .add("seedFeatures", SQLDataTypes.VectorType(), false)
          .add("radius", DataTypes.DoubleType, false)
          .add("logRatioStart", DataTypes.DoubleType, true)
          .add("logRatioEnd", DataTypes.DoubleType, true)
          .add("iterations", DataTypes.IntegerType, false)
          .add("stopReason", DataTypes.StringType, false)
          .add("projected", DataTypes.BooleanType, true);

  /** A row that no ascent has moved. */
  public static SyntheticRow unmoved(
      double label, double[] features, Region region, double[] seedFeatures, double radius) {
    return unmoved(label, features, region, seedFeatures, radius, false);
  }

  /** A row that no ascent has moved, though bounds may have. */
  public static SyntheticRow unmoved(
      double label,
      double[] features,
      Region region,
      double[] seedFeatures,
      double radius,
      boolean projected) {
    return new SyntheticRow(
        label,
        features,
        region,
        seedFeatures,
        radius,
        projected,
        Double.NaN,
        Double.NaN,
        0,
        NO_ASCENT,
        Origin.unknown());
  }

  /** The row with what is known of where it grew from. */
  public SyntheticRow from(Origin known) {
    return new SyntheticRow(
        label,
        features,
        region,
        seedFeatures,
        radius,
        projected,
        logRatioStart,
        logRatioEnd,
        iterations,
        stopReason,
        known);
  }

  /**
   * The columns of rows whose origins have ids: two more.
   *
   * @param idType of the ids; empty if there are none
   */
  public static StructType schema(Optional<DataType> idType) {
    return idType
        .map(type -> SCHEMA.add(SEED_ID, type, true).add(NEIGHBOR_ID, type, true))
        .orElse(SCHEMA);
  }

  /** What users read as a stop reason. */
  static String nameOf(StopReason reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The row in these columns.
   *
   * @param columns tells how users have their vectors
   * @param identified whether the columns of ids are there
   */
  Row toRow(ActiveColumns columns, boolean identified) {
    Object[] values = {
      label,
      columns.widened(features),
      region.label(),
      columns.widened(seedFeatures),
      radius,
      orNull(logRatioStart),
      orNull(logRatioEnd),
      iterations,
      stopReason,
      projected,
      origin.seedId(),
      origin.neighborId()
    };
    return RowFactory.create(identified ? values : Arrays.copyOf(values, SCHEMA.length()));
  }

  private static @Nullable Double orNull(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
