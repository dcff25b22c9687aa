package io.github.sparksimpor.engine.rows;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How often each category occurs among rows of one class.
 *
 * @param classIndex the class
 * @param counts per categorical feature the rows of each category
 */
@DefaultSerializer(JavaSerializer.class)
public record CategoryCounts(int classIndex, List<TreeMap<Double, Long>> counts)
    implements Serializable {

  /**
   * Counts.
   *
   * @param rowMajor rows of features one after the other
   * @param dimension number of features
   */
  public static CategoryCounts of(
      int classIndex, double[] rowMajor, int dimension, FeatureRoles roles) {
    List<TreeMap<Double, Long>> counts =
        Stream.generate(TreeMap<Double, Long>::new).limit(roles.categorical()).toList();
    for (int at = 0; at < rowMajor.length; at += dimension) {
      int row = at;
      IntStream.range(0, counts.size())
          .forEach(f -> counts.get(f).merge(roles.category(rowMajor, row, f), 1L, Long::sum));
    }
    return new CategoryCounts(classIndex, counts);
  }
}
