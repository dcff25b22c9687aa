package io.github.sparksimpor.engine.rows;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.kernel.RowParts;
import java.io.Serializable;

/**
 * The training rows in standardised coordinates, packed by class, in canonical order.
 *
 * @param labels distinct labels, ascending
 * @param rows rows of each class, in the order of {@code labels}
 */
@DefaultSerializer(JavaSerializer.class)
public record PackedClasses(double[] labels, RowParts[] rows) implements Serializable {

  /** Number of classes. */
  public int classes() {
    return labels.length;
  }

  /** Number of coordinates. */
  public int dimension() {
    return rows[0].dimension();
  }

  /** Number of rows of all classes. */
  public long size() {
    long size = 0;
    for (RowParts ofClass : rows) {
      size += ofClass.size();
    }
    return size;
  }

  /** Index of the most frequent class; of equals the one with the smallest label. */
  public int majority() {
    int majority = 0;
    for (int c = 1; c < rows.length; c++) {
      if (rows[c].size() > rows[majority].size()) {
        majority = c;
      }
    }
    return majority;
  }
}
