package io.github.sparksimpor.engine.growth;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.util.Iterator;
import java.util.stream.IntStream;

/** Rows at given places of chords. */
@DefaultSerializer(JavaSerializer.class)
record ChordPart(Chords chords, Interpolation interpolation) implements SyntheticPart {

  @Override
  public Iterator<SyntheticRow> rows() {
    return IntStream.range(0, chords.rows().size())
        .mapToObj(i -> chords.row(i, interpolation))
        .iterator();
  }
}
