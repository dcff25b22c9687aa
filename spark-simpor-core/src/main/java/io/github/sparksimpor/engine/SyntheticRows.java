package io.github.sparksimpor.engine;

import io.github.sparksimpor.sphere.StopReason;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * The synthetic rows of a fit with their provenance, compact until somebody reads them: coordinates
 * and seeds in flat arrays, turned into {@link Row}s where the rows are used.
 */
public final class SyntheticRows {
  private final List<Part> parts;

  private SyntheticRows(List<Part> parts) {
    this.parts = parts;
  }

  static SyntheticRows of(
      List<GrowthSlice> slices,
      List<SyntheticBlock> blocks,
      TrainingRows original,
      FeatureSpace space) {
    List<Part> parts = new ArrayList<>();
    for (int s = 0; s < slices.size(); s++) {
      parts.add(Part.of(slices.get(s), blocks.get(s), original, space));
    }
    return new SyntheticRows(parts);
  }

  /**
   * The rows as label, features, region, seed features, radius, log ratio at start and at end,
   * iterations and stop reason; always in the same order.
   */
  public JavaRDD<Row> toRdd(JavaSparkContext context) {
    return context.parallelize(parts, Math.max(1, parts.size())).flatMap(Part::rows);
  }

  /** Rows of one slice. Each seed's features are kept once, however many rows grew from it. */
  private record Part(
      double label,
      Region region,
      int[] seedOf,
      double[][] seeds,
      SyntheticBlock block,
      FeatureSpace space)
      implements Serializable {

    static Part of(
        GrowthSlice slice, SyntheticBlock block, TrainingRows original, FeatureSpace space) {
      int[] distinct = IntStream.of(slice.seeds()).distinct().sorted().toArray();
      int[] seedOf =
          IntStream.of(slice.seeds()).map(seed -> Arrays.binarySearch(distinct, seed)).toArray();
      double[][] seeds =
          IntStream.of(distinct)
              .mapToObj(seed -> original.row(slice.classIndex(), seed))
              .toArray(double[][]::new);
      return new Part(slice.label(), slice.region(), seedOf, seeds, block, space);
    }

    Iterator<Row> rows() {
      return IntStream.range(0, seedOf.length).mapToObj(this::row).iterator();
    }

    private Row row(int i) {
      double[] seed = seeds[seedOf[i]];
      return RowFactory.create(
          label,
          Vectors.dense(features(i, seed)),
          region.label(),
          Vectors.dense(seed),
          block.radii()[i],
          orNull(block.logRatioStart()[i]),
          orNull(block.logRatioEnd()[i]),
          block.iterations()[i],
          StopReason.values()[block.stopReasons()[i]].name().toLowerCase(Locale.ROOT));
    }

    /** Mapping a point at its seed there and back would round; the seed itself does not. */
    private double[] features(int i, double[] seed) {
      return block.radii()[i] == 0
          ? seed.clone()
          : space.features(seed, block.coordinates(), i * space.columns().length);
    }

    private static @Nullable Double orNull(double value) {
      return Double.isNaN(value) ? null : value;
    }
  }
}
