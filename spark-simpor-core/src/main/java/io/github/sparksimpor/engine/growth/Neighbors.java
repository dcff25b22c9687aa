package io.github.sparksimpor.engine.growth;

import io.github.sparksimpor.engine.rows.RowIds;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows around a seed, closest first.
 *
 * @param features of each
 * @param ids of each, or none
 */
public record Neighbors(double[][] features, Object[] ids) implements Serializable {

  /** No neighbour. */
  static Neighbors none() {
    return new Neighbors(new double[0][], new Object[0]);
  }

  int size() {
    return features.length;
  }

  @Nullable Object id(int i) {
    return RowIds.at(ids, i);
  }

  /** Some of them, in the order asked for. */
  Neighbors some(int[] positions) {
    return new Neighbors(
        IntStream.of(positions).mapToObj(i -> features[i]).toArray(double[][]::new),
        RowIds.some(ids, positions));
  }

  Neighbors followedBy(Neighbors other) {
    return new Neighbors(
        IntStream.range(0, size() + other.size())
            .mapToObj(i -> i < size() ? features[i] : other.features[i - size()])
            .toArray(double[][]::new),
        RowIds.concatenate(List.of(ids, other.ids)));
  }
}
