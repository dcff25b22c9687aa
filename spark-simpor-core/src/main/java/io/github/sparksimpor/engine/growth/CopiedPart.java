package io.github.sparksimpor.engine.growth;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.engine.rows.RowIds;
import io.github.sparksimpor.sphere.RandomDraws;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.NormalizedGaussianSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Copies of seeds, with noise around them if the bootstrap is smoothed. */
@DefaultSerializer(JavaSerializer.class)
record CopiedPart(
    SeedAssignment assigned, double[][] seeds, Object[] ids, BootstrapNoise noise, long seed)
    implements SyntheticPart {

  @Override
  public Iterator<SyntheticRow> rows() {
    return IntStream.range(0, assigned.size()).mapToObj(this::row).iterator();
  }

  private SyntheticRow row(int i) {
    double[] copied = seeds[assigned.seedOf()[i]];
    BootstrapNoise.Moved moved =
        noise.isNone()
            ? new BootstrapNoise.Moved(copied.clone(), 0, false)
            : noise.add(copied, draws(i));
    return SyntheticRow.unmoved(
            assigned.label(),
            moved.features(),
            assigned.region(),
            copied,
            moved.radius(),
            moved.projected())
        .from(new Origin(RowIds.at(ids, assigned.seedOf()[i]), null));
  }

  private NormalizedGaussianSampler draws(int i) {
    return ZigguratSampler.NormalizedGaussian.of(
        RandomDraws.of(seed, assigned.label(), assigned.seedRow(i), assigned.draws()[i]));
  }
}
