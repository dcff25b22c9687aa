package io.github.sparksimpor.engine;

import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.sphere.AscentSettings;
import java.io.Serializable;
import java.util.List;
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

  /** The ascent in a region; a plain random point of the sphere where there is to be none. */
  AscentSettings settingsIn(Region region) {
    return everywhere || region == Region.INFORMATIVE ? settings : AscentSettings.none();
  }

  /** Rows of the classes against which a class grows (A in paper eq. 12), in class order. */
  List<PackedRows> contrast(ClassPartition classes, int growing) {
    int majority = classes.majority();
    return IntStream.range(0, classes.classes())
        .filter(c -> c != growing && (!majorityOnly || c == majority || growing == majority))
        .mapToObj(c -> classes.rows()[c])
        .toList();
  }
}
