package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.cuda.CudaException;
import io.github.sparksimpor.cuda.GpuLimitException;
import io.github.sparksimpor.cuda.GpuNeighbors;
import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.neighbors.NearestNeighbors;
import io.github.sparksimpor.neighbors.NeighborLists;
import java.io.Serializable;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/**
 * How a task finds nearest rows: on the CPU, or with the help of a GPU. What it finds is the same
 * to the bit.
 *
 * @param profile as {@link NearestNeighbors#find} has it
 * @param card where the GPU comes from, if there is one
 */
record TaskNeighbors(int profile, @Nullable SearchCard card) implements Serializable {
  /** All rows go to the GPU anew for each task, and should serve many points there. */
  private static final int POINTS_OF_A_CARD = 1 << 14;

  /** A task's GPU, and what lies there. */
  record SearchCard(AscentDevice device, Broadcast<CardContents<GpuNeighbors>> contents)
      implements Serializable {}

  static TaskNeighbors onCpu(int profile) {
    return new TaskNeighbors(profile, null);
  }

  static TaskNeighbors onGpu(SearchCard card) {
    return new TaskNeighbors(1, card);
  }

  /** Points that a task is to have at least. */
  int leastPoints() {
    return card == null ? 1 : POINTS_OF_A_CARD;
  }

  Searched<NeighborLists> find(PackedRows rows, QueryBatch queries, int k) {
    DeviceShares none = DeviceShares.noSearches();
    SearchCard own = card;
    if (own == null) {
      return new Searched<>(onThisCpu(rows, queries, k), none.plusCpu(queries.size()));
    }
    try {
      NeighborLists found =
          own.contents()
              .value()
              .use(GpuResources.address(own.device()), search -> search.find(rows, queries, k));
      return new Searched<>(found, none.plusGpu(queries.size()));
    } catch (CudaException | GpuLimitException e) { // the latter whether a GPU is required or not
      if (e instanceof CudaException && own.device().required()) {
        throw e;
      }
      return new Searched<>(onThisCpu(rows, queries, k), none.plusCpu(queries.size()).because(e));
    }
  }

  private NeighborLists onThisCpu(PackedRows rows, QueryBatch queries, int k) {
    return NearestNeighbors.find(rows, queries, k, profile);
  }
}
