package io.github.sparksimpor.engine.rows;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ids of rows, as users have them, in arrays beside the rows' values; an empty array where rows
 * have none.
 */
public final class RowIds {
  /** No row has an id. */
  static final Object[] NONE = {};

  /** Null first, then as numbers, texts, or times are ordered. */
  static final Comparator<@Nullable Object> ORDER = Comparator.nullsFirst(RowIds::compare);

  private RowIds() {}

  @SuppressWarnings("unchecked")
  private static int compare(Object one, Object other) {
    if (one instanceof byte[] bytes && other instanceof byte[] otherBytes) {
      return Arrays.compareUnsigned(bytes, otherBytes);
    }
    return one instanceof Comparable && one.getClass() == other.getClass()
        ? ((Comparable<Object>) one).compareTo(other)
        : one.toString().compareTo(other.toString());
  }

  /** Ids of some of the rows, in the order asked for. */
  public static Object[] some(Object[] ids, int[] rows) {
    return ids.length == 0 ? NONE : Arrays.stream(rows).mapToObj(row -> ids[row]).toArray();
  }

  /** The id of a row; null if it has none. */
  public static @Nullable Object at(Object[] ids, int row) {
    return ids.length == 0 ? null : ids[row];
  }

  public static Object[] concatenate(List<Object[]> pieces) {
    return pieces.stream().flatMap(Arrays::stream).toArray();
  }
}
