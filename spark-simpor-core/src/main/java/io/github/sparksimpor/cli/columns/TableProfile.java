package io.github.sparksimpor.cli.columns;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What one pass over a table tells of its columns. */
@DefaultSerializer(JavaSerializer.class)
public final class TableProfile implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<Integer, Long> rows = new TreeMap<>();
  private final Map<String, ColumnProfile> columns = new LinkedHashMap<>();

  private TableProfile(List<String> names, Dialect dialect) {
    names.forEach(name -> columns.put(name, new ColumnProfile(dialect)));
  }

  /**
   * Looks at every row.
   *
   * @param used names of the columns that are looked at closely
   */
  public static TableProfile of(Dataset<Row> table, Set<String> used, Dialect dialect) {
    List<String> names = List.of(table.columns());
    Set<String> close = new HashSet<>(used);
    JavaRDD<TableProfile> parts =
        table
            .javaRDD()
            .mapPartitionsWithIndex(
                (part, rows) ->
                    List.of(new TableProfile(names, dialect).filled(part, rows, close)).iterator(),
                true);
    return parts.getNumPartitions() == 0
        ? new TableProfile(names, dialect)
        : parts.treeReduce(TableProfile::plus);
  }

  private TableProfile filled(int part, Iterator<Row> iterator, Set<String> close) {
    long count = 0;
    while (iterator.hasNext()) {
      Row row = iterator.next();
      int k = 0;
      for (Map.Entry<String, ColumnProfile> column : columns.entrySet()) {
        if (close.contains(column.getKey())) {
          column.getValue().add(row.get(k), part, count);
        } else {
          column.getValue().addKept(row.get(k));
        }
        k++;
      }
      count++;
    }
    rows.put(part, count);
    return this;
  }

  private TableProfile plus(TableProfile other) {
    rows.putAll(other.rows);
    columns.forEach((name, column) -> column.plus(other.of(name)));
    return this;
  }

  /** Rows of the table. */
  public long rows() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The first column with text that could not be decoded, and in how many rows. */
  public Optional<Map.Entry<String, Long>> unreadable() {
    return columns.entrySet().stream()
        .filter(column -> column.getValue().unreadable() > 0)
        .findFirst()
        .map(column -> Map.entry(column.getKey(), column.getValue().unreadable()));
  }

  ColumnProfile of(String column) {
    return Objects.requireNonNull(columns.get(column));
  }

  /** A cell and its row, counted from 1. */
  String shown(ColumnProfile.Stray stray) {
    long before = rows.headMap(stray.part()).values().stream().mapToLong(Long::longValue).sum();
    return String.format(Locale.ROOT, "'%s' in row %,d", stray.cell(), before + stray.row() + 1);
  }
}
