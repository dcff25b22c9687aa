package io.github.sparksimpor.sphere;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Random numbers keyed by what they are for, so that a synthetic row's draws do not depend on which
 * task makes it, in which order, or how often it is retried.
 *
 * <p>The key (seed, label, seed row, draw) is absorbed word by word with {@link SplitMix64}, and
 * the hash expanded by it into the state of xoshiro256++ (Blackman, Vigna 2021). Keys that differ
 * in one component never share a hash; others do with probability 2^-64.
 */
public final class RandomDraws {
  /** Stands for the seed row in draws of the order in which seeds take their turn. */
  public static final long SEED_ORDER = -1;

  /** Stands for the seed row in draws of the rows that the entropy network is first trained on. */
  public static final long LABELLED_SAMPLE = -2;

  /** Stands for the seed row in draws of the entropy network's initial weights. */
  public static final long INITIAL_WEIGHTS = -3;

  /** Stands for the seed row in draws of the order in which synthetic rows join as a size grows. */
  public static final long POOL_ORDER = -4;

  private RandomDraws() {}

  /**
   * The generator of one synthetic row.
   *
   * @param seed the user's seed
   * @param label label of the class that grows
   * @param seedRow index of the seed within its class, or what a draw of no single seed is for
   * @param draw which synthetic row of that seed
   * @return a fresh generator; the same key always gives the same stream
   */
  public static UniformRandomProvider of(long seed, double label, long seedRow, long draw) {
    long key = SplitMix64.absorb(0, seed);
    key =
        SplitMix64.absorb(key, Double.doubleToLongBits(label + 0.0)); // -0.0 and 0.0 are one label
    key = SplitMix64.absorb(key, seedRow);
    key = SplitMix64.absorb(key, draw);
    long[] state = new long[4];
    for (int i = 0; i < state.length; i++) {
      state[i] = SplitMix64.mix(key + (i + 1) * SplitMix64.GOLDEN_GAMMA);
    }
    return RandomSource.XO_SHI_RO_256_PP.create(state);
  }
}
