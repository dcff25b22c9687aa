package io.github.sparksimpor.sphere;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Random numbers keyed by what they are for, so that a synthetic row's draws do not depend on which
 * task makes it, in which order, or how often it is retried.
 *
 * <p>The key (seed, label, seed row, draw) is absorbed word by word with the finaliser of
 * SplitMix64 (Steele, Lea, Flood 2014; variant 13 of Stafford), and the hash expanded by SplitMix64
 * into the state of xoshiro256++ (Blackman, Vigna 2021). Keys that differ in one component never
 * share a hash; others do with probability 2^-64.
 */
public final class RandomDraws {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private RandomDraws() {}

  /**
   * The generator of one synthetic row.
   *
   * @param seed the user's seed
   * @param label label of the class that grows
   * @param seedRow index of the seed within its class
   * @param draw which synthetic row of that seed
   * @return a fresh generator; the same key always gives the same stream
   */
  public static UniformRandomProvider of(long seed, double label, long seedRow, long draw) {
    long key = absorb(0, seed);
    key = absorb(key, Double.doubleToLongBits(label + 0.0)); // -0.0 and 0.0 are one label
    key = absorb(key, seedRow);
    key = absorb(key, draw);
    long[] state = new long[4];
    for (int i = 0; i < state.length; i++) {
      state[i] = mix(key + (i + 1) * GOLDEN_GAMMA);
    }
    return RandomSource.XO_SHI_RO_256_PP.create(state);
  }

  private static long absorb(long key, long word) {
    return mix((key ^ word) + GOLDEN_GAMMA);
  }

  private static long mix(long word) {
    long z = (word ^ (word >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
