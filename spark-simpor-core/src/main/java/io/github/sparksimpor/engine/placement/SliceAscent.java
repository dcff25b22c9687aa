package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.engine.growth.AscentPolicy;
import io.github.sparksimpor.engine.growth.Spheres;
import io.github.sparksimpor.engine.growth.SyntheticBlock;
import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.engine.rows.PackedClasses;
import io.github.sparksimpor.kernel.RowParts;
import io.github.sparksimpor.sphere.AscentSettings;
import io.github.sparksimpor.sphere.LockstepAscent;
import io.github.sparksimpor.sphere.LogRatio;
import io.github.sparksimpor.sphere.PosteriorRatio;
import io.github.sparksimpor.sphere.SphereStart;
import io.github.sparksimpor.sphere.SyntheticPoint;
import java.util.Comparator;
import java.util.Iterator;
import java.util.stream.IntStream;

/** What one task does under strategy {@code broadcast}: ascends the rows of a slice. */
record SliceAscent(PackedClasses classes, FeatureSpace space, AscentPolicy policy, long seed) {

  AscendedSlice ascend(Spheres slice) {
    AscentSettings settings = policy.settings();
    int[] order = bySeed(slice);
    Iterator<SphereStart> starts =
        IntStream.of(order)
            .mapToObj(i -> slice.start(i, settings.candidates(), space, seed))
            .iterator();
    Iterator<SyntheticPoint> points =
        new LockstepAscent(objective(slice), settings, LockstepAscent.DEFAULT_IN_FLIGHT)
            .ascend(starts);
    SyntheticBlock block = SyntheticBlock.ofSize(slice.size(), classes.dimension());
    for (int i : order) {
      block.set(i, points.next());
    }
    return new AscendedSlice(block, DeviceShares.noPoints().plusCpu(block.ascended()));
  }

  /** Neighbouring spheres weigh the same rows, so rows of one seed ascend side by side. */
  private static int[] bySeed(Spheres slice) {
    return IntStream.range(0, slice.size())
        .boxed()
        .sorted(Comparator.comparingInt(i -> slice.rows().seedOf()[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private LogRatio objective(Spheres slice) {
    RowParts own = classes.rows()[slice.rows().classIndex()];
    return new PosteriorRatio(
        KernelTier.ofThisJvm(),
        own,
        policy
            .contrast(classes.classes(), classes.majority(), slice.rows().classIndex())
            .mapToObj(c -> classes.rows()[c])
            .toList(),
        policy.bandwidth(),
        policy.settings().excludeSeed(),
        LockstepAscent.capacity(policy.settings(), LockstepAscent.DEFAULT_IN_FLIGHT));
  }
}
