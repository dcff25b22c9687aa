package io.github.sparksimpor.engine;

import io.github.sparksimpor.sphere.RandomDraws;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;

/** The random order in which a region's seeds take their turn. */
public final class SeedOrder {
  private SeedOrder() {}

  /** Stands where a draw names its seed row: this draw belongs to no single seed. */
  private static final long NO_SEED_ROW = -1;

  /** Returns a random permutation of the rows, keyed by seed, class and region. */
  public static int[] shuffled(int[] rows, long seed, double label, Region region) {
    UniformRandomProvider random = RandomDraws.of(seed, label, NO_SEED_ROW, region.drawKey());
    int[] order = rows.clone();
    PermutationSampler.shuffle(random, order);
    return order;
  }
}
