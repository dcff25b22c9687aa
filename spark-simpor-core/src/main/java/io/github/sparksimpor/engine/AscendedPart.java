package io.github.sparksimpor.engine;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/** Rows whose coordinates an ascent has found. */
@DefaultSerializer(JavaSerializer.class)
record AscendedPart(GrowthSlice slice, SyntheticBlock block, FeatureSpace space)
    implements SyntheticPart {

  @Override
  public Iterator<Row> rows() {
    return IntStream.range(0, slice.size()).mapToObj(this::row).iterator();
  }

  private Row row(int i) {
    double radius = block.radii()[i];
    return SyntheticRows.row(
        slice,
        slice.seedFeatures(i),
        SyntheticRows.features(
            space, slice.seedFeatures(i), radius, block.coordinates(), i * space.dimension()),
        radius,
        block.logRatioStart()[i],
        block.logRatioEnd()[i],
        block.iterations()[i],
        block.stopReasons()[i]);
  }
}
