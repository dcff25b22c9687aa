package io.github.sparksimpor.engine.rows;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of an input partition in flat arrays, or what is wrong with one of them.
 *
 * @param labels one a row
 * @param values row-major, {@code labels.length × dimension}
 * @param dimension features a row; 0 when there is no row
 * @param problem message for the user, or null if all rows are good
 */
@DefaultSerializer(JavaSerializer.class)
record RowChunk(double[] labels, double[] values, int dimension, @Nullable String problem)
    implements Serializable {

  static RowChunk bad(String problem) {
    return new RowChunk(new double[0], new double[0], 0, problem);
  }

  /** What the driver needs to know of a chunk before it decides where the rows go. */
  @DefaultSerializer(JavaSerializer.class)
  record Tally(TreeMap<Double, Long> counts, int dimension, @Nullable String problem)
      implements Serializable {}

  Tally tally() {
    TreeMap<Double, Long> counts = new TreeMap<>();
    for (double label : labels) {
      counts.merge(label, 1L, Long::sum);
    }
    return new Tally(counts, dimension, problem);
  }
}
