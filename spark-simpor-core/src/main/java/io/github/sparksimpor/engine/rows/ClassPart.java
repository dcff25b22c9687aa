package io.github.sparksimpor.engine.rows;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;

/**
 * A part of a class where it lies in the cluster.
 *
 * @param partNumber its number when the parts of all classes are numbered through
 * @param classIndex its class
 * @param values its rows as they were given, one after the other, in canonical order
 */
@DefaultSerializer(JavaSerializer.class)
public record ClassPart(int partNumber, int classIndex, double[] values) implements Serializable {

  public int rows(int dimension) {
    return values.length / dimension;
  }
}
