package io.github.sparksimpor.fault;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.shuffle.FetchFailedException;
import org.apache.spark.shuffle.ShuffleHandle;
import org.apache.spark.shuffle.ShuffleReadMetricsReporter;
import org.apache.spark.shuffle.ShuffleReader;
import org.apache.spark.shuffle.sort.SortShuffleManager;
import org.apache.spark.storage.BlockManagerId;

/** Spark's shuffle, but what one executor has shuffled is lost where that is ordered. */
public final class FaultyShuffle extends SortShuffleManager {
  public FaultyShuffle(SparkConf conf) {
    super(conf);
  }

  @Override
  public <K, C> ShuffleReader<K, C> getReader(
      ShuffleHandle handle,
      int startMapIndex,
      int endMapIndex,
      int startPartition,
      int endPartition,
      TaskContext task,
      ShuffleReadMetricsReporter metrics) {
    ShuffleReader<K, C> reader =
        super.getReader(
            handle, startMapIndex, endMapIndex, startPartition, endPartition, task, metrics);
    boolean lost =
        FaultOrder.of(task)
            .filter(order -> order.fault() == Fault.FETCH_FAILURE)
            .filter(FaultOrder::strikesFirst)
            .isPresent();
    if (!lost) {
      return reader;
    }
    return () -> {
      BlockManagerId holder = SparkEnv.get().blockManager().blockManagerId();
      throw sneaky(
          new FetchFailedException(
              holder, handle.shuffleId(), 0, 0, startPartition, "its disk is gone", null));
    };
  }

  /** Spark's reader throws a checked exception that its signature, being Scala's, does not name. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> RuntimeException sneaky(Throwable failure) throws E {
    throw (E) failure;
  }
}
