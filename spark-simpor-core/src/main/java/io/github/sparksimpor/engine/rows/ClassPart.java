package io.github.sparksimpor.engine.rows;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;

/**
 * A part of a class where it lies in the cluster.
 *
 * @param partNumber its number when the parts of all classes are numbered through
 * @param classIndex its class
 * @param ids of its rows, or none
 * @param values its rows as they were given, one after the other, in canonical order
 */
@DefaultSerializer(JavaSerializer.class)
public record ClassPart(int partNumber, int classIndex, Object[] ids, double[] values)
    implements Serializable {

  /** What is there of features in which values are missing. */
  public Imputation.Present present(int dimension, int[] missing, FeatureRoles roles) {
    return Imputation.Present.of(values, dimension, missing, roles);
  }

  /** The part with nothing missing. */
  public ClassPart imputed(Imputation imputation, int dimension) {
    return new ClassPart(
        partNumber, classIndex, ids, imputation.imputed(classIndex, values, dimension));
  }

  public int rows(int dimension) {
    return values.length / dimension;
  }
}
