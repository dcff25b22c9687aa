package io.github.sparksimpor.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.BlockManager;
import org.apache.spark.storage.BlockResult;
import org.apache.spark.storage.BroadcastBlockId;
import scala.Function1;
import scala.Option;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;

/** What the library holds in Spark: cached RDDs and broadcast values of its own kinds. */
public final class LeftBehind {
  private static final long LIMIT = Duration.ofSeconds(20).toNanos();

  private LeftBehind() {}

  /**
   * What is held, in words; nothing after a fit that let go of all it had. Spark removes broadcast
   * blocks in the background, which is waited for.
   */
  public static List<String> in(SparkContext context) {
    long start = System.nanoTime();
    List<String> held = held(context);
    while (!held.isEmpty() && System.nanoTime() - start < LIMIT) {
      Thread.onSpinWait();
      held = held(context);
    }
    return held;
  }

  private static List<String> held(SparkContext context) {
    List<String> held = new ArrayList<>();
    CollectionConverters.asJava(context.getPersistentRDDs()).values().stream()
        .map(rdd -> "cached " + rdd)
        .forEach(held::add);
    BlockManager blocks = context.env().blockManager();
    Function1<BlockId, Object> wholeBroadcasts =
        id -> id instanceof BroadcastBlockId broadcast && broadcast.field().isEmpty();
    for (BlockId id : CollectionConverters.asJava(blocks.getMatchingBlockIds(wholeBroadcasts))) {
      Option<BlockResult> found = blocks.getLocalValues(id);
      if (found.isDefined()) {
        Iterator<?> values = found.get().data(); // to its end, which gives the block's lock back
        while (values.hasNext()) {
          Object value = values.next();
          if (isOurs(value)) {
            held.add("broadcast " + value.getClass().getSimpleName());
          }
        }
      }
    }
    return held;
  }

  /** Spark's own broadcasts hold tasks as bytes and settings of Hadoop. */
  private static boolean isOurs(Object value) {
    return value.getClass().getName().startsWith("io.github.sparksimpor.")
        || value instanceof double[]
        || value instanceof double[][]
        || value instanceof int[];
  }
}
