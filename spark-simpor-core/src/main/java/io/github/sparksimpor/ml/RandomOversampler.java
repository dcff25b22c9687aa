package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.growth.CopyGrowth;
import io.github.sparksimpor.engine.growth.Region;
import io.github.sparksimpor.engine.growth.SeedAssignment;
import io.github.sparksimpor.engine.growth.SeedOrder;
import io.github.sparksimpor.engine.placement.HeapBudget;
import io.github.sparksimpor.engine.rows.ClassCensus;
import io.github.sparksimpor.engine.rows.LabelledRows;
import io.github.sparksimpor.ml.persistence.StageReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/**
 * Random over-sampling: copies of rows of the smaller classes. Every row is copied once before any
 * is copied twice, in random order. With {@link #shrinkage()} copies are smoothed (Menardi, Torelli
 * 2014): measurements get noise, categories stay.
 *
 * <p>Nothing is measured, so a class of one row will do, and categories and missing values alike;
 * parameters of distances, such as {@link #numNeighbors()}, change nothing here. A copy is of a row
 * that exists: in {@code transform} and {@code balance} it has that row's other columns, too, see
 * {@link RandomOversamplerModel}.
 */
public final class RandomOversampler extends Resampler<RandomOversamplerModel, RandomOversampler>
    implements RandomOversamplerParams {
  private static final long serialVersionUID = 1L;

  /** With default parameters and a random uid. */
  public RandomOversampler() {
    this(Identifiable.randomUID("randomOversampler"));
  }

  /** With default parameters. */
  public RandomOversampler(String uid) {
    super(uid);
  }

  /** Sets {@link #shrinkage()}. */
  public RandomOversampler setShrinkage(double value) {
    set(shrinkage(), value);
    return this;
  }

  @Override
  boolean measures() {
    return false;
  }

  @Override
  boolean keepsMissing() {
    return true;
  }

  @Override
  protected Grown grow(GrowthTask task) {
    LabelledRows rows =
        getShrinkage() > 0
            ? task.phases().run("roles", () -> task.rows().withRolesFound())
            : task.rows();
    HeapBudget.of(task.session().sparkContext()).checkGrowth(rows.census(), task.gaps());
    List<SeedAssignment> plan = plan(rows.census(), task.gaps());
    CopyGrowth growth = new CopyGrowth(rows, getShrinkage(), boundsOfRows(), getSeed());
    return Grown.of(task.phases().run("copies", () -> growth.copies(task.context(), plan)));
  }

  /** All rows of a class take turns. */
  private List<SeedAssignment> plan(ClassCensus census, long[] gaps) {
    List<SeedAssignment> plan = new ArrayList<>();
    for (int c = 0; c < gaps.length; c++) {
      if (gaps[c] > 0) {
        double label = census.labels()[c];
        int[] all = IntStream.range(0, Math.toIntExact(census.sizes()[c])).toArray();
        int[] order = SeedOrder.shuffled(all, getSeed(), label, Region.REMAINING);
        plan.add(
            SeedAssignment.cycled(c, label, Region.REMAINING, order, Math.toIntExact(gaps[c])));
      }
    }
    return plan;
  }

  @Override
  protected RandomOversamplerModel newModel() {
    return new RandomOversamplerModel(uid());
  }

  /** Reads a saved estimator. */
  public static RandomOversampler load(String path) {
    return read().load(path);
  }

  /** A reader of saved estimators. */
  public static MLReader<RandomOversampler> read() {
    return new StageReader<>(RandomOversampler.class, RandomOversampler::new);
  }
}
