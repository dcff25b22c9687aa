package io.github.sparksimpor.engine;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.sphere.StopReason;
import io.github.sparksimpor.sphere.SyntheticPoint;
import java.io.Serializable;

/**
 * Synthetic rows of one slice, in its order, in flat arrays.
 *
 * @param coordinates row-major, in the coordinates of the {@link FeatureSpace}
 * @param radii distance from the seed, in the same units
 * @param logRatioStart L at the start of the ascent; NaN where none took place
 * @param logRatioEnd L at its end; NaN where none took place
 * @param iterations evaluations of L after the start
 * @param stopReasons why each came to rest
 */
@DefaultSerializer(JavaSerializer.class)
record SyntheticBlock(
    double[] coordinates,
    double[] radii,
    double[] logRatioStart,
    double[] logRatioEnd,
    int[] iterations,
    StopReason[] stopReasons)
    implements Serializable {

  static SyntheticBlock ofSize(int size, int dimension) {
    return new SyntheticBlock(
        new double[size * dimension],
        new double[size],
        new double[size],
        new double[size],
        new int[size],
        new StopReason[size]);
  }

  void set(int i, SyntheticPoint point) {
    int dimension = point.coordinates().length;
    System.arraycopy(point.coordinates(), 0, coordinates, i * dimension, dimension);
    radii[i] = point.radius();
    logRatioStart[i] = point.logRatioAtStart();
    logRatioEnd[i] = point.logRatioAtEnd();
    iterations[i] = point.iterations();
    stopReasons[i] = point.stopReason();
  }
}
