package io.github.sparksimpor.engine;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.sphere.SphereStart;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Synthetic rows that one task makes: a range of a region's growth with the seeds it needs.
 *
 * @param classIndex the class that grows
 * @param label its label
 * @param region where the seeds lie
 * @param seeds those of this slice, each once
 * @param seedOf per synthetic row the position of its seed among {@code seeds}
 * @param draws per synthetic row the number that tells apart draws from one seed
 */
@DefaultSerializer(JavaSerializer.class)
record GrowthSlice(
    int classIndex, double label, Region region, Seeds seeds, int[] seedOf, long[] draws)
    implements Serializable {

  int size() {
    return seedOf.length;
  }

  /**
   * Cuts a region's growth into slices, in order.
   *
   * @param growth what to grow
   * @param seeds the growth's used seeds
   * @param length rows of a slice, at least 1; the last may have fewer
   */
  static List<GrowthSlice> cut(RegionGrowth growth, Seeds seeds, int length) {
    List<GrowthSlice> cut = new ArrayList<>();
    for (long from = 0; from < growth.count(); from += length) {
      cut.add(of(growth, seeds, from, (int) Math.min(length, growth.count() - from)));
    }
    return cut;
  }

  private static GrowthSlice of(RegionGrowth growth, Seeds seeds, long from, int size) {
    int[] turns = IntStream.range(0, size).map(i -> growth.turn(from + i)).toArray();
    int[] distinct = IntStream.of(turns).distinct().sorted().toArray();
    return new GrowthSlice(
        growth.classIndex(),
        growth.label(),
        growth.region(),
        seeds.at(distinct),
        IntStream.of(turns).map(turn -> Arrays.binarySearch(distinct, turn)).toArray(),
        IntStream.range(0, size).mapToLong(i -> growth.draw(from + i)).toArray());
  }

  /** Features of the seed of the i-th row. */
  double[] seedFeatures(int i) {
    return seeds.features()[seedOf[i]];
  }

  /** The sphere of the i-th row, with as many random points. */
  SphereStart start(int i, int candidates, FeatureSpace space, long randomSeed) {
    int seed = seedOf[i];
    double[] features = seeds.features()[seed];
    return SphereStart.draw(
        randomSeed,
        label,
        seeds.rows()[seed],
        draws[i],
        space.coordinates(features, features.length),
        seeds.radii()[seed],
        candidates);
  }
}
