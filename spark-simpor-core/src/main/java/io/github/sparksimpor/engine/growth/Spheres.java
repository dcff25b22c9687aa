package io.github.sparksimpor.engine.growth;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.engine.rows.PlacedRows;
import io.github.sparksimpor.engine.rows.RowIds;
import io.github.sparksimpor.engine.rows.Support;
import io.github.sparksimpor.neighbors.Radius;
import io.github.sparksimpor.sphere.SphereStart;
import io.github.sparksimpor.sphere.SyntheticPoint;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Spheres around seeds, on which synthetic rows come to lie.
 *
 * @param rows which seed each row grows from
 * @param seeds features of each seed, as they were given
 * @param ids of the seeds, or none
 * @param radii R of each seed: the mean distance to its nearest neighbours of the same class
 */
@DefaultSerializer(JavaSerializer.class)
public record Spheres(SeedAssignment rows, double[][] seeds, Object[] ids, double[] radii)
    implements Serializable {

  /**
   * Finds features and radii of the seeds.
   *
   * @param placed has the seeds
   * @param rows which seed each row grows from
   * @param neighbors k, at least 1; fewer are used in a smaller class
   */
  static Spheres around(PlacedRows placed, SeedAssignment rows, int neighbors) {
    int c = rows.classIndex();
    return new Spheres(
        rows,
        placed.features(c, rows.seeds()),
        placed.ids(c, rows.seeds()),
        Radius.of(placed.neighbors(c, rows.seeds(), c, neighbors)));
  }

  /** The rows in slices of a length, in order. */
  List<Spheres> slices(int length) {
    return rows.slices(length).stream().map(this::of).toList();
  }

  private Spheres of(SeedAssignment.Slice slice) {
    return new Spheres(
        slice.rows(),
        IntStream.of(slice.seedPositions()).mapToObj(p -> seeds[p]).toArray(double[][]::new),
        RowIds.some(ids, slice.seedPositions()),
        IntStream.of(slice.seedPositions()).mapToDouble(p -> radii[p]).toArray());
  }

  /** Number of synthetic rows. */
  public int size() {
    return rows.size();
  }

  /** Features of the i-th row's seed. */
  double[] seedFeatures(int i) {
    return seeds[rows.seedOf()[i]];
  }

  /** The i-th row, where its point has come to rest. */
  SyntheticRow row(int i, SyntheticPoint point, FeatureSpace space, Support support) {
    double[] seed = seedFeatures(i);
    // Mapping a point at its seed there and back would round; the seed itself does not.
    double[] whole = space.imputation().imputed(rows.classIndex(), seed);
    double[] found = point.radius() == 0 ? whole : space.features(whole, point.coordinates(), 0);
    double[] features = support.nearest(found);
    boolean projected = Support.differ(found, features);
    space.imputation().withHolesOf(seed, features);
    return new SyntheticRow(
        rows.label(),
        features,
        rows.region(),
        seed,
        point.radius(),
        projected,
        point.logRatioAtStart(),
        point.logRatioAtEnd(),
        point.iterations(),
        SyntheticRow.nameOf(point.stopReason()),
        new Origin(RowIds.at(ids, rows.seedOf()[i]), null));
  }

  /** The sphere of the i-th row, with as many random points. */
  public SphereStart start(int i, int candidates, FeatureSpace space, long randomSeed) {
    double[] features = space.imputation().imputed(rows.classIndex(), seedFeatures(i));
    return SphereStart.draw(
        randomSeed,
        rows.label(),
        rows.seedRow(i),
        rows.draws()[i],
        space.coordinates(features, features.length),
        space.categories(rows.classIndex(), features),
        radii[rows.seedOf()[i]],
        candidates);
  }
}
