package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.growth.MixedNeighbors;
import io.github.sparksimpor.engine.growth.Region;
import io.github.sparksimpor.engine.growth.SeedAssignment;
import io.github.sparksimpor.engine.growth.Segments;
import io.github.sparksimpor.engine.rows.PlacedRows;
import io.github.sparksimpor.engine.rows.UnsuitableRowsException;
import io.github.sparksimpor.ml.persistence.StageReader;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/**
 * ADASYN (He, Bai, Garcia, Li 2008): as {@link Smote}, but a row makes the more rows the more of
 * its {@link #numNeighbors()} (default 5) nearest neighbours, of all classes, belong to other
 * classes.
 *
 * <p>With r the share of other classes among its neighbours, a row makes {@code r / Σr} of the gap,
 * rounded by largest remainders: down, and what is then missing goes a row each to the seeds whose
 * remainders are largest, of equals to those whose turn comes first. A class thus receives exactly
 * its gap, where imbalanced-learn rounds each seed on its own and may miss it.
 */
public final class Adasyn extends SegmentResampler<AdasynModel, Adasyn> {
  private static final long serialVersionUID = 1L;

  /** With default parameters and a random uid. */
  public Adasyn() {
    this(Identifiable.randomUID("adasyn"));
  }

  /** With default parameters. */
  public Adasyn(String uid) {
    super(uid);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if no row of the class has a neighbour of another
   */
  @Override
  protected Segments segments(PlacedRows training, int classIndex, int gap) {
    int size = Math.toIntExact(training.census().sizes()[classIndex]);
    int[] rows = IntStream.range(0, size).toArray();
    int[] others = MixedNeighbors.others(training, classIndex, rows, getNumNeighbors());
    if (IntStream.of(others).noneMatch(count -> count > 0)) {
      throw new UnsuitableRowsException(
          "no row of label %s has a row of another label among its %s nearest; ADASYN has nowhere to grow: raise numNeighbors or use Smote"
              .formatted(training.census().labels()[classIndex], getNumNeighbors()));
    }
    int[] order = seedOrder(training, classIndex, rows);
    int[] counts = counts(IntStream.of(order).map(row -> others[row]).toArray(), gap);
    double label = training.census().labels()[classIndex];
    return growth(training)
        .within(SeedAssignment.counted(classIndex, label, Region.REMAINING, order, counts));
  }

  /**
   * Rows that each seed makes, by largest remainders.
   *
   * @param others neighbours of other classes of each seed, some above 0
   * @param gap rows wanted in all
   */
  static int[] counts(int[] others, int gap) {
    long sum = Arrays.stream(others).asLongStream().sum();
    int[] counts = Arrays.stream(others).map(r -> (int) ((long) r * gap / sum)).toArray();
    int missing = gap - Arrays.stream(counts).sum();
    IntStream.range(0, others.length)
        .boxed()
        .sorted(Comparator.comparingLong((Integer i) -> (long) others[i] * gap % sum).reversed())
        .limit(missing)
        .forEach(i -> counts[i]++);
    return counts;
  }

  @Override
  protected AdasynModel newModel() {
    return new AdasynModel(uid());
  }

  /** Reads a saved estimator. */
  public static Adasyn load(String path) {
    return read().load(path);
  }

  /** A reader of saved estimators. */
  public static MLReader<Adasyn> read() {
    return new StageReader<>(Adasyn.class, Adasyn::new);
  }
}
