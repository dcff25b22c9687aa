package io.github.sparksimpor.engine.entropy;

import io.github.sparksimpor.engine.rows.ClassCensus;
import io.github.sparksimpor.sphere.RandomDraws;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;

/** The rows whose labels the network may see, by class. */
final class LabelledIndices {
  private final List<NavigableSet<Integer>> rows;

  private LabelledIndices(List<NavigableSet<Integer>> rows) {
    this.rows = rows;
  }

  /**
   * A random sample, stratified: in proportion to the classes' sizes, but of each class at least
   * the fourth part of an even share.
   *
   * @param census classes and sizes
   * @param size about how many rows
   * @param seed of the draws
   */
  static LabelledIndices sample(ClassCensus census, int size, long seed) {
    int least = Math.max(1, size / (4 * census.classes()));
    List<NavigableSet<Integer>> rows =
        IntStream.range(0, census.classes())
            .mapToObj(
                c -> {
                  long share = Math.round((double) size * census.sizes()[c] / census.rows());
                  long wanted = Math.min(census.sizes()[c], Math.max(least, share));
                  return draw(
                      Math.toIntExact(census.sizes()[c]),
                      (int) wanted,
                      RandomDraws.of(seed, census.labels()[c], RandomDraws.LABELLED_SAMPLE, 0));
                })
            .toList();
    return new LabelledIndices(rows);
  }

  /** A random subset of the numbers below {@code bound} (Floyd's algorithm). */
  private static NavigableSet<Integer> draw(int bound, int wanted, UniformRandomProvider random) {
    NavigableSet<Integer> drawn = new TreeSet<>();
    for (int last = bound - wanted; last < bound; last++) {
      if (!drawn.add(random.nextInt(last + 1))) {
        drawn.add(last);
      }
    }
    return drawn;
  }

  /** No rows yet. */
  static LabelledIndices empty(int classes) {
    return new LabelledIndices(
        Stream.<NavigableSet<Integer>>generate(TreeSet::new).limit(classes).toList());
  }

  void add(List<UncertainRows.ScoredRow> more) {
    more.forEach(row -> rows.get(row.classIndex()).add(row.row()));
  }

  int size() {
    return rows.stream().mapToInt(NavigableSet::size).sum();
  }

  /** Per class the rows, ascending. */
  int[][] byClass() {
    return rows.stream()
        .map(ofClass -> ofClass.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  @Override
  public String toString() {
    return Arrays.deepToString(byClass());
  }
}
