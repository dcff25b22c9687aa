package io.github.sparksimpor.examples.jitter;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.engine.growth.Origin;
import io.github.sparksimpor.engine.growth.SeedAssignment;
import io.github.sparksimpor.engine.growth.SyntheticPart;
import io.github.sparksimpor.engine.growth.SyntheticRow;
import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.engine.rows.RowIds;
import io.github.sparksimpor.engine.rows.Support;
import io.github.sparksimpor.sphere.RandomDraws;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.NormalizedGaussianSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Seeds with noise. Draws are keyed by what they are for, so that a row is the same whichever task
 * makes it.
 *
 * @param assigned which seed each row grows from
 * @param seeds features of each seed
 * @param ids of the seeds, or none
 * @param radii mean distance of each seed to its nearest neighbours, in coordinates
 * @param space maps features to coordinates and back
 * @param support what values the class's rows may have
 * @param seed of all random draws
 */
@DefaultSerializer(JavaSerializer.class)
record JitteredRows(
    SeedAssignment assigned,
    double[][] seeds,
    Object[] ids,
    double[] radii,
    FeatureSpace space,
    Support support,
    long seed)
    implements SyntheticPart {
  /** Standard deviation of the noise, in radii. */
  private static final double WIDTH = 0.2;

  @Override
  public Iterator<SyntheticRow> rows() {
    return IntStream.range(0, assigned.size()).mapToObj(this::row).iterator();
  }

  private SyntheticRow row(int i) {
    double[] origin = seeds[assigned.seedOf()[i]];
    double[] whole = space.imputation().imputed(assigned.classIndex(), origin);
    double[] moved = jittered(i, whole);
    double[] features = support.nearest(moved);
    double radius = space.distance(whole, features);
    return SyntheticRow.unmoved(
            assigned.label(),
            space.imputation().withHolesOf(origin, features),
            assigned.region(),
            origin,
            radius,
            Support.differ(moved, features))
        .from(new Origin(RowIds.at(ids, assigned.seedOf()[i]), null));
  }

  private double[] jittered(int i, double[] origin) {
    double radius = radii[assigned.seedOf()[i]];
    if (radius == 0) {
      return origin.clone();
    }
    NormalizedGaussianSampler noise =
        ZigguratSampler.NormalizedGaussian.of(
            RandomDraws.of(seed, assigned.label(), assigned.seedRow(i), assigned.draws()[i]));
    double[] point = space.coordinates(origin, origin.length);
    for (int k = 0; k < point.length; k++) {
      point[k] += WIDTH * radius * noise.sample();
    }
    return space.features(origin, point, 0);
  }
}
