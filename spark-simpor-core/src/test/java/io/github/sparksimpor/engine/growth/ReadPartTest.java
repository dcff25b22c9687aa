package io.github.sparksimpor.engine.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class ReadPartTest {
  private static Row row(String region, String id) {
    Vector x = Vectors.dense(1);
    return RowFactory.create(
        1.0, x, new String(region), x, 0.5, null, null, 0, new String("none"), false, id);
  }

  @Test
  void regionsAreKeptOnceAndIdsAsTheyAreThoughTheyAreEqual() {
    String one = new String("7");
    String other = new String("7");
    String region = Region.INFORMATIVE.label();
    List<Row> kept = ReadPart.of(List.of(row(region, one), row(region, other)).iterator()).kept();
    int at = SyntheticRow.SCHEMA.fieldIndex("region");
    assertThat(kept.get(0).getString(at)).isEqualTo(region).isSameAs(kept.get(1).getString(at));
    assertThat(kept.get(0).getString(SyntheticRow.SCHEMA.size())).isSameAs(one);
    assertThat(kept.get(1).getString(SyntheticRow.SCHEMA.size())).isSameAs(other);
  }
}
