package io.github.sparksimpor.engine.rows;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Some rows of an input partition in flat arrays, without their zeros if these are many; or what is
 * wrong with one of them.
 *
 * @param labels one a row
 * @param ids one a row, or none
 * @param dimension features a row; 0 when there is no row
 * @param starts where each row's values start, and behind the last where they end; empty if all
 *     values are there
 * @param columns of the values, row by row; empty if all values are there
 * @param values row by row
 * @param sparseRows how many rows came as sparse vectors
 * @param problem message for the user, or null if all rows are good
 */
@DefaultSerializer(JavaSerializer.class)
record ReadChunk(
    double[] labels,
    Object[] ids,
    int dimension,
    int[] starts,
    int[] columns,
    double[] values,
    int sparseRows,
    @Nullable String problem)
    implements Serializable {

  private static final int MOST_ROWS = 8192;

  /** 8 MB, however wide the rows are; a wider row is a chunk of its own. */
  private static final int MOST_VALUES = 1 << 20;

  static ReadChunk bad(String problem) {
    return new ReadChunk(
        new double[0], RowIds.NONE, 0, new int[0], new int[0], new double[0], 0, problem);
  }

  /**
   * What the driver needs to know of rows before it decides where they go.
   *
   * @param counts rows of each label
   * @param dimension features a row; 0 when there is no row
   * @param active features that hold a value other than zero; not looked for in narrow rows
   * @param sparseRows how many rows came as sparse vectors
   * @param missing how many rows lack a value, by feature
   * @param problem message for the user, or null if all rows are good
   */
  @DefaultSerializer(JavaSerializer.class)
  record Tally(
      TreeMap<Double, Long> counts,
      int dimension,
      RoaringBitmap active,
      long sparseRows,
      TreeMap<Integer, Long> missing,
      @Nullable String problem)
      implements Serializable {

    static Tally empty() {
      return new Tally(new TreeMap<>(), 0, new RoaringBitmap(), 0, new TreeMap<>(), null);
    }

    static Tally bad(String problem) {
      return new Tally(new TreeMap<>(), 0, new RoaringBitmap(), 0, new TreeMap<>(), problem);
    }

    /** Of both, which have the same features. */
    Tally plus(Tally other) {
      TreeMap<Double, Long> sum = new TreeMap<>(counts);
      other.counts.forEach((label, count) -> sum.merge(label, count, Long::sum));
      TreeMap<Integer, Long> lacking = new TreeMap<>(missing);
      other.missing.forEach((feature, rows) -> lacking.merge(feature, rows, Long::sum));
      return new Tally(
          sum,
          Math.max(dimension, other.dimension),
          RoaringBitmap.or(active, other.active),
          sparseRows + other.sparseRows,
          lacking,
          null);
    }

    /** The features on which the engine works. */
    ActiveColumns columns() {
      long rows = counts.values().stream().mapToLong(Long::longValue).sum();
      boolean sparse = 2 * sparseRows > rows;
      if (dimension <= ActiveColumns.NARROW) {
        return ActiveColumns.all(dimension, sparse);
      }
      return new ActiveColumns(
          dimension, active.isEmpty() ? new int[] {0} : active.toArray(), sparse);
    }
  }

  Tally tally() {
    if (problem != null) {
      return Tally.bad(problem);
    }
    TreeMap<Double, Long> counts = new TreeMap<>();
    for (double label : labels) {
      counts.merge(label, 1L, Long::sum);
    }
    return new Tally(counts, dimension, active(), sparseRows, missing(), null);
  }

  private RoaringBitmap active() {
    RoaringBitmap active = new RoaringBitmap();
    if (dimension <= ActiveColumns.NARROW) {
      return active;
    }
    if (isSparse()) {
      active.add(columns);
    } else {
      for (int at = 0; at < values.length; at++) {
        if (values[at] != 0) {
          active.add(at % dimension);
        }
      }
    }
    return active;
  }

  private TreeMap<Integer, Long> missing() {
    TreeMap<Integer, Long> missing = new TreeMap<>();
    for (int at = 0; at < values.length; at++) {
      if (Double.isNaN(values[at])) {
        missing.merge(isSparse() ? columns[at] : at % dimension, 1L, Long::sum);
      }
    }
    return missing;
  }

  private boolean isSparse() {
    return starts.length > 0;
  }

  /** The rows with all values of the active features, in chunks of bounded size. */
  Iterator<RowChunk> narrowed(ActiveColumns active) {
    int most = Math.max(1, MOST_VALUES / active.count());
    return IntStream.iterate(0, from -> from < labels.length, from -> from + most)
        .mapToObj(from -> narrowed(active, from, Math.min(labels.length, from + most)))
        .iterator();
  }

  private RowChunk narrowed(ActiveColumns active, int from, int to) {
    boolean whole = from == 0 && to == labels.length;
    double[] some = whole ? labels : Arrays.copyOfRange(labels, from, to);
    Object[] theirIds = ids.length == 0 || whole ? ids : Arrays.copyOfRange(ids, from, to);
    if (!isSparse() && active.isAll()) {
      double[] all = values;
      return new RowChunk(
          some,
          theirIds,
          whole ? all : Arrays.copyOfRange(all, from * dimension, to * dimension),
          dimension);
    }
    int width = active.count();
    double[] packed = new double[(to - from) * width];
    for (int row = from; row < to; row++) {
      copy(row, active, packed, (row - from) * width);
    }
    return new RowChunk(some, theirIds, packed, width);
  }

  private void copy(int row, ActiveColumns active, double[] target, int offset) {
    if (isSparse()) {
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        target[offset + active.position(columns[i])] = values[i];
      }
    } else {
      for (int k = 0; k < active.count(); k++) {
        target[offset + k] = values[row * dimension + active.indices()[k]];
      }
    }
  }

  /** Grows flat arrays row by row. */
  static final class Builder {
    private double[] labels = new double[64];
    private final List<@Nullable Object> ids = new ArrayList<>();
    private int[] starts = new int[65];
    private int[] columns = new int[256];
    private double[] values = new double[256];
    private int size;
    private int dimension;
    private int sparseRows;

    /** Features of the rows; 0 when there is no row. */
    int dimension() {
      return dimension;
    }

    /** Adds the id of the row that is added next. */
    void addId(@Nullable Object id) {
      ids.add(id);
    }

    void add(double label, Vector features) {
      dimension = features.size();
      sparseRows += features instanceof SparseVector ? 1 : 0;
      if (size == labels.length) {
        labels = Arrays.copyOf(labels, 2 * size);
        starts = Arrays.copyOf(starts, 2 * size + 1);
      }
      labels[size++] = label;
      starts[size] = starts[size - 1];
      if (features instanceof SparseVector sparse) {
        for (int i = 0; i < sparse.indices().length; i++) {
          add(sparse.indices()[i], sparse.values()[i]);
        }
      } else {
        double[] dense = features.toArray();
        for (int k = 0; k < dense.length; k++) {
          add(k, dense[k]);
        }
      }
    }

    private void add(int column, double value) {
      if (value == 0) { // -0.0 and 0.0 are one value
        return;
      }
      int at = starts[size];
      if (at == values.length) {
        columns = Arrays.copyOf(columns, 2 * at);
        values = Arrays.copyOf(values, 2 * at);
      }
      columns[at] = column;
      values[at] = value;
      starts[size]++;
    }

    boolean isFull() {
      return size == MOST_ROWS || starts[size] >= MOST_VALUES;
    }

    /** The rows, with all their zeros where these cost less than telling columns does. */
    ReadChunk build() {
      int stored = starts[size];
      double[] kept = Arrays.copyOf(labels, size);
      long all = (long) size * dimension;
      if (Double.BYTES * all > (Double.BYTES + Integer.BYTES) * (long) stored) {
        return new ReadChunk(
            kept,
            ids.toArray(),
            dimension,
            Arrays.copyOf(starts, size + 1),
            Arrays.copyOf(columns, stored),
            Arrays.copyOf(values, stored),
            sparseRows,
            null);
      }
      double[] dense = new double[(int) all];
      for (int row = 0; row < size; row++) {
        for (int i = starts[row]; i < starts[row + 1]; i++) {
          dense[row * dimension + columns[i]] = values[i];
        }
      }
      return new ReadChunk(
          kept, ids.toArray(), dimension, new int[0], new int[0], dense, sparseRows, null);
    }
  }
}
