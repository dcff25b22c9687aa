package io.github.sparksimpor.engine;

import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.sphere.AscentSettings;
import io.github.sparksimpor.sphere.LockstepAscent;
import io.github.sparksimpor.sphere.Objective;
import io.github.sparksimpor.sphere.PosteriorRatio;
import io.github.sparksimpor.sphere.SphereStart;
import io.github.sparksimpor.sphere.SyntheticPoint;
import java.util.Comparator;
import java.util.Iterator;
import java.util.stream.IntStream;

/** What one task does: grows the rows of a slice from the classes' rows at hand. */
record SliceGrowth(ClassPartition classes, AscentPolicy policy, long seed) {

  SyntheticBlock grow(GrowthSlice slice) {
    AscentSettings settings = policy.settingsIn(slice.region());
    int[] order = bySeed(slice);
    Iterator<SphereStart> starts =
        IntStream.of(order).mapToObj(i -> start(slice, i, settings.candidates())).iterator();
    Iterator<SyntheticPoint> points =
        new LockstepAscent(objective(slice, settings), settings, LockstepAscent.DEFAULT_IN_FLIGHT)
            .ascend(starts);
    SyntheticBlock block = SyntheticBlock.ofSize(slice.size(), classes.dimension());
    for (int i : order) {
      block.set(i, points.next());
    }
    return block;
  }

  /** Neighbouring spheres weigh the same rows, so rows of one seed ascend side by side. */
  private static int[] bySeed(GrowthSlice slice) {
    return IntStream.range(0, slice.size())
        .boxed()
        .sorted(
            Comparator.<Integer>comparingInt(i -> slice.seeds()[i])
                .thenComparingLong(i -> slice.draws()[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private SphereStart start(GrowthSlice slice, int i, int candidates) {
    int seedRow = slice.seeds()[i];
    double[] centre = new double[classes.dimension()];
    classes.rows()[slice.classIndex()].copyRow(seedRow, centre, 0);
    return SphereStart.draw(
        seed, slice.label(), seedRow, slice.draws()[i], centre, slice.radii()[i], candidates);
  }

  private Objective objective(GrowthSlice slice, AscentSettings settings) {
    PackedRows own = classes.rows()[slice.classIndex()];
    return new PosteriorRatio(
        KernelTier.ofThisJvm(),
        own,
        policy.contrast(classes, slice.classIndex()),
        policy.bandwidth(),
        settings.excludeSeed(),
        LockstepAscent.capacity(settings, LockstepAscent.DEFAULT_IN_FLIGHT));
  }
}
