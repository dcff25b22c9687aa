package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.growth.Lines;
import io.github.sparksimpor.engine.growth.Region;
import io.github.sparksimpor.engine.growth.SeedAssignment;
import io.github.sparksimpor.engine.growth.SeedOrder;
import io.github.sparksimpor.engine.growth.SegmentGrowth;
import io.github.sparksimpor.engine.rows.PlacedRows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the resamplers of the SMOTE family share: synthetic rows lie between a row and its
 * neighbours. Categories count in distances as in SMOTE-NC, and are taken by the neighbours' vote;
 * rows of nothing but categories go by SMOTE-N (both Chawla et al. 2002, section 6).
 *
 * @param <M> type of the model
 * @param <R> the resampler's own type
 */
public abstract class SegmentResampler<
        M extends ResamplerModel<M>, R extends SegmentResampler<M, R>>
    extends Resampler<M, R> implements SegmentParams {
  private static final long serialVersionUID = 1L;

  SegmentResampler(String uid) {
    super(uid);
  }

  /** The lines on which {@code gap} rows of a class come to lie. */
  protected abstract Lines segments(PlacedRows training, int classIndex, int gap);

  @Override
  protected final Grown grow(GrowthTask task) {
    List<Lines> growths = new ArrayList<>();
    for (int c = 0; c < task.gaps().length; c++) {
      int classIndex = c;
      int gap = Math.toIntExact(task.gaps()[c]);
      if (gap > 0) {
        growths.add(
            task.phases().run("neighbours", () -> segments(task.training(), classIndex, gap)));
      }
    }
    return Grown.of(growth(task.training()).rows(task.context(), growths, getSeed()));
  }

  /** Growth towards this resampler's number of neighbours. */
  SegmentGrowth growth(PlacedRows training) {
    return new SegmentGrowth(training, getNumNeighbors(), boundsOfRows());
  }

  /** All rows of a class take turns. */
  SeedAssignment everySeed(PlacedRows training, int classIndex, int gap) {
    int size = Math.toIntExact(training.census().sizes()[classIndex]);
    int[] all = IntStream.range(0, size).toArray();
    return cycled(training, classIndex, all, Region.REMAINING, gap);
  }

  /** Some rows of a class take turns, in random order. */
  SeedAssignment cycled(PlacedRows training, int classIndex, int[] rows, Region region, int gap) {
    double label = training.census().labels()[classIndex];
    int[] order = SeedOrder.shuffled(rows, getSeed(), label, region);
    return SeedAssignment.cycled(classIndex, label, region, order, gap);
  }

  /** Rows of a class in random order. */
  int[] seedOrder(PlacedRows training, int classIndex, int[] rows) {
    double label = training.census().labels()[classIndex];
    return SeedOrder.shuffled(rows, getSeed(), label, Region.REMAINING);
  }
}
