package io.github.sparksimpor.engine;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.sphere.AscentSettings;
import io.github.sparksimpor.sphere.SphereAscent;
import io.github.sparksimpor.sphere.SyntheticPoint;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/** Rows that are random points of their spheres (paper algorithm 2, lines 12 to 20). */
@DefaultSerializer(JavaSerializer.class)
record ScatteredPart(GrowthSlice slice, FeatureSpace space, long seed) implements SyntheticPart {

  @Override
  public Iterator<Row> rows() {
    return IntStream.range(0, slice.size()).mapToObj(this::row).iterator();
  }

  private Row row(int i) {
    AscentSettings none = AscentSettings.none();
    SyntheticPoint point =
        new SphereAscent(slice.start(i, none.candidates(), space, seed), none).result();
    return SyntheticRows.row(
        slice,
        slice.seedFeatures(i),
        SyntheticRows.features(
            space, slice.seedFeatures(i), point.radius(), point.coordinates(), 0),
        point.radius(),
        point.logRatioAtStart(),
        point.logRatioAtEnd(),
        point.iterations(),
        point.stopReason());
  }
}
