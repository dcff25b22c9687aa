package io.github.sparksimpor.engine.growth;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;

/** Rows of an earlier fit, as they were saved. */
@DefaultSerializer(JavaSerializer.class)
record ReadPart(List<SyntheticRow> kept) implements SyntheticPart {

  /** Reads rows of the columns of {@link SyntheticRow#SCHEMA}. */
  static ReadPart of(Iterator<Row> rows) {
    List<SyntheticRow> kept = new ArrayList<>();
    rows.forEachRemaining(row -> kept.add(SyntheticRow.of(row)));
    return new ReadPart(kept);
  }

  @Override
  public Iterator<SyntheticRow> rows() {
    return kept.iterator();
  }
}
