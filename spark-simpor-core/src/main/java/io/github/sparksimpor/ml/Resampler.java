package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.growth.GrowthPlan;
import io.github.sparksimpor.engine.growth.Region;
import io.github.sparksimpor.engine.growth.SyntheticRows;
import io.github.sparksimpor.engine.placement.GpuSettings;
import io.github.sparksimpor.engine.placement.HeapBudget;
import io.github.sparksimpor.engine.placement.PlacementChoice;
import io.github.sparksimpor.engine.placement.RowPlacement;
import io.github.sparksimpor.engine.rows.Bounds;
import io.github.sparksimpor.engine.rows.ClassCensus;
import io.github.sparksimpor.engine.rows.LabelledRows;
import io.github.sparksimpor.engine.rows.UnsuitableRowsException;
import io.github.sparksimpor.evaluation.SyntheticDrift;
import io.github.sparksimpor.ml.param.CountsInWords;
import io.github.sparksimpor.spark.ColumnNames;
import io.github.sparksimpor.spark.JobPhases;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Adds synthetic rows to the smaller classes of a dataset.
 *
 * <p>Input: a numeric label column (any finite values) and a feature vector column, dense or
 * sparse. Fitting generates the rows; the model appends them to the training data and leaves any
 * other data alone, see {@link ResamplerModel}. The same seed gives the same rows, to the bit,
 * however the input is partitioned and wherever the work is done.
 *
 * <p>A synthetic row is one that could exist: its categories occur, each one-hot block has one
 * level, counts are whole, and no value lies beyond those of its class ({@link #bounds()}). What a
 * feature is follows from the attributes of the features column and from the data, unless {@link
 * #nominalCols()}, {@link #binaryCols()} or {@link #integerCols()} tell; the log says what was
 * taken for what.
 *
 * @param <M> type of the model
 * @param <R> the resampler's own type
 */
public abstract class Resampler<M extends ResamplerModel<M>, R extends Resampler<M, R>>
    extends MeasuringSampler<M, R> implements ResamplerParams {
  private static final long serialVersionUID = 1L;

  /**
   * A resampler with default parameters.
   *
   * @param uid unique name of the stage
   */
  protected Resampler(String uid) {
    super(uid);
  }

  /** Sets the seed of all random draws. */
  public R setSeed(long value) {
    set(seed(), value);
    return self();
  }

  /** Sets {@link #balanceRatio()}. */
  public R setBalanceRatio(double value) {
    set(balanceRatio(), value);
    return self();
  }

  /** Sets {@link #targetCounts()}. */
  public R setTargetCounts(Map<Double, Long> value) {
    set(targetCounts().w(value));
    return self();
  }

  /** Sets {@link #targetCounts()} in a word. */
  public R setTargetCounts(String word) {
    set(targetCounts().inWords(word));
    return self();
  }

  /** Sets {@link #targetCounts()} as a ratio of two classes. */
  public R setTargetCounts(double ratio) {
    set(targetCounts().inWords(ratio));
    return self();
  }

  /** Sets {@link #syntheticCol()}. */
  public R setSyntheticCol(String value) {
    set(syntheticCol(), value);
    return self();
  }

  /** Sets {@link #saveSamples()} of the models. */
  public R setSaveSamples(boolean value) {
    set(saveSamples(), value);
    return self();
  }

  /** Sets {@link #numNeighbors()}. */
  public R setNumNeighbors(int value) {
    set(numNeighbors(), value);
    return self();
  }

  /** Sets {@link #bounds()}. */
  public R setBounds(String value) {
    set(bounds(), value);
    return self();
  }

  /** Sets {@link #idCol()}. */
  public R setIdCol(String value) {
    set(idCol(), value);
    return self();
  }

  /** Sets {@link #weightCol()}. */
  public R setWeightCol(String value) {
    set(weightCol(), value);
    return self();
  }

  /** Sets {@link #prevalence()}. */
  public R setPrevalence(String value) {
    set(prevalence(), value);
    return self();
  }

  /** Sets {@link #chi()}. */
  public R setChi(double value) {
    set(chi(), value);
    return self();
  }

  /**
   * Generates synthetic rows.
   *
   * @param dataset the training data; keep validation and test rows out of it
   * @return a model that holds the rows
   * @throws IllegalArgumentException if a column is missing or of the wrong type, a value is null
   *     or not finite, there is no row or only one class, or a class that is to grow has but one
   *     row; the message names column, value and remedy
   */
  @Override
  public M fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    SparkSession session = dataset.sparkSession();
    GpuSettings.check(session.sparkContext().getConf());
    JobPhases phases = new JobPhases(session.sparkContext(), uid());
    try (LabelledRows rows = phases.run("read", () -> read(dataset, id()))) {
      check(rows.census(), dataset.schema());
      long[] gaps = gaps(rows.census());
      checkSizes(rows.census(), gaps, HeapBudget.of(session.sparkContext()));
      LabelledRows known = measures() ? known(dataset, rows, phases) : rows;
      @Nullable PlacementChoice choice = measures() ? placement(session, known, gaps) : null;
      @Nullable RowPlacement training =
          choice == null ? null : placed(choice, dataset, known, phases);
      try (GrowthTask task = new GrowthTask(session, rows, training, gaps, phases)) {
        Grown grown = grow(task);
        Dataset<Row> samples =
            grown
                .rows()
                .toDataset(session, rows.partitions(), rows.census().columns(), rows.idType());
        FitSummary summary =
            new FitSummary(
                counts(rows.census(), grown.rows()),
                phases.seconds(),
                choice == null ? "none (copies take no coordinates)" : choice.reason(),
                grown.ascent(),
                new SyntheticDrift(labelled(dataset), samples, categories(dataset)));
        M model =
            newModel()
                .withRows(
                    weighted(samples, dataset, summary.classes()), new FittedOn(dataset), summary);
        copyValues(model, ParamMap.empty());
        return model.setParent(this);
      }
    }
  }

  private Dataset<Row> labelled(Dataset<?> dataset) {
    return dataset.select(
        ColumnNames.column(getLabelCol()).cast(DataTypes.DoubleType).as("label"),
        ColumnNames.column(getFeaturesCol()).as("features"));
  }

  private Set<Integer> categories(Dataset<?> dataset) {
    return Arrays.stream(ResamplerSchema.roles(this, dataset.schema()).nominal())
        .boxed()
        .collect(Collectors.toSet());
  }

  private Optional<String> id() {
    return isSet(idCol()) ? Optional.of(getIdCol()) : Optional.empty();
  }

  /** Whether rows are measured, so that they need coordinates and a class at least two of them. */
  boolean measures() {
    return true;
  }

  private Dataset<Row> weighted(
      Dataset<Row> samples, Dataset<?> training, List<ClassCount> classes) {
    return isSet(weightCol())
        ? new RowWeights(this).ofSamples(samples, training, classes)
        : samples;
  }

  @Override
  Optional<String> weights() {
    return isSet(weightCol()) ? Optional.of(getWeightCol()) : Optional.empty();
  }

  @Override
  boolean keepsPrevalence() {
    return getPrevalence().equals("keep");
  }

  @Override
  boolean addsRows() {
    return true;
  }

  /** Grows {@code gaps[c]} rows for each class c. */
  protected abstract Grown grow(GrowthTask task);

  /** Value of {@link #bounds()} as the engine knows it. */
  protected final Bounds boundsOfRows() {
    return Bounds.valueOf(getBounds().toUpperCase(Locale.ROOT));
  }

  private static List<ClassCount> counts(ClassCensus census, SyntheticRows synthetic) {
    return IntStream.range(0, census.classes())
        .mapToObj(
            c ->
                new ClassCount(
                    census.labels()[c],
                    census.sizes()[c],
                    synthetic.count(c, Region.INFORMATIVE),
                    synthetic.count(c)))
        .toList();
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return ResamplerSchema.training(this, schema);
  }

  private long[] gaps(ClassCensus census) {
    return isSet(targetCounts())
        ? GrowthPlan.gaps(
            census.labels(),
            census.sizes(),
            CountsInWords.resolved(getTargetCounts(), census.labels(), census.sizes(), true))
        : GrowthPlan.gaps(census.sizes(), getBalanceRatio());
  }

  private void checkSizes(ClassCensus census, long[] gaps, HeapBudget heap) {
    for (int c = 0; c < gaps.length; c++) {
      if (measures() && gaps[c] > 0 && census.sizes()[c] < 2) {
        throw new UnsuitableRowsException(
            ("label %s in column '%s' has one row only and so no neighbour to grow towards; "
                    + "add rows of it, drop it, or leave it out of targetCounts; "
                    + "in a fold of a cross-validation, use fewer folds")
                .formatted(census.labels()[c], getLabelCol()));
      }
    }
    BigInteger wanted =
        Arrays.stream(gaps).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    if (wanted.bitLength() >= Integer.SIZE) {
      throw new UnsuitableRowsException(
          "%s synthetic rows are wanted in all, more than %s; lower balanceRatio or targetCounts"
              .formatted(wanted.bitLength() < Long.SIZE ? wanted : "too many", Integer.MAX_VALUE));
    }
    heap.checkSynthetic(wanted.longValueExact());
  }
}
