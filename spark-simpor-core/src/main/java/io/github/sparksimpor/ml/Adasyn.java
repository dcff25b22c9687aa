package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.growth.MixedNeighbors;
import io.github.sparksimpor.engine.growth.Region;
import io.github.sparksimpor.engine.growth.SeedAssignment;
import io.github.sparksimpor.engine.growth.Segments;
import io.github.sparksimpor.engine.rows.PlacedRows;
import io.github.sparksimpor.ml.persistence.StageReader;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/**
 * ADASYN (He, Bai, Garcia, Li 2008): as {@link Smote}, but a row makes the more rows the more of
 * its {@link #numNeighbors()} (default 5) nearest neighbours, of all classes, belong to other
 * classes.
 *
 * <p>With r the share of other classes among its neighbours, a row makes {@code r / Σr} of the gap,
 * rounded to the nearest whole number, halves to the even one (imbalanced-learn's rule). The rows
 * of a class may therefore miss the gap by up to half a row a seed.
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
    int[] others =
        MixedNeighbors.of(training, classIndex, rows, getNumNeighbors()).others(getNumNeighbors());
    if (Arrays.stream(others).sum() == 0) {
      throw new IllegalArgumentException(
          "no row of label %s has a row of another label among its %d nearest; ADASYN has nowhere to grow: raise numNeighbors or use Smote"
              .formatted(training.census().labels()[classIndex], getNumNeighbors()));
    }
    int[] order = seedOrder(training, classIndex, rows);
    int[] counts = counts(IntStream.of(order).map(row -> others[row]).toArray(), gap);
    double label = training.census().labels()[classIndex];
    return growth(training)
        .within(SeedAssignment.counted(classIndex, label, Region.REMAINING, order, counts));
  }

  /**
   * Rows that each seed makes.
   *
   * @param others neighbours of other classes of each seed
   * @param gap rows wanted in all
   */
  static int[] counts(int[] others, int gap) {
    double sum = Arrays.stream(others).asLongStream().sum();
    return Arrays.stream(others).map(r -> (int) Math.rint(r / sum * gap)).toArray();
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
