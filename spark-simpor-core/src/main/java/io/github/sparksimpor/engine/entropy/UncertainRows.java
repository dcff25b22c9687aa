package io.github.sparksimpor.engine.entropy;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The rows of highest entropy among those scored, highest first, equal ones by class and row; and
 * how entropies are spread. Found part by part and merged, they are those of the whole.
 *
 * @param rows at most as many as were wanted
 * @param histogram rows scored, per twentieth of [0, 1]
 * @param highest entropy; 0 if no row was scored
 */
@DefaultSerializer(JavaSerializer.class)
public record UncertainRows(List<ScoredRow> rows, long[] histogram, double highest)
    implements Serializable {
  private static final int BINS = 20;

  /** A row and its entropy. */
  record ScoredRow(int classIndex, int row, double entropy) implements Serializable {}

  private static final Comparator<ScoredRow> FIRST_TO_QUERY =
      Comparator.comparingDouble(ScoredRow::entropy)
          .reversed()
          .thenComparingInt(ScoredRow::classIndex)
          .thenComparingInt(ScoredRow::row);

  public UncertainRows merge(UncertainRows other, int wanted) {
    List<ScoredRow> all = new ArrayList<>(rows);
    all.addAll(other.rows);
    all.sort(FIRST_TO_QUERY);
    long[] sum = histogram.clone();
    Arrays.setAll(sum, bin -> sum[bin] + other.histogram[bin]);
    return new UncertainRows(
        new ArrayList<>(all.subList(0, Math.min(wanted, all.size()))),
        sum,
        Math.max(highest, other.highest));
  }

  /** Collects the rows of highest entropy as they come by. */
  static final class Collector {
    private final int wanted;
    private final double threshold;
    private final PriorityQueue<ScoredRow> kept =
        new PriorityQueue<>(Collections.reverseOrder(FIRST_TO_QUERY));
    private final long[] histogram = new long[BINS];
    private double highest;

    /**
     * An empty collector.
     *
     * @param wanted most rows kept, at least 1
     * @param threshold entropy a row must have to be kept
     */
    Collector(int wanted, double threshold) {
      this.wanted = wanted;
      this.threshold = threshold;
    }

    void add(int classIndex, int row, double entropy) {
      histogram[Math.min(BINS - 1, (int) (entropy * BINS))]++;
      highest = Math.max(highest, entropy);
      if (entropy >= threshold && (kept.size() < wanted || entropy >= kept.element().entropy())) {
        kept.add(new ScoredRow(classIndex, row, entropy));
        if (kept.size() > wanted) {
          kept.remove();
        }
      }
    }

    UncertainRows collected() {
      List<ScoredRow> rows = new ArrayList<>(kept);
      rows.sort(FIRST_TO_QUERY);
      return new UncertainRows(rows, histogram, highest);
    }
  }
}
