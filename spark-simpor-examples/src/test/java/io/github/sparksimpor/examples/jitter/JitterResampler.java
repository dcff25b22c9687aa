package io.github.sparksimpor.examples.jitter;

import io.github.sparksimpor.engine.growth.Region;
import io.github.sparksimpor.engine.growth.SeedAssignment;
import io.github.sparksimpor.engine.growth.SeedOrder;
import io.github.sparksimpor.engine.growth.SyntheticRows;
import io.github.sparksimpor.engine.rows.PlacedRows;
import io.github.sparksimpor.engine.rows.Support;
import io.github.sparksimpor.ml.Grown;
import io.github.sparksimpor.ml.GrowthTask;
import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.neighbors.Radius;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;

/**
 * Rows with Gaussian noise (a smoothed bootstrap, as in ROSE, Menardi and Torelli 2014), narrower
 * where a row's neighbours are closer. An example of a resampler of one's own: it says where
 * synthetic rows come to lie, and has everything else from {@link Resampler}.
 */
public final class JitterResampler extends Resampler<JitterModel, JitterResampler> {
  private static final long serialVersionUID = 1L;

  /** With default parameters and a random uid. */
  public JitterResampler() {
    this(Identifiable.randomUID("jitter"));
  }

  /** With default parameters; Spark copies stages with it. */
  public JitterResampler(String uid) {
    super(uid);
  }

  @Override
  protected Grown grow(GrowthTask task) {
    List<SeedAssignment> plan = new ArrayList<>();
    List<JitteredRows> parts = new ArrayList<>();
    for (int c = 0; c < task.gaps().length; c++) {
      if (task.gaps()[c] > 0) {
        SeedAssignment rows = assigned(task.training(), c, Math.toIntExact(task.gaps()[c]));
        plan.add(rows);
        parts.add(jittered(task.training(), rows));
      }
    }
    return Grown.of(new SyntheticRows(plan, parts));
  }

  /** The rows of a class take turns, in random order. */
  private SeedAssignment assigned(PlacedRows training, int classIndex, int gap) {
    double label = training.census().labels()[classIndex];
    int size = Math.toIntExact(training.census().sizes()[classIndex]);
    int[] all = IntStream.range(0, size).toArray();
    int[] order = SeedOrder.shuffled(all, getSeed(), label, Region.REMAINING);
    return SeedAssignment.cycled(classIndex, label, Region.REMAINING, order, gap);
  }

  private JitteredRows jittered(PlacedRows training, SeedAssignment rows) {
    int c = rows.classIndex();
    return new JitteredRows(
        rows,
        training.features(c, rows.seeds()),
        training.ids(c, rows.seeds()),
        Radius.of(training.neighbors(c, rows.seeds(), c, getNumNeighbors())),
        training.space(),
        Support.of(boundsOfRows(), training, c),
        getSeed());
  }

  @Override
  protected JitterModel newModel() {
    return new JitterModel(uid());
  }

  /** A reader of saved estimators; pipelines ask for it by this name. */
  public static MLReader<JitterResampler> read() {
    return new DefaultParamsReader<>();
  }
}
