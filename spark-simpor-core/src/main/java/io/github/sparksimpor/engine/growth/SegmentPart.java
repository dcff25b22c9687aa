package io.github.sparksimpor.engine.growth;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.engine.rows.RowIds;
import io.github.sparksimpor.engine.rows.Support;
import io.github.sparksimpor.sphere.RandomDraws;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

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
    int position = segments.rows().seedOf()[i];
    double[] start = segments.seeds()[position];
    @Nullable Object seedId = RowIds.at(segments.ids(), position);
    Neighbors own = segments.own().get(position);
    Neighbors others = segments.others().get(position);
    UniformRandomProvider random = draws(i);
    boolean outwards = others.size() > 0 && (own.size() == 0 || random.nextBoolean());
    Neighbors ends = outwards ? others : own;
    Interpolation interpolation = new Interpolation(segments.rows(), space, support);
    if (ends.size() == 0) {
      return interpolation.copy(start).from(new Origin(seedId, null));
    }
    int end = random.nextInt(ends.size());
    double share = random.nextDouble() * (outwards ? HALF : FULL);
    return interpolation
        .between(start, ends.features()[end], share, own.features())
        .from(new Origin(seedId, ends.id(end)));
  }

  private UniformRandomProvider draws(int i) {
    SeedAssignment rows = segments.rows();
    return RandomDraws.of(seed, rows.label(), rows.seedRow(i), rows.draws()[i]);
  }
}
