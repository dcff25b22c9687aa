package io.github.sparksimpor.engine.growth;

import io.github.sparksimpor.sphere.RandomDraws;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;

/** The random order in which a region's seeds take their turn. */
public final class SeedOrder {
  private SeedOrder() {}

  /** Returns a random permutation of the rows, keyed by seed, class and region. */
  public static int[] shuffled(int[] rows, long seed, double label, Region region) {
    UniformRandomProvider random =
        RandomDraws.of(seed, label, RandomDraws.SEED_ORDER, region.drawKey());
    int[] order = rows.clone();
    PermutationSampler.shuffle(random, order);
    return order;
  }
}
