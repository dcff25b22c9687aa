package io.github.sparksimpor.engine.growth;

import io.github.sparksimpor.sphere.AscentSettings;
import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * Which synthetic rows are ascended, how, and against what.
 *
 * @param settings the ascent where there is one
 * @param everywhere whether the remaining region is ascended, too
 * @param majorityOnly whether a class is set against the majority alone rather than all others
 * @param bandwidth h, in standardised units
 */
public record AscentPolicy(
    AscentSettings settings, boolean everywhere, boolean majorityOnly, double bandwidth)
    implements Serializable {

  /** Whether rows of a region ascend, rather than being random points of their spheres. */
  boolean ascendsIn(Region region) {
    boolean moves = settings.maxIter() > 0 || settings.candidates() > 1;
    return moves && (everywhere || region == Region.INFORMATIVE);
  }

  /** The classes against which a class grows (A in paper eq. 12), ascending. */
  public IntStream contrast(int classes, int majority, int growing) {
    return IntStream.range(0, classes)
        .filter(c -> c != growing && (!majorityOnly || c == majority || growing == majority));
  }
}
