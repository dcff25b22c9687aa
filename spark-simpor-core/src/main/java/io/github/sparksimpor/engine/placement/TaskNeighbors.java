package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.cuda.CudaException;
import io.github.sparksimpor.cuda.NearRows;
import io.github.sparksimpor.cuda.NearRowsSearch;
import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.neighbors.NearestNeighbors;
import io.github.sparksimpor.neighbors.NeighborLists;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a task finds nearest rows: on the CPU, or among those that a GPU finds near. The lists are the
 * same to the bit, since distances are the CPU's either way, and a point for which the GPU cannot
 * vouch is the CPU's alone.
 *
 * @param profile as {@link NearestNeighbors#find} has it
 * @param card where the GPU comes from, if there is one
 */
record TaskNeighbors(int profile, @Nullable Card card) implements Serializable {
  private static final Logger LOG = LoggerFactory.getLogger(TaskNeighbors.class);

  /** A task's GPU, and what lies there. */
  record Card(AscentDevice device, Broadcast<CardContents<NearRowsSearch>> contents)
      implements Serializable {}

  static TaskNeighbors onCpu(int profile) {
    return new TaskNeighbors(profile, null);
  }

  static TaskNeighbors onGpu(Card card) {
    return new TaskNeighbors(1, card);
  }

  NeighborLists find(PackedRows rows, QueryBatch queries, int k) {
    Card own = card;
    if (own == null || rows.size() == 0 || queries.size() == 0) {
      return NearestNeighbors.find(rows, queries, k, profile);
    }
    try {
      return among(near(own, rows, queries, k), rows, queries, k);
    } catch (CudaException e) {
      if (own.device().required()) {
        throw e;
      }
      LOG.warn("Finds neighbours on the CPU: {}", e.getMessage());
    } catch (IllegalArgumentException e) { // values that no GPU computes with
      LOG.warn("Finds neighbours on the CPU: {}", e.getMessage());
    }
    return NearestNeighbors.find(rows, queries, k, profile);
  }

  private static NearRows near(Card card, PackedRows rows, QueryBatch queries, int k) {
    double[] points =
        Arrays.copyOf(queries.coordinates(), queries.size() * queries.dimension());
    return card.contents()
        .value()
        .use(GpuResources.address(card.device()), search -> search.find(rows, points, k));
  }

  private static NeighborLists among(
      NearRows near, PackedRows rows, QueryBatch queries, int k) {
    NeighborLists lists = NearestNeighbors.findIn(rows, queries, near.rows(), k);
    int[] unsure =
        IntStream.range(0, queries.size())
            .filter(query -> !reaches(near.within()[query], lists, query))
            .toArray();
    LOG.info("Found neighbours of {} points on a GPU, {} of them again on the CPU",
        queries.size(), unsure.length);
    return unsure.length == 0
        ? lists
        : lists.replaced(unsure, NearestNeighbors.find(rows, some(queries, unsure), k, 1));
  }

  /** Whether no row but those found can be among the nearest. */
  private static boolean reaches(double within, NeighborLists lists, int query) {
    return within == Double.POSITIVE_INFINITY
        || (lists.count(query) == lists.k() && lists.distance(query, lists.k() - 1) < within);
  }

  private static QueryBatch some(QueryBatch queries, int[] which) {
    QueryBatch some = new QueryBatch(which.length, queries.dimension());
    for (int query : which) {
      some.add(
          queries.coordinates(), query * queries.dimension(), queries.excludedRow(query));
    }
    return some;
  }
}
