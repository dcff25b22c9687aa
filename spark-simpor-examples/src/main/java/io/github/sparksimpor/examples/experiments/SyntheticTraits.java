package io.github.sparksimpor.examples.experiments;

import java.util.List;
import org.apache.commons.math3.stat.StatUtils;

/**
 * What the synthetic rows of a method are like, whatever classifier is to learn from them.
 * Distances are between features standardised on the training rows.
 *
 * @param informative share grown in the informative region
 * @param ascended share that were ascended
 * @param seeds effective number of seeds, {@code 1 / Σ p²} with p the share of the rows that grew
 *     from a seed, over the minority's training rows; 1 if all seeds grow alike
 * @param wrong share whose nearest held-out row is of the majority
 * @param depth mean distance to the nearest held-out row of the majority, in that of the minority's
 *     held-out rows
 * @param gap mean distance to the nearest other synthetic row, in that between the minority's
 *     training rows; 0 for copies
 */
record SyntheticTraits(
    double informative, double ascended, double seeds, double wrong, double depth, double gap) {

  /** One of the traits. */
  enum Trait {
    INFORMATIVE("in region"),
    ASCENDED("ascended"),
    SEEDS("effective seeds"),
    WRONG("wrong side"),
    DEPTH("distance to majority"),
    GAP("gap");

    private final String label;

    Trait(String label) {
      this.label = label;
    }

    double of(SyntheticTraits traits) {
      return switch (this) {
        case INFORMATIVE -> traits.informative;
        case ASCENDED -> traits.ascended;
        case SEEDS -> traits.seeds;
        case WRONG -> traits.wrong;
        case DEPTH -> traits.depth;
        case GAP -> traits.gap;
      };
    }

    private double mean(List<SyntheticTraits> many) {
      return StatUtils.mean(many.stream().mapToDouble(this::of).toArray());
    }

    /** The name in tables. */
    @Override
    public String toString() {
      return label;
    }
  }

  /** Means, trait by trait. */
  static SyntheticTraits mean(List<SyntheticTraits> many) {
    return new SyntheticTraits(
        Trait.INFORMATIVE.mean(many),
        Trait.ASCENDED.mean(many),
        Trait.SEEDS.mean(many),
        Trait.WRONG.mean(many),
        Trait.DEPTH.mean(many),
        Trait.GAP.mean(many));
  }
}
