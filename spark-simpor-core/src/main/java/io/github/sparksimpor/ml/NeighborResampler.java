package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.ClassCensus;
import io.github.sparksimpor.engine.JobPhases;
import io.github.sparksimpor.engine.LabelledRows;
import io.github.sparksimpor.engine.PlacementChoice;
import io.github.sparksimpor.engine.Region;
import io.github.sparksimpor.engine.RegionGrowth;
import io.github.sparksimpor.engine.RowPlacement;
import io.github.sparksimpor.engine.SeedOrder;
import io.github.sparksimpor.engine.SeedTurns;
import io.github.sparksimpor.engine.SegmentGrowth;
import io.github.sparksimpor.engine.Segments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * What the resamplers of the SMOTE family share: synthetic rows lie between a row and its
 * neighbours. In nominal features they take the neighbours' most frequent value.
 *
 * @param <M> type of the model
 * @param <R> the resampler's own type
 */
abstract class NeighborResampler<M extends ResamplerModel<M>, R extends NeighborResampler<M, R>>
    extends Resampler<M, R> {
  private static final long serialVersionUID = 1L;

  static final int DEFAULT_NEIGHBORS = 5;

  NeighborResampler(String uid) {
    super(uid, DEFAULT_NEIGHBORS);
  }

  /** The segments on which {@code gap} rows of a class come to lie. */
  abstract Segments segments(RowPlacement placement, int classIndex, long gap);

  @Override
  Generated generate(SparkSession session, LabelledRows rows, long[] gaps, JobPhases phases) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    PlacementChoice choice = placementChoice(rows);
    try (RowPlacement placement = phases.run("read", () -> place(session, rows, choice))) {
      List<Segments> growths = new ArrayList<>();
      for (int c = 0; c < gaps.length; c++) {
        if (gaps[c] > 0) {
          int classIndex = c;
          growths.add(
              phases.run("neighbours", () -> segments(placement, classIndex, gaps[classIndex])));
        }
      }
      return new Generated(
          session.createDataFrame(
              growth(placement).rows(context, growths, getSeed()).toRdd(context),
              ResamplerModel.SAMPLES_SCHEMA),
          new FitSummary(
              counts(placement.census(), growths),
              Double.NaN,
              List.of(),
              new long[0],
              Optional.empty(),
              phases.seconds(),
              choice.reason(),
              ""));
    }
  }

  /** Growth towards this resampler's number of neighbours. */
  SegmentGrowth growth(RowPlacement placement) {
    return new SegmentGrowth(placement, getNumNeighbors());
  }

  /** All rows of a class take turns. */
  SeedTurns everySeed(RowPlacement placement, int classIndex, long gap) {
    int size = Math.toIntExact(placement.census().sizes()[classIndex]);
    int[] all = IntStream.range(0, size).toArray();
    return cycled(placement, classIndex, all, Region.REMAINING, gap);
  }

  /** Some rows of a class take turns, in random order. */
  SeedTurns cycled(RowPlacement placement, int classIndex, int[] rows, Region region, long gap) {
    double label = placement.census().labels()[classIndex];
    int[] order = SeedOrder.shuffled(rows, getSeed(), label, region);
    return SeedTurns.cycled(new RegionGrowth(classIndex, label, region, order, gap));
  }

  /** Rows of a class in random order. */
  int[] seedOrder(RowPlacement placement, int classIndex, int[] rows) {
    double label = placement.census().labels()[classIndex];
    return SeedOrder.shuffled(rows, getSeed(), label, Region.REMAINING);
  }

  private static List<ClassCount> counts(ClassCensus census, List<Segments> growths) {
    List<ClassCount> counts = new ArrayList<>();
    for (int c = 0; c < census.classes(); c++) {
      long synthetic = 0;
      long informative = 0;
      for (Segments growth : growths) {
        if (growth.turns().classIndex() == c) {
          synthetic = growth.size();
          informative = growth.turns().region() == Region.INFORMATIVE ? growth.size() : 0;
        }
      }
      counts.add(new ClassCount(census.labels()[c], census.sizes()[c], informative, synthetic));
    }
    return counts;
  }
}
