package io.github.sparksimpor.cli.columns;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.spark.ColumnNames;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Rows of each different cell of some columns, as long as there are not too many. */
@DefaultSerializer(JavaSerializer.class)
final class LevelCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Map<String, @Nullable Map<Object, Long>> columns = new LinkedHashMap<>();
  private final Map<String, Integer> limits;

  private LevelCounts(Map<String, Integer> limits) {
    this.limits = limits;
    limits.keySet().forEach(name -> columns.put(name, new HashMap<>()));
  }

  /**
   * Counts.
   *
   * @param limits most different cells to count, by column
   */
  static LevelCounts of(Dataset<Row> table, Map<String, Integer> limits, Dialect dialect) {
    Map<String, Integer> most = new LinkedHashMap<>(limits);
    if (most.isEmpty()) {
      return new LevelCounts(most);
    }
    Column[] chosen = most.keySet().stream().map(ColumnNames::column).toArray(Column[]::new);
    JavaRDD<LevelCounts> parts =
        table
            .select(chosen)
            .javaRDD()
            .mapPartitions(rows -> List.of(new LevelCounts(most).filled(rows, dialect)).iterator());
    return parts.getNumPartitions() == 0
        ? new LevelCounts(most)
        : parts.treeReduce(LevelCounts::plus);
  }

  /** Rows of each cell of a column; empty if there are more different ones than the limit. */
  Optional<Map<Object, Long>> of(String column) {
    return Optional.ofNullable(columns.get(column));
  }

  private LevelCounts filled(Iterator<Row> rows, Dialect dialect) {
    List<String> names = List.copyOf(columns.keySet());
    while (rows.hasNext()) {
      Row row = rows.next();
      for (int k = 0; k < names.size(); k++) {
        @Nullable Object cell = row.get(k);
        if (cell != null && !dialect.isMissing(cell)) {
          add(names.get(k), cell, 1);
        }
      }
    }
    return this;
  }

  private LevelCounts plus(LevelCounts other) {
    other.columns.forEach(
        (name, levels) -> {
          if (levels == null) {
            columns.put(name, null);
          } else {
            levels.forEach((cell, rows) -> add(name, cell, rows));
          }
        });
    return this;
  }

  private void add(String column, Object cell, long rows) {
    @Nullable Map<Object, Long> levels = columns.get(column);
    if (levels != null) {
      levels.merge(cell, rows, Long::sum);
      if (levels.size() > Objects.requireNonNull(limits.get(column))) {
        columns.put(column, null);
      }
    }
  }
}
