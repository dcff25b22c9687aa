package io.github.sparksimpor.cuda;

import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.RowParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds rows near points on a GPU, in float, and says how far what it found reaches: who measures
 * them again has the nearest rows to the bit.
 *
 * <p>Serves many threads; to be closed when none is inside.
 */
final class NearRowsSearch implements AutoCloseable {
  private static final String KERNEL = "nearest_rows";

  /** Rows kept of a split beyond those wanted: for what float takes for nearer, and for ties. */
  private static final int SPARE = 11;

  /** To keep more, a thread would look through its list for longer than at the rows. */
  static final int MOST_WANTED = 128;

  /** What a float is rounded by, of its magnitude, and a little for the doubles before it. */
  private static final double ROUNDING = 0x1.0001p-24;

  private final SharedDevice shared;
  private final int dimension;

  /**
   * A device to search on.
   *
   * @param cuda the driver
   * @param address of the device, as Spark hands it to a task
   * @param dimension number of coordinates
   * @throws CudaUnavailableException if there is no such device
   * @throws GpuLimitException if there are more coordinates than a GPU takes
   */
  NearRowsSearch(Cuda cuda, String address, int dimension) {
    KernelShape.of(dimension);
    this.shared = new SharedDevice(cuda, address, Set.of(KERNEL));
    this.dimension = dimension;
  }

  /**
   * Finds rows near every point.
   *
   * @param rows to search, at least one
   * @param points row-major, finite
   * @param wanted how many nearest rows a point is to have, from 1 to {@value #MOST_WANTED}
   * @throws CudaOutOfMemoryException if not even some rows and points find room
   * @throws GpuLimitException if more are wanted, or a value is none a GPU computes with
   */
  NearRows find(PackedRows rows, double[] points, int wanted) {
    if (wanted > MOST_WANTED) {
      throw new GpuLimitException(
          "the GPU finds at most %s neighbours, found %s; use device = cpu"
              .formatted(MOST_WANTED, wanted));
    }
    return shared.within(device -> find(device, RowParts.of(rows), points, wanted + SPARE));
  }

  private NearRows find(GpuDevice device, RowParts part, double[] points, int capacity) {
    int count = points.length / dimension;
    ScaledSpace space = ScaledSpace.around(part, 1);
    KernelShape shape = KernelShape.of(dimension);
    NearRows found = new NearRows(new int[count][], new double[count]);
    int splits = DeviceRows.splits(part.size());
    int most = wholeBlocks(MemoryBudget.points(device, bytes(shape, splits * capacity), count));
    try (Points staged = new Points(device, shape, splits, capacity, most);
        DeviceRows rows =
            DeviceRows.place(device, List.of(part), space, shape, MemoryBudget.forRows(device))) {
      for (int first = 0; first < count; first += most) {
        find(rows, staged, points, first, Math.min(most, count - first), found);
      }
    }
    return found;
  }

  /** Of a point and the rows found near it. */
  private static long bytes(KernelShape shape, int rows) {
    return (long) shape.paddedDimension() * Float.BYTES
        + (long) rows * (Float.BYTES + Integer.BYTES);
  }

  private static int wholeBlocks(int points) {
    return Math.max(1, points / GpuDevice.THREADS) * GpuDevice.THREADS;
  }

  private void find(
      DeviceRows rows, Points staged, double[] points, int first, int count, NearRows found) {
    staged.upload(rows.space(), points, first, count, dimension);
    Lists[] lists = new Lists[count];
    for (int i = 0; i < count; i++) {
      lists[i] = new Lists();
    }
    for (int chunk = 0; chunk < rows.chunks(); chunk++) {
      staged.search(rows, chunk, lists);
    }
    for (int i = 0; i < count; i++) {
      found.rows()[first + i] = lists[i].rows();
      found.within()[first + i] = within(rows.space(), points, first + i, lists[i].reach);
    }
  }

  /**
   * How far all rows were found that float distances below some square stand for. With u the
   * rounding of a float, q a point and x a row at the distance e, both as the device has them
   * before they are rounded, |x| is at most |q| + e, a coordinate is off by u of itself, and the
   * square of the distance by D + 2 of its own roundings: the root of it is at most {@code (e + u
   * (2 |q| + e)) (1 + (D + 4) u)}.
   */
  private double within(ScaledSpace space, double[] points, int point, double reach) {
    double square = 0;
    for (int k = 0; k < dimension; k++) {
      double q = space.coordinate(points[point * dimension + k], k);
      square += q * q;
    }
    double root = Math.sqrt(reach) / (1 + (dimension + 4) * ROUNDING);
    double nearer = (root - 2 * ROUNDING * Math.sqrt(square)) / (1 + ROUNDING);
    // Distances that are held against it are sums in double.
    return nearer * (1 - (dimension + 16) * Math.ulp(1.0)) / space.scale();
  }

  @Override
  public void close() {
    shared.close(() -> {});
  }

  /** What splits tell of one point. */
  private static final class Lists {
    private final List<Near> near = new ArrayList<>();

    /** Squared float distance below which no row is missing. */
    private float reach = Float.POSITIVE_INFINITY;

    /** Those that lie within reach: others may be nearer than the rest. */
    int[] rows() {
      return near.stream()
          .filter(each -> each.square() < reach)
          .mapToInt(Near::row)
          .sorted()
          .toArray();
    }
  }

  private record Near(int row, float square) {}

  /** Points on the device, and what was found near them. */
  private static final class Points implements AutoCloseable {
    private final GpuDevice device;
    private final int stride;
    private final int vectors;
    private final int capacity;
    private final Allocations allocations;
    private final DeviceMemory points;
    private final DeviceMemory distances;
    private final DeviceMemory found;

    Points(GpuDevice device, KernelShape shape, int splits, int capacity, int stride) {
      this.device = device;
      this.stride = stride;
      this.vectors = shape.paddedDimension() / 4;
      this.capacity = capacity;
      this.allocations = new Allocations(device);
      try {
        long lists = (long) splits * capacity * stride;
        this.points = allocations.floats(4L * vectors * stride);
        this.distances = allocations.floats(lists);
        this.found = allocations.ints(lists);
      } catch (Throwable e) {
        allocations.close();
        throw e;
      }
    }

    /** In planes of four coordinates. */
    void upload(ScaledSpace space, double[] source, int first, int count, int dimension) {
      float[] planes = new float[4 * vectors * stride];
      float[] point = new float[4 * vectors];
      for (int i = 0; i < count; i++) {
        space.lay(source, (first + i) * dimension, 4 * vectors, point, 0);
        for (int v = 0; v < vectors; v++) {
          System.arraycopy(point, 4 * v, planes, 4 * (v * stride + i), 4);
        }
      }
      points.upload(planes, 0, planes.length);
    }

    void search(DeviceRows rows, int chunk, Lists[] lists) {
      int splits = (rows.rows(chunk) + rows.splitRows() - 1) / rows.splitRows();
      device.launch(
          KERNEL,
          GpuDevice.blocks(lists.length),
          splits,
          rows.load(chunk),
          rows.rows(chunk),
          rows.firstRow(chunk),
          rows.splitRows(),
          points,
          vectors,
          capacity,
          distances,
          found,
          stride);
      for (int split = 0; split < splits; split++) {
        long from = (long) split * capacity * stride;
        add(
            distances.downloadFloats(from, capacity * stride),
            found.downloadInts(from, capacity * stride),
            lists);
      }
    }

    private void add(float[] squares, int[] rows, Lists[] lists) {
      for (int i = 0; i < lists.length; i++) {
        float farthest = 0;
        for (int slot = 0; slot < capacity; slot++) {
          float square = squares[slot * stride + i];
          farthest = Math.max(farthest, square);
          if (square < lists[i].reach) {
            lists[i].near.add(new Near(rows[slot * stride + i], square));
          }
        }
        lists[i].reach = Math.min(lists[i].reach, farthest);
      }
    }

    @Override
    public void close() {
      allocations.close();
    }
  }
}
