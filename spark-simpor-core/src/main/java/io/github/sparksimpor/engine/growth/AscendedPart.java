package io.github.sparksimpor.engine.growth;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.engine.rows.Support;
import java.util.Iterator;
import java.util.stream.IntStream;

/** Rows whose coordinates an ascent has found. */
@DefaultSerializer(JavaSerializer.class)
record AscendedPart(Spheres slice, SyntheticBlock block, FeatureSpace space, Support support)
    implements SyntheticPart {

  @Override
  public Iterator<SyntheticRow> rows() {
    return IntStream.range(0, slice.size()).mapToObj(this::row).iterator();
  }

  private SyntheticRow row(int i) {
    return slice.row(i, block.point(i, space.dimension()), space, support);
  }
}
