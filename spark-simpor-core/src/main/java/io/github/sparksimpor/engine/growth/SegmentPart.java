package io.github.sparksimpor.engine.growth;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.engine.rows.Support;
import io.github.sparksimpor.sphere.RandomDraws;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/** Rows at random points of segments (SMOTE, Chawla et al. 2002). */
@DefaultSerializer(JavaSerializer.class)
record SegmentPart(Segments segments, FeatureSpace space, Support support, long seed)
    implements SyntheticPart {
  private static final double FULL = 1;
  private static final double HALF = 0.5;

  @Override
  public Iterator<SyntheticRow> rows() {
    return IntStream.range(0, segments.size()).mapToObj(this::row).iterator();
  }

  private SyntheticRow row(int i) {
    SeedAssignment rows = segments.rows();
    double[] start = segments.seeds()[rows.seedOf()[i]];
    double[] point = point(i);
    double[] features = support.nearest(point);
    return SyntheticRow.unmoved(
        rows.label(),
        features,
        rows.region(),
        start,
        space.distance(start, features),
        Support.differ(point, features));
  }

  private double[] point(int i) {
    SeedAssignment rows = segments.rows();
    int position = rows.seedOf()[i];
    double[] start = segments.seeds()[position];
    double[][] own = segments.own()[position];
    double[][] others = segments.others()[position];
    UniformRandomProvider random =
        RandomDraws.of(seed, rows.label(), rows.seedRow(i), rows.draws()[i]);
    boolean outwards = others.length > 0 && (own.length == 0 || random.nextBoolean());
    double[][] ends = outwards ? others : own;
    if (ends.length == 0) {
      return start.clone();
    }
    double[] end = ends[random.nextInt(ends.length)];
    double share = random.nextDouble() * (outwards ? HALF : FULL);
    return space.between(start, end, share, own);
  }
}
