package io.github.sparksimpor.engine.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Finds the roles of features that nobody has told, from the values they have.
 *
 * <ul>
 *   <li>Two values make a feature binary. Binary features that follow each other, of which no two
 *       neighbours are ever both at their greater value, move together: they are a one-hot block,
 *       or cannot be told from one. Constants among them do not part them.
 *   <li>Whole numbers alone make an integer feature.
 *   <li>Few values that lie on an equally spaced lattice, at least a quarter of whose points occur,
 *       are codes: an index that a scaler has stretched. So are at most {@value #CODES} values that
 *       occur {@value #REPEATS} times each on average. Measurements hardly ever look like either,
 *       and where a coarse scale makes them, its marks are what they may be.
 *   <li>All others are measurements.
 * </ul>
 */
final class RoleDiscovery {
  private static final int CODES = 16;
  private static final int REPEATS = 10;

  /** Part of a lattice's points that must occur. */
  private static final double OCCUPIED = 0.25;

  /** In steps of the lattice; rounding by a scaler moves a value far less. */
  private static final double OFF_LATTICE = 1e-6;

  private final FeatureRoles told;
  private final FeatureProfile profile;
  private final int[] binary;

  /**
   * Discovery.
   *
   * @param told roles that attributes and parameters tell: those of nominal and integer features
   *     stand; blocks are sources of binary features, and no block crosses from one to another
   * @param profile of all rows
   */
  RoleDiscovery(FeatureRoles told, FeatureProfile profile) {
    this.told = told;
    this.profile = profile;
    IntPredicate open = k -> !contains(told.nominal(), k) && !contains(told.integers(), k);
    this.binary =
        IntStream.range(0, profile.values().length)
            .filter(k -> open.test(k) && profile.count(k) == 2)
            .toArray();
  }

  /** Features of two values whose role nobody has told. */
  OneHotBlock binary() {
    return new OneHotBlock(
        binary, Arrays.stream(binary).mapToDouble(k -> profile.values()[k][0]).toArray());
  }

  /** Per slot whether a row is off base there and in the slot before. */
  static boolean[] parted(RowChunk chunk, OneHotBlock binary) {
    boolean[] parted = new boolean[binary.slots().length];
    for (int from = 0; from < chunk.values().length; from += chunk.dimension()) {
      boolean before = false;
      for (int i = 0; i < parted.length; i++) {
        boolean off = binary.isOff(i, chunk.values(), from);
        parted[i] |= off && before;
        before = off;
      }
    }
    return parted;
  }

  /** Both, slot by slot. */
  static boolean[] either(boolean[] one, boolean[] other) {
    boolean[] either = one.clone();
    for (int i = 0; i < either.length; i++) {
      either[i] |= other[i];
    }
    return either;
  }

  /**
   * The roles of all features.
   *
   * @param parted per binary feature whether it is off its base in a row in which the one before it
   *     is, too
   */
  FeatureRoles roles(boolean[] parted) {
    TreeSet<Integer> nominal = new TreeSet<>();
    Arrays.stream(told.nominal()).forEach(nominal::add);
    List<OneHotBlock> blocks = new ArrayList<>();
    for (int from = 0; from < binary.length; ) {
      int to = from + 1;
      while (to < binary.length && !parted[to] && source(binary[to - 1]) == source(binary[to])) {
        to++;
      }
      if (to - from == 1) {
        nominal.add(binary[from]);
      } else {
        blocks.add(block(Arrays.copyOfRange(binary, from, to)));
      }
      from = to;
    }
    for (OneHotBlock block : told.blocks()) {
      Arrays.stream(block.slots()).filter(k -> profile.count(k) > 2).forEach(nominal::add);
    }
    TreeSet<Integer> integers = new TreeSet<>();
    Arrays.stream(told.integers()).forEach(integers::add);
    List<CodedFeature> codes = new ArrayList<>();
    for (int k = 0; k < profile.values().length; k++) {
      if (profile.count(k) > 2 && !nominal.contains(k) && !integers.contains(k)) {
        if (profile.whole()[k]) {
          integers.add(k);
        } else if (isCode(k)) {
          codes.add(new CodedFeature(k, profile.values()[k]));
        }
      }
    }
    return new FeatureRoles(
        nominal.stream().mapToInt(k -> k).toArray(),
        blocks.toArray(OneHotBlock[]::new),
        integers.stream().mapToInt(k -> k).toArray(),
        codes.toArray(CodedFeature[]::new));
  }

  private OneHotBlock block(int[] slots) {
    return new OneHotBlock(
        slots, Arrays.stream(slots).mapToDouble(k -> profile.values()[k][0]).toArray());
  }

  /** Number of the told block to which a feature belongs; negative if it stands alone. */
  private int source(int feature) {
    for (int b = 0; b < told.blocks().length; b++) {
      if (contains(told.blocks()[b].slots(), feature)) {
        return told.blocks()[b].slots().length == 1 ? -1 : b;
      }
    }
    return -1;
  }

  private boolean isCode(int feature) {
    double[] values = profile.values()[feature];
    if (profile.count(feature) > FeatureProfile.FEW) {
      return false;
    }
    boolean repeated = values.length <= CODES && profile.rows() >= (long) REPEATS * values.length;
    return repeated || isLattice(values);
  }

  private static boolean isLattice(double[] values) {
    double span = values[values.length - 1] - values[0];
    double least = span;
    for (int i = 1; i < values.length; i++) {
      least = Math.min(least, values[i] - values[i - 1]);
    }
    double steps = Math.rint(span / least);
    if (values.length < OCCUPIED * (steps + 1)) {
      return false;
    }
    double step = span / steps;
    return Arrays.stream(values)
        .map(value -> (value - values[0]) / step)
        .allMatch(at -> Math.abs(at - Math.rint(at)) <= OFF_LATTICE);
  }

  private static boolean contains(int[] ascending, int feature) {
    return Arrays.binarySearch(ascending, feature) >= 0;
  }
}
