package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.growth.Lines;
import io.github.sparksimpor.engine.growth.ProximityLevels;
import io.github.sparksimpor.engine.growth.Region;
import io.github.sparksimpor.engine.growth.SeedAssignment;
import io.github.sparksimpor.engine.rows.PlacedRows;
import io.github.sparksimpor.ml.persistence.StageReader;
import java.util.stream.IntStream;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/**
 * ProWSyn (Barua, Islam, Murase 2013): the nearer other classes are, the more rows. A class is cut
 * into groups by proximity: the first has the {@link #numNeighbors()} (default 5) nearest of every
 * row of another class, the second the nearest of those left, and so on for {@link #numLevels()}
 * levels; what is left then is a last group, of the last level. A group of level l makes a part of
 * the gap in proportion to {@code exp(-θ (l - 1))}, see {@link #theta()}, rounded by largest
 * remainders; its rows take turns, and each leads towards a random other row of the group.
 *
 * <p>Weights are those of groups, not of their rows, as in smote_variants, with which groups and
 * weights agree. A row that is alone in its group is copied.
 */
public final class ProWSyn extends SegmentResampler<ProWSynModel, ProWSyn>
    implements ProWSynParams {
  private static final long serialVersionUID = 1L;

  /** With default parameters and a random uid. */
  public ProWSyn() {
    this(Identifiable.randomUID("proWSyn"));
  }

  /** With default parameters. */
  public ProWSyn(String uid) {
    super(uid);
  }

  /** Sets {@link #numLevels()}. */
  public ProWSyn setNumLevels(int value) {
    set(numLevels(), value);
    return this;
  }

  /** Sets {@link #theta()}. */
  public ProWSyn setTheta(double value) {
    set(theta(), value);
    return this;
  }

  @Override
  protected Lines segments(PlacedRows training, int classIndex, int gap) {
    ProximityLevels levels =
        ProximityLevels.of(training, classIndex, getNumNeighbors(), getNumLevels());
    int size = Math.toIntExact(training.census().sizes()[classIndex]);
    int[] order = seedOrder(training, classIndex, IntStream.range(0, size).toArray());
    int[] counts = levels.countsOfRows(order, getTheta(), gap);
    double label = training.census().labels()[classIndex];
    SeedAssignment seeds =
        SeedAssignment.counted(classIndex, label, Region.REMAINING, order, counts);
    return growth(training).within(seeds, levels.groups(), getSeed());
  }

  @Override
  protected ProWSynModel newModel() {
    return new ProWSynModel(uid());
  }

  /** Reads a saved estimator. */
  public static ProWSyn load(String path) {
    return read().load(path);
  }

  /** A reader of saved estimators. */
  public static MLReader<ProWSyn> read() {
    return new StageReader<>(ProWSyn.class, ProWSyn::new);
  }
}
