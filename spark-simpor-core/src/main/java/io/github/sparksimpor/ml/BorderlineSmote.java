package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.growth.MixedNeighbors;
import io.github.sparksimpor.engine.growth.Region;
import io.github.sparksimpor.engine.growth.SeedAssignment;
import io.github.sparksimpor.engine.growth.Segments;
import io.github.sparksimpor.engine.rows.ClassCensus;
import io.github.sparksimpor.engine.rows.PlacedRows;
import io.github.sparksimpor.ml.persistence.StageReader;
import java.util.stream.IntStream;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Borderline-SMOTE (Han, Wang, Mao 2005): as {@link Smote}, but only rows in danger serve as seeds:
 * those of whose {@link #dangerNeighbors()} nearest rows, of all classes, at least half but not all
 * belong to other classes. With fewer a row is safe, with all it is noise.
 *
 * <p>Kind {@code borderline-1} interpolates towards neighbours of the same class. Kind {@code
 * borderline-2} leads, for every other row on average, towards one of the nearest neighbours of
 * other classes, and there halfway at most. If no row of a class is in danger, all of its rows
 * serve, so that the class is balanced all the same, and the log says so.
 */
public final class BorderlineSmote extends SegmentResampler<BorderlineSmoteModel, BorderlineSmote>
    implements BorderlineParams {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(BorderlineSmote.class);

  /** With default parameters and a random uid. */
  public BorderlineSmote() {
    this(Identifiable.randomUID("borderlineSmote"));
  }

  /** With default parameters. */
  public BorderlineSmote(String uid) {
    super(uid);
  }

  /** Sets {@link #kind()}. */
  public BorderlineSmote setKind(String value) {
    set(kind(), value);
    return this;
  }

  /** Sets {@link #dangerNeighbors()}. */
  public BorderlineSmote setDangerNeighbors(int value) {
    set(dangerNeighbors(), value);
    return this;
  }

  @Override
  protected Segments segments(PlacedRows training, int classIndex, int gap) {
    ClassCensus census = training.census();
    int[] rows = IntStream.range(0, Math.toIntExact(census.sizes()[classIndex])).toArray();
    int m = (int) Math.min(getDangerNeighbors(), census.rows() - 1);
    int[] others = MixedNeighbors.others(training, classIndex, rows, m);
    int[] danger = IntStream.of(rows).filter(row -> inDanger(others[row], m)).toArray();
    if (danger.length == 0) {
      LOG.warn(
          "No row of label {} is in danger; all of its rows serve as seeds",
          census.labels()[classIndex]);
    }
    SeedAssignment seeds =
        danger.length == 0
            ? everySeed(training, classIndex, gap)
            : cycled(training, classIndex, danger, Region.INFORMATIVE, gap);
    return getKind().equals("borderline-1")
        ? growth(training).within(seeds)
        : growth(training).withinAndAcross(seeds);
  }

  /** Whether so many of m neighbours are of other classes that the row lies at the border. */
  static boolean inDanger(int others, int m) {
    return 2 * others >= m && others < m;
  }

  @Override
  protected BorderlineSmoteModel newModel() {
    return new BorderlineSmoteModel(uid());
  }

  /** Reads a saved estimator. */
  public static BorderlineSmote load(String path) {
    return read().load(path);
  }

  /** A reader of saved estimators. */
  public static MLReader<BorderlineSmote> read() {
    return new StageReader<>(BorderlineSmote.class, BorderlineSmote::new);
  }
}
