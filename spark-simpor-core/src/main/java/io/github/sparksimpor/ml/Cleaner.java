package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.placement.PlacementChoice;
import io.github.sparksimpor.engine.placement.RowPlacement;
import io.github.sparksimpor.engine.rows.ClassCensus;
import io.github.sparksimpor.engine.rows.LabelledRows;
import io.github.sparksimpor.engine.rows.PlacedRows;
import io.github.sparksimpor.engine.rows.UnsuitableRowsException;
import io.github.sparksimpor.spark.JobPhases;
import io.github.sparksimpor.spark.WorkSlices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves out rows that lie among those of another class. Alone it is an under-sampler; after a
 * {@link Resampler} in one pipeline, with {@link #samplingStrategy()} {@code all}, it cleans the
 * synthetic rows too (Batista, Prati, Monard 2004).
 *
 * <p>Neighbours are exact and measured as resamplers measure them. Of rows equally far, the one of
 * the smaller label is nearer. A row is found again by its label and its features: rows that are
 * equal in both are left out together.
 *
 * @param <M> type of the model
 * @param <C> the cleaner's own type
 */
public abstract class Cleaner<M extends CleanerModel<M>, C extends Cleaner<M, C>>
    extends MeasuringSampler<M, C> implements CleanerParams {
  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(Cleaner.class);
  private static final int ROWS_AT_ONCE = 1 << 14;

  Cleaner(String uid) {
    super(uid);
  }

  /** Sets {@link #samplingStrategy()}. */
  public C setSamplingStrategy(String value) {
    set(samplingStrategy(), value);
    return self();
  }

  /**
   * Finds rows to leave out.
   *
   * @param training has the rows
   * @param shrinks which classes they are looked for in
   * @return per class their indices; those of other classes do not matter
   */
  abstract int[][] strangers(PlacedRows training, boolean[] shrinks);

  /**
   * Finds the rows that are left out.
   *
   * @param dataset the training data; keep validation and test rows out of it
   * @throws IllegalArgumentException if a column is missing or of the wrong type, a value is null
   *     or not finite, there is no row or only one class, or a class would lose all of its rows;
   *     the message names column, value and remedy
   */
  @Override
  public M fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    SparkSession session = dataset.sparkSession();
    JobPhases phases = new JobPhases(session.sparkContext(), uid());
    M model = newModel();
    copyValues(model, ParamMap.empty());
    try (LabelledRows rows = phases.run("read", () -> read(dataset, Optional.empty()))) {
      ClassCensus census = rows.census();
      check(census, dataset.schema());
      LabelledRows known = known(dataset, rows, phases);
      PlacementChoice choice = placement(session, known, new long[census.classes()]);
      try (RowPlacement training = placed(choice, dataset, known, phases)) {
        model.withLeftOut(phases.run("neighbours", () -> digests(training)));
      }
      List<ClassCount> counts = phases.run("count", () -> model.count(dataset, census));
      counts.forEach(this::checkLeft);
      return model.withClasses(counts).withTraining(new FittedOn(dataset)).setParent(this);
    }
  }

  private List<byte[]> digests(PlacedRows training) {
    ClassCensus census = training.census();
    boolean[] shrinks = shrinks(census);
    int[][] strangers = strangers(training, shrinks);
    List<byte[]> digests = new ArrayList<>();
    for (int c = 0; c < census.classes(); c++) {
      int[] rows = shrinks[c] ? strangers[c] : new int[0];
      for (WorkSlices.Slice slice : WorkSlices.of(rows.length, ROWS_AT_ONCE)) {
        int[] some = Arrays.copyOfRange(rows, slice.from(), slice.to());
        for (double[] features : training.features(c, some)) {
          digests.add(RowDigest.of(census.labels()[c], census.columns().widened(features)));
        }
      }
    }
    return digests.stream().sorted(Arrays::compare).toList();
  }

  /** Which classes rows are left out of. */
  private boolean[] shrinks(ClassCensus census) {
    long smallest = Arrays.stream(census.sizes()).min().orElse(0);
    boolean[] shrinks = new boolean[census.classes()];
    IntStream.range(0, shrinks.length)
        .forEach(
            c -> shrinks[c] = getSamplingStrategy().equals("all") || census.sizes()[c] > smallest);
    if (IntStream.range(0, shrinks.length).noneMatch(c -> shrinks[c])) {
      LOG.warn(
          "{} leaves out nothing, as all classes are equally small; after rows were added, set"
              + " samplingStrategy to 'all'",
          uid());
    }
    return shrinks;
  }

  private void checkLeft(ClassCount count) {
    if (count.resampled() == 0) {
      throw new UnsuitableRowsException(
          "%s would leave out all %s rows of label %s; %s"
              .formatted(uid(), count.original(), count.label(), remedy()));
    }
  }

  /** What to do where a class would lose all of its rows. */
  abstract String remedy();

  @Override
  public StructType transformSchema(StructType schema) {
    ResamplerSchema.checkColumns(this, schema);
    return schema;
  }
}
