package io.github.sparksimpor.engine.placement;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.cuda.ResidentClasses;
import io.github.sparksimpor.engine.growth.AscentPolicy;
import io.github.sparksimpor.engine.growth.Spheres;
import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.engine.rows.PackedClasses;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * The GPUs of the executors while slices of rows ascend there. A task has several slices, as a pass
 * over the training rows takes a card no longer for a thousand points than for ten; the rows go to
 * a card once.
 */
record GpuSlices(JavaSparkContext context, ExecutorCards<ResidentClasses> cards)
    implements AutoCloseable {
  /** Points that a task has at least, where there are that many. */
  static final int POINTS_PER_TASK = 1024;

  /**
   * The GPUs that a device stands for, if it is no CPU.
   *
   * @param dimension number of coordinates
   */
  static Optional<GpuSlices> of(JavaSparkContext context, AscentDevice device, int dimension) {
    return ExecutorCards.of(context, device, dimension, ResidentClasses::new)
        .map(cards -> new GpuSlices(context, cards));
  }

  /** The slices of a task. */
  @DefaultSerializer(JavaSerializer.class)
  record Bundle(ArrayList<Spheres> slices) implements Serializable {}

  /** What came of each slice, in their order; without a block where the GPU failed. */
  List<AscendedSlice> ascend(
      List<Spheres> slices,
      Broadcast<PackedClasses> classes,
      FeatureSpace space,
      AscentPolicy policy,
      long seed) {
    List<Bundle> bundles = bundles(slices);
    AscentDevice on = cards.device();
    Broadcast<CardContents<ResidentClasses>> lying = cards.contents();
    return cards
        .request(
            context
                .parallelize(bundles, bundles.size())
                .flatMap(
                    bundle ->
                        new GpuSlicesAscent(classes.value(), space, policy, on, lying.value(), seed)
                            .ascend(bundle.slices())
                            .iterator()))
        .collect();
  }

  /** As many slices to a task as it takes; tasks have about the same number of points. */
  static List<Bundle> bundles(List<Spheres> slices) {
    long points = slices.stream().mapToLong(Spheres::size).sum();
    long tasks = Math.max(1, Math.min(slices.size(), points / POINTS_PER_TASK));
    List<Bundle> bundles = new ArrayList<>();
    long before = 0;
    for (Spheres slice : slices) {
      long task = Math.min(tasks - 1, before * tasks / Math.max(1, points));
      if (bundles.isEmpty() || bundles.size() <= task) {
        bundles.add(new Bundle(new ArrayList<>()));
      }
      bundles.get(bundles.size() - 1).slices().add(slice);
      before += slice.size();
    }
    return bundles;
  }

  @Override
  public void close() {
    cards.close();
  }
}
