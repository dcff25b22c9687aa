package io.github.sparksimpor.engine.placement;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.kernel.RunningSums;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
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
 * @param firstPoint index in the pass of the first point that these are sums of
 * @param own sums over B, or null if no part of it is among these
 * @param contrast sums over A, or null likewise
 * @param shares what they were taken on
 */
@DefaultSerializer(JavaSerializer.class)
record PartSums(
    int partNumber,
    int firstPoint,
    @Nullable RunningSums own,
    @Nullable RunningSums contrast,
    DeviceShares shares)
    implements Serializable {
  private static final int GROUP = 64;

  /** The same, taken by a CPU because a GPU failed. */
  PartSums because(RuntimeException failure) {
    return new PartSums(partNumber, firstPoint, own, contrast, shares.because(failure));
  }

  /** The same, of points that begin elsewhere in the pass. */
  PartSums beginningAt(int point) {
    return new PartSums(partNumber, point, own, contrast, shares);
  }

  /**
   * Merges the sums of all parts; where there are many, the executors merge the groups.
   *
   * @param parts of each part the sums of all points, at once or some at a time, in any order
   * @param totalParts how many parts there are
   * @param room sums of nothing, one for each point
   */
  static PartSums merge(JavaRDD<PartSums> parts, int totalParts, RunningSums room) {
    return totalParts <= GROUP
        ? inOrder(parts.collect(), room)
        : inOrder(groups(parts, totalParts, room).collect(), room);
  }

  private static JavaRDD<PartSums> groups(
      JavaRDD<PartSums> parts, int totalParts, RunningSums room) {
    JavaPairRDD<Integer, Iterable<PartSums>> grouped =
        parts
            .mapToPair(part -> new Tuple2<>(part.partNumber / GROUP, part))
            .groupByKey((totalParts + GROUP - 1) / GROUP);
    return grouped.values().map(group -> inOrder(group, room));
  }

  private static PartSums inOrder(Iterable<PartSums> parts, RunningSums room) {
    List<PartSums> sorted = new ArrayList<>();
    parts.forEach(sorted::add);
    sorted.sort(Comparator.comparingInt(PartSums::partNumber));
    RunningSums own = null;
    RunningSums contrast = null;
    DeviceShares shares = DeviceShares.noSums();
    for (PartSums part : sorted) {
      own = add(own, part.own, part.firstPoint, room);
      contrast = add(contrast, part.contrast, part.firstPoint, room);
      shares = shares.plus(part.shares);
    }
    return new PartSums(sorted.get(0).partNumber, 0, own, contrast, shares);
  }

  private static @Nullable RunningSums add(
      @Nullable RunningSums sums, @Nullable RunningSums more, int firstPoint, RunningSums room) {
    if (more == null) {
      return sums;
    }
    RunningSums all = sums == null ? room.likewise() : sums;
    for (int point = 0; point < more.capacity(); point++) {
      all.merge(firstPoint + point, more, point);
    }
    return all;
  }
}
