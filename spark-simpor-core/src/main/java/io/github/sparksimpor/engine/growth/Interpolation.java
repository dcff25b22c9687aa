package io.github.sparksimpor.engine.growth;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.engine.rows.Imputation;
import io.github.sparksimpor.engine.rows.Support;
import java.io.Serializable;

/**
 * Makes rows between a seed and another point.
 *
 * @param rows the assignment they are made for
 * @param space the coordinates of all geometry
 * @param support which values there may be
 */
@DefaultSerializer(JavaSerializer.class)
record Interpolation(SeedAssignment rows, FeatureSpace space, Support support)
    implements Serializable {
  private static final double HALF = 0.5;

  /** A copy of a seed. */
  SyntheticRow copy(double[] start) {
    return row(start.clone(), start, 0, false);
  }

  /**
   * A row that lacks what the nearer end lacks.
   *
   * @param start features of the seed
   * @param end features of the other end
   * @param share part of the way, from 0 to 1
   * @param voters rows of the class that vote on categories, closest first
   */
  SyntheticRow between(double[] start, double[] end, double share, double[][] voters) {
    Imputation imputation = space.imputation();
    int c = rows.classIndex();
    double[] from = imputation.imputed(c, start);
    double[] point =
        space.between(from, imputation.imputed(c, end), share, imputation.imputed(c, voters));
    double[] features = support.nearest(point);
    double radius = space.distance(from, features);
    boolean projected = Support.differ(point, features);
    return row(
        imputation.withHolesOf(share <= HALF ? start : end, features), start, radius, projected);
  }

  private SyntheticRow row(double[] features, double[] start, double radius, boolean projected) {
    return SyntheticRow.unmoved(rows.label(), features, rows.region(), start, radius, projected);
  }
}
