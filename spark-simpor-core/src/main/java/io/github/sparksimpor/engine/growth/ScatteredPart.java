package io.github.sparksimpor.engine.growth;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.engine.rows.Support;
import io.github.sparksimpor.sphere.AscentSettings;
import io.github.sparksimpor.sphere.SphereAscent;
import java.util.Iterator;
import java.util.stream.IntStream;

/** Rows that are random points of their spheres (paper algorithm 2, lines 12 to 20). */
@DefaultSerializer(JavaSerializer.class)
record ScatteredPart(Spheres slice, FeatureSpace space, Support support, long seed)
    implements SyntheticPart {

  @Override
  public Iterator<SyntheticRow> rows() {
    return IntStream.range(0, slice.size()).mapToObj(this::row).iterator();
  }

  private SyntheticRow row(int i) {
    AscentSettings none = AscentSettings.none();
    SphereAscent ascent = new SphereAscent(slice.start(i, none.candidates(), space, seed), none);
    return slice.row(i, ascent.result(), space, support);
  }
}
