package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.cuda.CudaException;
import io.github.sparksimpor.cuda.GpuNeighbors;
import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.neighbors.NearestNeighbors;
import io.github.sparksimpor.neighbors.NeighborLists;
import java.io.Serializable;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a task finds nearest rows: on the CPU, or with the help of a GPU. What it finds is the same
 * to the bit.
 *
 * @param profile as {@link NearestNeighbors#find} has it
 * @param card where the GPU comes from, if there is one
 */
record TaskNeighbors(int profile, @Nullable Card card) implements Serializable {
  private static final Logger LOG = LoggerFactory.getLogger(TaskNeighbors.class);

  /** All rows go to the GPU anew for each task, and should serve many points there. */
  private static final int POINTS_OF_A_CARD = 1 << 14;

  /** A task's GPU, and what lies there. */
  record Card(AscentDevice device, Broadcast<CardContents<GpuNeighbors>> contents)
      implements Serializable {}

  static TaskNeighbors onCpu(int profile) {
    return new TaskNeighbors(profile, null);
  }

  static TaskNeighbors onGpu(Card card) {
    return new TaskNeighbors(1, card);
  }

  /** Points that a task is to have at least. */
  int leastPoints() {
    return card == null ? 1 : POINTS_OF_A_CARD;
  }

  NeighborLists find(PackedRows rows, QueryBatch queries, int k) {
    Card own = card;
    if (own != null) {
      try {
        return own.contents()
            .value()
            .use(GpuResources.address(own.device()), search -> search.find(rows, queries, k));
      } catch (CudaException | IllegalArgumentException e) {
        // The latter tells of values that no GPU computes with, whether it is required or not.
        if (e instanceof CudaException && own.device().required()) {
          throw e;
        }
        LOG.warn("Finds neighbours on the CPU: {}", e.getMessage());
      }
    }
    return NearestNeighbors.find(rows, queries, k, profile);
  }
}
