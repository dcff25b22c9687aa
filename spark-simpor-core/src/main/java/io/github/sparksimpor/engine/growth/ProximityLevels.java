package io.github.sparksimpor.engine.growth;

import io.github.sparksimpor.engine.rows.PlacedRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows of a class by how near other classes are (ProWSyn, Barua, Islam, Murase 2013, steps 1 to
 * 5): the first level has every row that is among the k nearest of any row of another class, the
 * second what is so when the first is put aside, and so on; what is left after the last has its
 * level, but is a group of its own.
 *
 * @param groups rows, each group ascending; none is empty
 * @param levels of each group, from 1
 */
public record ProximityLevels(int[][] groups, int[] levels) {

  /**
   * Finds the levels.
   *
   * @param training has the rows
   * @param classIndex the class
   * @param neighbors k, at least 1
   * @param most how many levels there are at most, at least 1
   */
  public static ProximityLevels of(PlacedRows training, int classIndex, int neighbors, int most) {
    List<int[]> groups = new ArrayList<>();
    List<Integer> levels = new ArrayList<>();
    int[] left =
        IntStream.range(0, Math.toIntExact(training.census().sizes()[classIndex])).toArray();
    for (int level = 1; level <= most && left.length > 0; level++) {
      int[] near = training.nearOthers(classIndex, left, neighbors);
      groups.add(near);
      levels.add(level);
      left = IntStream.of(left).filter(row -> Arrays.binarySearch(near, row) < 0).toArray();
    }
    if (left.length > 0) {
      groups.add(left);
      levels.add(most);
    }
    return new ProximityLevels(
        groups.toArray(int[][]::new), levels.stream().mapToInt(Integer::intValue).toArray());
  }

  /**
   * Rows that each group makes: in proportion to {@code exp(-θ (level - 1))}, by largest
   * remainders, of equals the nearer group first.
   *
   * @param theta θ, at least 0
   * @param gap rows wanted in all
   */
  public int[] counts(double theta, int gap) {
    double[] weights =
        IntStream.of(levels).mapToDouble(level -> StrictMath.exp(-theta * (level - 1))).toArray();
    double sum = Arrays.stream(weights).sum();
    double[] wanted = Arrays.stream(weights).map(weight -> weight / sum * gap).toArray();
    int[] counts = Arrays.stream(wanted).mapToInt(share -> (int) share).toArray();
    IntStream.range(0, counts.length)
        .boxed()
        .sorted((a, b) -> Double.compare(wanted[b] - counts[b], wanted[a] - counts[a]))
        .limit(gap - Arrays.stream(counts).sum())
        .toList()
        .forEach(group -> counts[group]++);
    return counts;
  }

  /**
   * Rows that each row of the class makes: those of a group take turns in a given order.
   *
   * @param order all rows of the class
   * @param theta θ, at least 0
   * @param gap rows wanted in all
   * @return in this order
   */
  public int[] countsOfRows(int[] order, double theta, int gap) {
    int[] counts = counts(theta, gap);
    int[] groupOf = new int[order.length];
    for (int group = 0; group < groups.length; group++) {
      for (int row : groups[group]) {
        groupOf[row] = group;
      }
    }
    int[] turns = new int[groups.length];
    return IntStream.of(order)
        .map(
            row -> {
              int group = groupOf[row];
              int size = groups[group].length;
              int turn = turns[group]++;
              return counts[group] / size + (turn < counts[group] % size ? 1 : 0);
            })
        .toArray();
  }
}
