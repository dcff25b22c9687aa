package io.github.sparksimpor.kernel.cuda;

import java.util.ArrayList;
import java.util.List;

/** Where the points in flight stand, on the device; laid out as in sphere_ascent.cuh. */
final class AscentState {
  private static final int POSITION = 0;
  private static final int SEED = 4;
  private static final int PLANES = 17;
  private static final int RADIUS = 0;
  private static final int LOG_RATIO = 1;
  private static final int START_RATIO = 2;
  private static final int SCALARS = 10;
  private static final int EXCLUDED = 0;
  private static final int ITERATIONS = 1;
  private static final int STOP = 2;
  private static final int COUNTERS = 4;

  private final int dimension;
  private final int capacity;
  private final DeviceMemory vectors;
  private final DeviceMemory scalars;
  private final DeviceMemory counters;
  private final DeviceMemory directions;
  private final DeviceMemory activeCount;
  private DeviceMemory active;
  private DeviceMemory spare;

  AscentState(Allocations owner, int dimension, int capacity) {
    this.dimension = dimension;
    this.capacity = capacity;
    this.vectors = owner.doubles((long) PLANES * dimension * capacity);
    this.scalars = owner.doubles((long) SCALARS * capacity);
    this.counters = owner.ints((long) COUNTERS * capacity);
    this.directions = owner.doubles((long) dimension * capacity);
    this.active = owner.ints(capacity);
    this.spare = owner.ints(capacity);
    this.activeCount = owner.ints(1);
  }

  static long bytesPerPoint(int dimension) {
    return ((PLANES + 1L) * dimension + SCALARS) * Double.BYTES + (COUNTERS + 2) * Integer.BYTES;
  }

  int capacity() {
    return capacity;
  }

  DeviceMemory counters() {
    return counters;
  }

  DeviceMemory directions() {
    return directions;
  }

  /** The points in flight. */
  DeviceMemory active() {
    return active;
  }

  /** Room for those that stay in flight. */
  DeviceMemory spare() {
    return spare;
  }

  DeviceMemory activeCount() {
    return activeCount;
  }

  void swap() {
    DeviceMemory former = active;
    active = spare;
    spare = former;
  }

  /** Kernel arguments: the state, then others. */
  Object[] with(Object... others) {
    List<Object> arguments =
        new ArrayList<>(List.of(vectors, scalars, counters, dimension, capacity));
    arguments.addAll(List.of(others));
    return arguments.toArray();
  }

  void upload(AscentStarts starts, int from, int count, ScaledSpace space) {
    double[] seeds = new double[dimension * capacity];
    double[] radii = new double[count];
    int[] excluded = new int[count];
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < dimension; k++) {
        double x = starts.seeds()[(from + i) * dimension + k];
        seeds[k * capacity + i] = space.coordinate(x, k);
      }
      radii[i] = starts.radii()[from + i] * space.scale();
      excluded[i] = starts.excluded()[from + i];
    }
    vectors.upload(seeds, (long) SEED * dimension * capacity);
    scalars.upload(radii, (long) RADIUS * capacity);
    counters.upload(excluded, (long) EXCLUDED * capacity);
  }

  void uploadDirections(AscentStarts starts, int from, int count, int candidate) {
    double[] planes = new double[dimension * capacity];
    for (int i = 0; i < count; i++) {
      int at = ((from + i) * starts.candidates() + candidate) * dimension;
      for (int k = 0; k < dimension; k++) {
        planes[k * capacity + i] = starts.directions()[at + k];
      }
    }
    directions.upload(planes, 0);
  }

  void download(AscentEnds ends, int from, int count) {
    double[] planes =
        vectors.downloadDoubles((long) POSITION * dimension * capacity, dimension * capacity);
    int[] stops = counters.downloadInts((long) STOP * capacity, count);
    int[] iterations = counters.downloadInts((long) ITERATIONS * capacity, count);
    double[] start = scalars.downloadDoubles((long) START_RATIO * capacity, count);
    double[] end = scalars.downloadDoubles((long) LOG_RATIO * capacity, count);
    System.arraycopy(iterations, 0, ends.iterations(), from, count);
    System.arraycopy(start, 0, ends.logRatioStart(), from, count);
    System.arraycopy(end, 0, ends.logRatioEnd(), from, count);
    for (int i = 0; i < count; i++) {
      ends.stops()[from + i] = AscentEnds.Stop.values()[stops[i]];
      for (int k = 0; k < dimension; k++) {
        ends.directions()[(from + i) * dimension + k] = planes[k * capacity + i];
      }
    }
  }
}
