package io.github.sparksimpor.engine.rows;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Features that hold categories or whole numbers, and so are no plain coordinates.
 *
 * <p>A categorical feature is a nominal feature or a one-hot block; they are numbered through, the
 * nominal ones first.
 *
 * @param nominal indices, ascending, of single features whose values are categories, those of two
 *     values included: they are no coordinates, and synthetic rows take a value that occurs
 * @param blocks features that encode a category together: likewise, and they move together
 * @param integers indices of features whose synthetic values are rounded to whole numbers
 * @param codes features of few values: they are coordinates, and synthetic rows take the nearest
 *     value that occurs
 */
public record FeatureRoles(
    int[] nominal, OneHotBlock[] blocks, int[] integers, CodedFeature[] codes)
    implements Serializable {

  /** Most features of a kind that a line names. */
  private static final int MOST_NAMES = 5;

  /** No codes. */
  public FeatureRoles(int[] nominal, OneHotBlock[] blocks, int[] integers) {
    this(nominal, blocks, integers, new CodedFeature[0]);
  }

  /** All features are measurements. */
  public static FeatureRoles none() {
    return new FeatureRoles(new int[0], new OneHotBlock[0], new int[0]);
  }

  /** Number of categorical features: nominal ones and blocks. */
  public int categorical() {
    return nominal.length + blocks.length;
  }

  /**
   * Most coordinates that rows have: their features, or what each category tells of every class
   * where they are all that there is.
   *
   * @param features of a row
   * @param classes that there are
   */
  public long coordinates(int features, int classes) {
    int categories =
        nominal.length + Arrays.stream(blocks).mapToInt(block -> block.slots().length).sum();
    return categories < features ? features : Math.max(features, (long) categorical() * classes);
  }

  /**
   * A row's category in a categorical feature; equal numbers are equal categories.
   *
   * @param rows rows of features one after the other
   * @param offset where the row starts
   * @param feature number of the categorical feature, below {@link #categorical()}
   * @return the value of a nominal feature, the level of a block
   */
  public double category(double[] rows, int offset, int feature) {
    return feature < nominal.length
        ? rows[offset + nominal[feature]]
        : blocks[feature - nominal.length].level(rows, offset);
  }

  /** Whether a feature is nominal or belongs to a block. */
  public boolean isCategorical(int feature) {
    return Arrays.binarySearch(nominal, feature) >= 0
        || Arrays.stream(blocks).anyMatch(b -> Arrays.binarySearch(b.slots(), feature) >= 0);
  }

  /** Gives a row the category that another has in a categorical feature. */
  void copy(int feature, double[] from, double[] to) {
    int[] features =
        feature < nominal.length
            ? new int[] {nominal[feature]}
            : blocks[feature - nominal.length].slots();
    for (int k : features) {
      to[k] = from[k];
    }
  }

  /**
   * What was taken for what, in one line.
   *
   * @param names names a feature of an index
   * @param dimension number of features
   */
  public String describe(IntFunction<String> names, int dimension) {
    Set<Integer> others = IntStream.range(0, dimension).boxed().collect(Collectors.toSet());
    List<String> kinds = new ArrayList<>();
    describe(kinds, "nominal", nominal, names, others);
    for (OneHotBlock block : blocks) {
      describe(kinds, "one-hot", block.slots(), names, others);
    }
    describe(kinds, "whole", integers, names, others);
    describe(
        kinds,
        "of few values",
        Arrays.stream(codes).mapToInt(CodedFeature::feature).toArray(),
        names,
        others);
    describe(
        kinds,
        "continuous or constant",
        others.stream().mapToInt(k -> k).sorted().toArray(),
        names,
        new HashSet<>());
    return String.join("; ", kinds);
  }

  private static void describe(
      List<String> kinds,
      String kind,
      int[] features,
      IntFunction<String> names,
      Set<Integer> others) {
    if (features.length > 0) {
      Arrays.stream(features).forEach(others::remove);
      String first =
          Arrays.stream(features)
              .limit(MOST_NAMES)
              .mapToObj(names)
              .collect(Collectors.joining(", "));
      kinds.add(
          "%s %s (%s%s)"
              .formatted(features.length, kind, first, features.length > MOST_NAMES ? ", …" : ""));
    }
  }
}
