package io.github.sparksimpor.engine.growth;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Rows of an earlier fit, as they were saved, in the columns of {@link SyntheticRow#SCHEMA}. */
@DefaultSerializer(JavaSerializer.class)
record ReadPart(List<Row> kept) implements Serializable {

  static ReadPart of(Iterator<Row> rows) {
    List<Row> kept = new ArrayList<>();
    rows.forEachRemaining(row -> kept.add(compact(row)));
    return new ReadPart(kept);
  }

  /** Of text that is in every row, such as the region, one copy is kept. */
  private static Row compact(Row row) {
    Object[] values = new Object[row.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i) instanceof String text ? text.intern() : row.get(i);
    }
    return RowFactory.create(values);
  }
}
