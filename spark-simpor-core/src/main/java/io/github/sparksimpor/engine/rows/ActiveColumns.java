package io.github.sparksimpor.engine.rows;

import java.io.Serializable;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;

/**
 * The features in which some training row holds a value other than zero. The engine works on these
 * alone, one beside the other; this is where its indices and those of users' vectors meet.
 *
 * <p>Rows of up to {@value #NARROW} features are taken as they are, so that their order, and with
 * it every draw, does not hang on a column of zeros.
 *
 * @param width features of users' vectors
 * @param indices of the active ones among them, ascending, at least one
 * @param sparse whether users' vectors are sparse, most of them
 */
public record ActiveColumns(int width, int[] indices, boolean sparse) implements Serializable {
  /** Widest rows of which all columns are kept. */
  static final int NARROW = 1024;

  /** All features of dense vectors. */
  public static ActiveColumns all(int width) {
    return all(width, false);
  }

  static ActiveColumns all(int width, boolean sparse) {
    return new ActiveColumns(width, IntStream.range(0, width).toArray(), sparse);
  }

  /** Number of active features. */
  public int count() {
    return indices.length;
  }

  boolean isAll() {
    return indices.length == width;
  }

  /** Where an active feature stands among the active ones; negative if it is none. */
  int position(int feature) {
    return isAll() ? feature : Arrays.binarySearch(indices, feature);
  }

  /** Active values of a row as users have it. */
  public double[] narrowed(double[] features) {
    return isAll() ? features : Arrays.stream(indices).mapToDouble(k -> features[k]).toArray();
  }

  /** The roles of the active features, by their positions. */
  FeatureRoles narrowed(FeatureRoles roles) {
    return isAll()
        ? roles
        : new FeatureRoles(
            positions(roles.nominal()), narrowed(roles.blocks()), positions(roles.integers()));
  }

  /** A slot without a value is at its base in every row, so that no level goes amiss. */
  private OneHotBlock[] narrowed(OneHotBlock[] blocks) {
    return Arrays.stream(blocks)
        .map(this::narrowed)
        .filter(block -> block.slots().length > 0)
        .toArray(OneHotBlock[]::new);
  }

  private OneHotBlock narrowed(OneHotBlock block) {
    int[] kept =
        IntStream.range(0, block.slots().length)
            .filter(i -> position(block.slots()[i]) >= 0)
            .toArray();
    return new OneHotBlock(
        IntStream.of(kept).map(i -> position(block.slots()[i])).toArray(),
        IntStream.of(kept).mapToDouble(i -> block.base()[i]).toArray());
  }

  private int[] positions(int[] features) {
    return Arrays.stream(features).map(this::position).filter(at -> at >= 0).toArray();
  }

  /** A row of active values as users have theirs: of full width, sparse if most of theirs are. */
  public Vector widened(double[] values) {
    if (!sparse && isAll()) {
      return Vectors.dense(values);
    }
    IntPredicate holds = at -> values[at] != 0;
    int[] held = IntStream.range(0, values.length).filter(holds).toArray();
    Vector row =
        Vectors.sparse(
            width,
            Arrays.stream(held).map(at -> indices[at]).toArray(),
            Arrays.stream(held).mapToDouble(at -> values[at]).toArray());
    return sparse ? row : row.toDense();
  }
}
