package io.github.sparksimpor.cuda;

import io.github.sparksimpor.sphere.SphereStart;
import io.github.sparksimpor.sphere.StopReason;
import io.github.sparksimpor.sphere.SyntheticPoint;
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

  private static final int NONE_EXCLUDED = -1;

  /** By the device code's numbers from 1 on; 0 is a point that still climbs. */
  private static final List<StopReason> STOPS =
      List.of(StopReason.GRADIENT, StopReason.GAIN, StopReason.BUDGET, StopReason.NO_ASCENT);

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

  void upload(List<SphereStart> starts, boolean excludeSeed, ScaledSpace space) {
    double[] seeds = new double[dimension * capacity];
    double[] radii = new double[starts.size()];
    int[] excluded = new int[starts.size()];
    for (int i = 0; i < starts.size(); i++) {
      SphereStart start = starts.get(i);
      for (int k = 0; k < dimension; k++) {
        seeds[k * capacity + i] = space.coordinate(start.seed()[k], k);
      }
      radii[i] = start.radius() * space.scale();
      excluded[i] = excludeSeed ? start.seedRow() : NONE_EXCLUDED;
    }
    vectors.upload(seeds, (long) SEED * dimension * capacity);
    scalars.upload(radii, (long) RADIUS * capacity);
    counters.upload(excluded, (long) EXCLUDED * capacity);
  }

  void uploadDirections(List<SphereStart> starts, int candidate) {
    double[] planes = new double[dimension * capacity];
    for (int i = 0; i < starts.size(); i++) {
      for (int k = 0; k < dimension; k++) {
        planes[k * capacity + i] = starts.get(i).directions()[candidate * dimension + k];
      }
    }
    directions.upload(planes, 0);
  }

  List<SyntheticPoint> download(List<SphereStart> starts) {
    int count = starts.size();
    double[] planes =
        vectors.downloadDoubles((long) POSITION * dimension * capacity, dimension * capacity);
    int[] stops = counters.downloadInts((long) STOP * capacity, count);
    int[] iterations = counters.downloadInts((long) ITERATIONS * capacity, count);
    double[] atStart = scalars.downloadDoubles((long) START_RATIO * capacity, count);
    double[] atEnd = scalars.downloadDoubles((long) LOG_RATIO * capacity, count);
    List<SyntheticPoint> points = new ArrayList<>(count);
    double[] direction = new double[dimension];
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < dimension; k++) {
        direction[k] = planes[k * capacity + i];
      }
      SphereStart start = starts.get(i);
      points.add(
          new SyntheticPoint(
              start.seedRow(),
              start.draw(),
              start.point(direction, 0),
              start.radius(),
              atStart[i],
              atEnd[i],
              iterations[i],
              STOPS.get(stops[i] - 1)));
    }
    return points;
  }
}
