package io.github.sparksimpor.engine.growth;

import io.github.sparksimpor.engine.rows.Bounds;
import io.github.sparksimpor.engine.rows.Imputation;
import io.github.sparksimpor.engine.rows.PlacedRows;
import io.github.sparksimpor.engine.rows.RowIds;
import io.github.sparksimpor.engine.rows.Support;
import io.github.sparksimpor.neighbors.NeighborLists;
import io.github.sparksimpor.spark.WorkSlices;
import io.github.sparksimpor.sphere.RandomDraws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Grows rows on segments between seeds and their nearest neighbours. The rows themselves wait until
 * somebody reads them; how they are cut into tasks does not show in the result.
 */
public final class SegmentGrowth {
  private final PlacedRows training;
  private final int neighbors;
  private final Bounds bounds;

  /**
   * Growth from training rows.
   *
   * @param training has the rows
   * @param neighbors k, at least 1; a smaller class uses all it has
   * @param bounds of the rows
   */
  public SegmentGrowth(PlacedRows training, int neighbors, Bounds bounds) {
    this.training = training;
    this.neighbors = neighbors;
    this.bounds = bounds;
  }

  /** Copies of seeds. */
  public Segments copies(SeedAssignment assigned) {
    int c = assigned.classIndex();
    return Segments.within(
        assigned,
        training.features(c, assigned.seeds()),
        training.ids(c, assigned.seeds()),
        none(assigned));
  }

  private static List<Neighbors> none(SeedAssignment assigned) {
    return Stream.generate(Neighbors::none).limit(assigned.seeds().length).toList();
  }

  /** Segments from seeds to their nearest neighbours of the same class. */
  public Segments within(SeedAssignment assigned) {
    int c = assigned.classIndex();
    return Segments.within(
        assigned,
        training.features(c, assigned.seeds()),
        training.ids(c, assigned.seeds()),
        nearest(assigned));
  }

  /** Segments to the nearest neighbours of the same class, and to those of all others. */
  public Segments withinAndAcross(SeedAssignment assigned) {
    int own = assigned.classIndex();
    MixedNeighbors surroundings = MixedNeighbors.of(training, own, assigned.seeds(), neighbors);
    List<Neighbors> others = none(assigned);
    for (int c = 0; c < training.census().classes(); c++) {
      if (c != own) {
        others = followedBy(others, across(c, surroundings.nearestOthers(c, neighbors)));
      }
    }
    return new Segments(
        assigned,
        training.features(own, assigned.seeds()),
        training.ids(own, assigned.seeds()),
        nearest(assigned),
        others);
  }

  /**
   * Chords from seeds to the centre of their class, its mean row, on which the rows of a seed are
   * evenly spaced (the star topology of polynomial fitting, Gazzah, Essoukri Ben Amara 2008).
   */
  public Chords toCentre(SeedAssignment assigned) {
    int size = Math.toIntExact(training.census().sizes()[assigned.classIndex()]);
    int[] rowsOf = new int[assigned.seeds().length];
    IntStream.of(assigned.seedOf()).forEach(seed -> rowsOf[seed]++);
    int[] before = new int[rowsOf.length];
    double[] shares =
        IntStream.of(assigned.seedOf())
            .mapToDouble(seed -> (double) ++before[seed] / (rowsOf[seed] + 1))
            .toArray();
    double[][] all = training.features(assigned.classIndex(), IntStream.range(0, size).toArray());
    double[] centre = centre(training.space().imputation().imputed(assigned.classIndex(), all));
    return chords(
        assigned,
        new Neighbors(new double[][] {centre}, new Object[0]),
        new int[assigned.size()],
        shares);
  }

  private static double[] centre(double[][] rows) {
    double[] sum = new double[rows[0].length];
    for (double[] row : rows) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += row[k];
      }
    }
    return Arrays.stream(sum).map(value -> value / rows.length).toArray();
  }

  /**
   * Chords from seeds to random other rows of their groups; a row that is alone in its group is
   * copied.
   *
   * @param assigned seeds, each of a group
   * @param groups rows of the class, each group ascending
   * @param seed of the draws
   */
  public Chords within(SeedAssignment assigned, int[][] groups, long seed) {
    int size = Math.toIntExact(training.census().sizes()[assigned.classIndex()]);
    int[][] groupOf = new int[size][];
    for (int[] group : groups) {
      IntStream.of(group).forEach(row -> groupOf[row] = group);
    }
    int[] partners = new int[assigned.size()];
    double[] shares = new double[assigned.size()];
    for (int i = 0; i < partners.length; i++) {
      int row = assigned.seedRow(i);
      int others = groupOf[row].length - 1;
      UniformRandomProvider random =
          RandomDraws.of(seed, assigned.label(), row, assigned.draws()[i]);
      int drawn = others == 0 ? 0 : random.nextInt(others);
      int own = Arrays.binarySearch(groupOf[row], row);
      partners[i] = groupOf[row][drawn < own || others == 0 ? drawn : drawn + 1];
      shares[i] = others == 0 ? 0 : random.nextDouble();
    }
    int[] distinct = IntStream.of(partners).distinct().sorted().toArray();
    return chords(
        assigned,
        new Neighbors(
            training.features(assigned.classIndex(), distinct),
            training.ids(assigned.classIndex(), distinct)),
        IntStream.of(partners).map(row -> Arrays.binarySearch(distinct, row)).toArray(),
        shares);
  }

  private Chords chords(SeedAssignment assigned, Neighbors ends, int[] endOf, double[] shares) {
    int c = assigned.classIndex();
    boolean vote = training.space().roles().categorical() > 0;
    return new Chords(
        assigned,
        new Neighbors(training.features(c, assigned.seeds()), training.ids(c, assigned.seeds())),
        ends,
        endOf,
        shares,
        vote ? nearest(assigned) : none(assigned));
  }

  private static List<Neighbors> followedBy(List<Neighbors> lists, List<Neighbors> more) {
    return IntStream.range(0, lists.size())
        .mapToObj(seed -> lists.get(seed).followedBy(more.get(seed)))
        .toList();
  }

  private List<Neighbors> nearest(SeedAssignment assigned) {
    int c = assigned.classIndex();
    NeighborLists lists = training.neighbors(c, assigned.seeds(), c, neighbors);
    int[][] rows =
        IntStream.range(0, lists.queries()).mapToObj(lists::indicesOf).toArray(int[][]::new);
    return neighbors(c, rows);
  }

  private List<Neighbors> across(int classIndex, int[][] rows) {
    Imputation imputation = training.space().imputation();
    return neighbors(classIndex, rows).stream()
        .map(list -> new Neighbors(imputation.imputed(classIndex, list.features()), list.ids()))
        .toList();
  }

  /** Lists of rows of a class; rows in several lists are fetched once. */
  private List<Neighbors> neighbors(int classIndex, int[][] lists) {
    int[] distinct =
        Arrays.stream(lists).flatMapToInt(Arrays::stream).distinct().sorted().toArray();
    double[][] features = training.features(classIndex, distinct);
    Object[] ids = training.ids(classIndex, distinct);
    return Arrays.stream(lists)
        .map(rows -> IntStream.of(rows).map(row -> Arrays.binarySearch(distinct, row)).toArray())
        .map(
            found ->
                new Neighbors(
                    IntStream.of(found).mapToObj(i -> features[i]).toArray(double[][]::new),
                    RowIds.some(ids, found)))
        .toList();
  }

  /**
   * The rows on all lines, in their order.
   *
   * @param context tells how many tasks are worth while
   * @param growths class by class
   * @param seed of all random draws
   */
  public SyntheticRows rows(JavaSparkContext context, List<Lines> growths, long seed) {
    List<SyntheticPart> parts = new ArrayList<>();
    for (Lines growth : growths) {
      Support support = Support.of(bounds, training, growth.rows().classIndex());
      int length = WorkSlices.length(context, growth.rows().size());
      parts.addAll(growth.parts(length, training.space(), support, seed));
    }
    return new SyntheticRows(growths.stream().map(Lines::rows).toList(), parts);
  }
}
