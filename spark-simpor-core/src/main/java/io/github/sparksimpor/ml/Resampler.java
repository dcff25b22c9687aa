package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.AscentDevice;
import io.github.sparksimpor.engine.BroadcastRows;
import io.github.sparksimpor.engine.ClassCensus;
import io.github.sparksimpor.engine.ColumnNames;
import io.github.sparksimpor.engine.GrowthPlan;
import io.github.sparksimpor.engine.JobPhases;
import io.github.sparksimpor.engine.LabelledRows;
import io.github.sparksimpor.engine.PartitionedRows;
import io.github.sparksimpor.engine.PlacementChoice;
import io.github.sparksimpor.engine.RowPlacement;
import io.github.sparksimpor.engine.RowReader;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds synthetic rows to the smaller classes of a dataset.
 *
 * <p>Input: a numeric label column (any finite values) and a feature vector column, dense or
 * sparse. Fitting generates the rows; the model appends them to the training data and leaves any
 * other data alone, see {@link ResamplerModel}. The same seed gives the same rows, to the bit,
 * however the input is partitioned and wherever the work is done.
 *
 * @param <M> type of the model
 * @param <R> the resampler's own type
 */
public abstract class Resampler<M extends ResamplerModel<M>, R extends Resampler<M, R>>
    extends Estimator<M> implements ResamplerParams, DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  static final int DEFAULT_NEIGHBORS = 10;
  private static final Logger LOG = LoggerFactory.getLogger(Resampler.class);

  private final String uid;
  private final ResamplerParamSet params;

  /**
   * A resampler with default parameters.
   *
   * @param uid unique name of the stage
   */
  protected Resampler(String uid) {
    this(uid, DEFAULT_NEIGHBORS);
  }

  /** A resampler with its own default of {@link #numNeighbors()}. */
  Resampler(String uid, int neighbors) {
    this.uid = uid;
    this.params = new ResamplerParamSet(this);
    ResamplerParamSet.initialize(this, neighbors);
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public ResamplerParamSet resamplerParams() {
    return params;
  }

  /** Sets the name of the feature vector column. */
  public R setFeaturesCol(String value) {
    set(featuresCol(), value);
    return self();
  }

  /** Sets the name of the label column. */
  public R setLabelCol(String value) {
    set(labelCol(), value);
    return self();
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
    set(targetCounts(), new TreeMap<>(value));
    return self();
  }

  /** Sets {@link #standardization()}. */
  public R setStandardization(boolean value) {
    set(standardization(), value);
    return self();
  }

  /** Sets {@link #syntheticCol()}. */
  public R setSyntheticCol(String value) {
    set(syntheticCol(), value);
    return self();
  }

  /** Sets {@link #numNeighbors()}. */
  public R setNumNeighbors(int value) {
    set(numNeighbors(), value);
    return self();
  }

  /** Sets {@link #strategy()}. */
  public R setStrategy(String value) {
    set(strategy(), value);
    return self();
  }

  /** Sets {@link #integerCols()}. */
  public R setIntegerCols(String... values) {
    set(integerCols(), values.clone());
    return self();
  }

  /** Sets {@link #maxBroadcastMB()}. */
  public R setMaxBroadcastMB(int value) {
    set(maxBroadcastMB(), value);
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
    AscentDevice.refuseLocalAmounts(dataset.sparkSession().sparkContext().getConf());
    JobPhases phases = new JobPhases(dataset.sparkSession().sparkContext(), uid);
    try (LabelledRows rows = phases.run("read", () -> read(dataset))) {
      checkClasses(rows.census());
      checkIntegerCols(rows.census());
      long[] gaps = gaps(rows.census());
      checkSizes(rows.census(), gaps);
      Generated generated = generate(dataset.sparkSession(), rows, gaps, phases);
      M model = newModel().withRows(generated.samples(), dataset, generated.summary());
      copyValues(model, ParamMap.empty());
      return model.setParent(this);
    }
  }

  /** The synthetic rows, in {@link ResamplerModel#syntheticSamples()}' columns, with a summary. */
  record Generated(Dataset<Row> samples, FitSummary summary) {}

  /** Generates {@code gaps[c]} rows for each class c. */
  abstract Generated generate(
      SparkSession session, LabelledRows rows, long[] gaps, JobPhases phases);

  /** Where the rows shall lie, and why. */
  PlacementChoice placementChoice(LabelledRows rows) {
    return PlacementChoice.of(getStrategy(), rows.census().bytes(), getMaxBroadcastMB());
  }

  /** Places the rows; close the placement when done. */
  RowPlacement place(SparkSession session, LabelledRows rows, PlacementChoice choice) {
    LOG.info("Strategy {}", choice.reason());
    return choice.broadcast()
        ? BroadcastRows.of(session, rows, getStandardization())
        : PartitionedRows.of(session, rows, getStandardization());
  }

  /** A model of the same uid without rows. */
  abstract M newModel();

  @Override
  public StructType transformSchema(StructType schema) {
    return ResamplerSchema.input(this, schema);
  }

  @Override
  public String toString() {
    return uid;
  }

  private LabelledRows read(Dataset<?> dataset) {
    RowReader reader =
        new RowReader(
            getLabelCol(),
            getFeaturesCol(),
            ResamplerSchema.featureNames(dataset.schema(), getFeaturesCol()),
            ResamplerSchema.roles(this, dataset.schema()));
    Dataset<Row> labelled =
        dataset
            .toDF()
            .select(
                ColumnNames.column(getLabelCol()).cast("double"),
                ColumnNames.column(getFeaturesCol()));
    return reader.read(labelled);
  }

  private void checkClasses(ClassCensus census) {
    if (census.classes() < 2) {
      throw new IllegalArgumentException(
          "label column '%s' holds the single value %s; resampling needs at least two classes"
              .formatted(getLabelCol(), census.labels()[0]));
    }
  }

  private void checkIntegerCols(ClassCensus census) {
    for (String feature : getIntegerCols()) {
      if (feature.matches("[0-9]+") && Long.parseLong(feature) >= census.dimension()) {
        throw new IllegalArgumentException(
            "integerCols names feature %s, but column '%s' has %d features, counted from 0"
                .formatted(feature, getFeaturesCol(), census.dimension()));
      }
    }
  }

  private long[] gaps(ClassCensus census) {
    return isSet(targetCounts())
        ? GrowthPlan.gaps(census.labels(), census.sizes(), getTargetCounts())
        : GrowthPlan.gaps(census.sizes(), getBalanceRatio());
  }

  private void checkSizes(ClassCensus census, long[] gaps) {
    for (int c = 0; c < gaps.length; c++) {
      if (gaps[c] > 0 && census.sizes()[c] < 2) {
        throw new IllegalArgumentException(
            ("label %s in column '%s' has one row only and so no neighbour to grow towards; "
                    + "add rows of it, drop it, or leave it out of targetCounts")
                .formatted(census.labels()[c], getLabelCol()));
      }
    }
    if (Arrays.stream(gaps).sum() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%d synthetic rows are wanted in all, more than %d; lower balanceRatio or targetCounts"
              .formatted(Arrays.stream(gaps).sum(), Integer.MAX_VALUE));
    }
  }

  @SuppressWarnings("unchecked")
  private R self() {
    return (R) this;
  }
}
