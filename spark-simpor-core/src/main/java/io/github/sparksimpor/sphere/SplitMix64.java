package io.github.sparksimpor.sphere;

/** The hash of SplitMix64 (Steele, Lea, Flood 2014; finaliser: variant 13 of Stafford). */
public final class SplitMix64 {
  static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private SplitMix64() {}

  /** The hash of what a hash stands for and one more word. */
  public static long absorb(long hash, long word) {
    return mix((hash ^ word) + GOLDEN_GAMMA);
  }

  static long mix(long word) {
    long z = (word ^ (word >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
