package io.github.sparksimpor.engine.growth;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructField;

/** Rows of an earlier fit, as they were saved, in the columns of {@link SyntheticRow#SCHEMA}. */
@DefaultSerializer(JavaSerializer.class)
record ReadPart(List<Row> kept) implements Serializable {
  private static final int REGION = SyntheticRow.SCHEMA.fieldIndex("region");

  static ReadPart of(Iterator<Row> rows) {
    List<Row> kept = new ArrayList<>();
    rows.forEachRemaining(row -> kept.add(compact(checked(row))));
    return new ReadPart(kept);
  }

  private static Row checked(Row row) {
    StructField[] fields = SyntheticRow.SCHEMA.fields();
    for (int i = 0; i < fields.length; i++) {
      if (!fields[i].nullable() && row.isNullAt(i)) {
        throw new IllegalArgumentException("column '" + fields[i].name() + "' holds null");
      }
    }
    Region.labelled(row.getString(REGION));
    return row;
  }

  /** Of text that is the same in many rows, as no id is, one copy is kept. */
  private static Row compact(Row row) {
    Object[] values = new Object[row.size()];
    for (int i = 0; i < values.length; i++) {
      boolean repeated = i < SyntheticRow.SCHEMA.size();
      values[i] = repeated && row.get(i) instanceof String text ? text.intern() : row.get(i);
    }
    return RowFactory.create(values);
  }
}
