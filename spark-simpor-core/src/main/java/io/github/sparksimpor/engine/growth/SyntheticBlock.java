package io.github.sparksimpor.engine.growth;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.sphere.StopReason;
import io.github.sparksimpor.sphere.SyntheticPoint;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Synthetic points of one slice, in its order, in flat arrays.
 *
 * @param seedRows index of each seed within its class
 * @param draws which synthetic row of that seed
 * @param coordinates row-major, in the coordinates of the {@link FeatureSpace}
 * @param radii distance from the seed, in the same units
 * @param logRatioStart L at the start of the ascent; NaN where none took place
 * @param logRatioEnd L at its end; NaN where none took place
 * @param iterations evaluations of L after the start
 * @param stopReasons why each came to rest
 */
@DefaultSerializer(JavaSerializer.class)
public record SyntheticBlock(
    int[] seedRows,
    long[] draws,
    double[] coordinates,
    double[] radii,
    double[] logRatioStart,
    double[] logRatioEnd,
    int[] iterations,
    StopReason[] stopReasons)
    implements Serializable {

  /** Room for points that are set one by one. */
  public static SyntheticBlock ofSize(int size, int dimension) {
    return new SyntheticBlock(
        new int[size],
        new long[size],
        new double[Math.multiplyExact(size, dimension)],
        new double[size],
        new double[size],
        new double[size],
        new int[size],
        new StopReason[size]);
  }

  /** Sets the i-th point. */
  public void set(int i, SyntheticPoint point) {
    int dimension = point.coordinates().length;
    System.arraycopy(point.coordinates(), 0, coordinates, i * dimension, dimension);
    seedRows[i] = point.seedRow();
    draws[i] = point.draw();
    radii[i] = point.radius();
    logRatioStart[i] = point.logRatioAtStart();
    logRatioEnd[i] = point.logRatioAtEnd();
    iterations[i] = point.iterations();
    stopReasons[i] = point.stopReason();
  }

  /** Number of points that ascended. */
  public int ascended() {
    return (int) Arrays.stream(logRatioEnd).filter(ratio -> !Double.isNaN(ratio)).count();
  }

  /** The i-th point. */
  SyntheticPoint point(int i, int dimension) {
    return new SyntheticPoint(
        seedRows[i],
        draws[i],
        Arrays.copyOfRange(coordinates, i * dimension, (i + 1) * dimension),
        radii[i],
        logRatioStart[i],
        logRatioEnd[i],
        iterations[i],
        stopReasons[i]);
  }
}
