package io.github.sparksimpor.cuda;

import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.neighbors.NearestNeighbors;
import io.github.sparksimpor.neighbors.NeighborLists;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Exact k nearest neighbours by Euclidean distance with the help of a GPU. The lists are those of
 * {@link NearestNeighbors}, to the bit: the GPU finds rows that are near, their distances are taken
 * on the CPU, and points for which the GPU cannot vouch are looked at on the CPU alone.
 *
 * <p>Serves many threads; to be closed when none is inside.
 */
public final class GpuNeighbors implements DeviceContent {
  /** Most neighbours that a point may have. */
  public static final int MOST = NearRowsSearch.MOST_WANTED;

  private final NearRowsSearch search;

  /**
   * A device to search on.
   *
   * @param cuda the driver
   * @param address of the device, as Spark hands it to a task
   * @param dimension number of coordinates
   * @throws CudaUnavailableException if there is no such device
   * @throws GpuLimitException if there are more coordinates than a GPU takes
   */
  public GpuNeighbors(Cuda cuda, String address, int dimension) {
    this.search = new NearRowsSearch(cuda, address, dimension);
  }

  /**
   * Finds the nearest rows of every query.
   *
   * @param rows the rows to search
   * @param queries points without categories, and per query a row that is not to be its neighbour
   * @param k how many neighbours are wanted, from 1 to {@value #MOST}
   * @return up to k neighbours a query; fewer if there are fewer rows
   * @throws CudaOutOfMemoryException if not even some rows and points find room
   * @throws GpuLimitException if a value is none that a GPU computes with
   */
  public NeighborLists find(PackedRows rows, QueryBatch queries, int k) {
    if (rows.size() == 0 || queries.size() == 0) {
      return NearestNeighbors.find(rows, queries, k, 1);
    }
    double[] points = Arrays.copyOf(queries.coordinates(), queries.size() * queries.dimension());
    NearRows near = search.find(rows, points, k);
    NeighborLists lists = NearestNeighbors.findIn(rows, queries, near.rows(), k);
    int[] unsure =
        IntStream.range(0, queries.size())
            .filter(query -> !reaches(near.within()[query], lists, query))
            .toArray();
    return unsure.length == 0
        ? lists
        : lists.replaced(unsure, NearestNeighbors.find(rows, some(queries, unsure), k, 1));
  }

  /** Whether no row but those found can be among the nearest. */
  static boolean reaches(double within, NeighborLists lists, int query) {
    return within == Double.POSITIVE_INFINITY
        || (lists.count(query) == lists.k() && lists.distance(query, lists.k() - 1) < within);
  }

  private static QueryBatch some(QueryBatch queries, int[] which) {
    QueryBatch some = new QueryBatch(which.length, queries.dimension());
    for (int query : which) {
      some.add(queries.coordinates(), query * queries.dimension(), queries.excludedRow(query));
    }
    return some;
  }

  @Override
  public void close() {
    search.close();
  }
}
