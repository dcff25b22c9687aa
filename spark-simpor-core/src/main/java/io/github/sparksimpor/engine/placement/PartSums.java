package io.github.sparksimpor.engine.placement;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.kernel.RunningSums;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Kernel sums of one part or of several that follow each other: those over the class that grows and
 * those over its contrast.
 *
 * <p>Parts are merged in groups of {@value #GROUP} that follow each other, and then group by group,
 * always in order. The grouping depends on the data alone, so the bits do, too.
 *
 * @param partNumber number of the first part
 * @param own sums over B, or null if no part of it is among these
 * @param contrast sums over A, or null likewise
 * @param shares what they were taken on
 */
@DefaultSerializer(JavaSerializer.class)
record PartSums(
    int partNumber, @Nullable RunningSums own, @Nullable RunningSums contrast, DeviceShares shares)
    implements Serializable {
  private static final int GROUP = 64;

  /** Merges the sums of all parts; where there are many, the executors merge the groups. */
  static PartSums merge(JavaRDD<PartSums> parts, int totalParts) {
    List<PartSums> groups =
        totalParts <= GROUP
            ? List.of(inOrder(parts.collect()))
            : groups(parts, totalParts).collect();
    List<PartSums> sorted = new ArrayList<>(groups);
    sorted.sort((a, b) -> Integer.compare(a.partNumber, b.partNumber));
    return inOrder(sorted);
  }

  private static JavaRDD<PartSums> groups(JavaRDD<PartSums> parts, int totalParts) {
    JavaPairRDD<Integer, Iterable<PartSums>> grouped =
        parts
            .mapToPair(part -> new Tuple2<>(part.partNumber / GROUP, part))
            .groupByKey((totalParts + GROUP - 1) / GROUP);
    return grouped.values().map(PartSums::sortedAndMerged);
  }

  private static PartSums sortedAndMerged(Iterable<PartSums> parts) {
    List<PartSums> sorted = new ArrayList<>();
    parts.forEach(sorted::add);
    sorted.sort((a, b) -> Integer.compare(a.partNumber, b.partNumber));
    return inOrder(sorted);
  }

  private static PartSums inOrder(List<PartSums> parts) {
    Iterator<PartSums> each = parts.iterator();
    PartSums merged = each.next();
    while (each.hasNext()) {
      PartSums next = each.next();
      merged =
          new PartSums(
              merged.partNumber,
              add(merged.own, next.own),
              add(merged.contrast, next.contrast),
              merged.shares.plus(next.shares));
    }
    return merged;
  }

  private static @Nullable RunningSums add(@Nullable RunningSums sums, @Nullable RunningSums more) {
    if (sums == null || more == null) {
      return sums == null ? more : sums;
    }
    sums.merge(more);
    return sums;
  }
}
