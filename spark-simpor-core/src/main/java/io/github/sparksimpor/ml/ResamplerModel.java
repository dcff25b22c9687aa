package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.growth.SyntheticRow;
import io.github.sparksimpor.engine.growth.SyntheticRows;
import io.github.sparksimpor.ml.persistence.SavedStage;
import io.github.sparksimpor.ml.persistence.StageReader;
import io.github.sparksimpor.ml.persistence.StageWriter;
import io.github.sparksimpor.spark.JobPhases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A fitted resampler: holds the synthetic rows.
 *
 * <p>A saved model leaves its rows out, as scoring does not need them, unless {@link
 * #saveSamples()} says otherwise.
 *
 * @param <M> the model's own type
 */
public abstract class ResamplerModel<M extends ResamplerModel<M>> extends SamplerModel<M>
    implements ResamplerParams {
  private static final long serialVersionUID = 1L;

  /** Folder of the synthetic rows within a saved model. */
  private static final String SAMPLES = "samples";

  /** Columns of them that are there if the training rows had ids. */
  private static final List<String> OPTIONAL =
      List.of(SyntheticRow.SEED_ID, SyntheticRow.NEIGHBOR_ID);

  private transient @Nullable Dataset<Row> samples;
  private transient @Nullable FitSummary summary;

  /**
   * A model without rows.
   *
   * @param uid unique name of the stage
   */
  protected ResamplerModel(String uid) {
    super(uid);
  }

  /** Gives the model its rows; called once after construction. */
  M withRows(
      @Nullable Dataset<Row> newSamples,
      @Nullable FittedOn newTraining,
      @Nullable FitSummary newSummary) {
    samples = newSamples;
    summary = newSummary;
    return newTraining == null ? self() : withTraining(newTraining);
  }

  /** Sets {@link #saveSamples()}. */
  public M setSaveSamples(boolean value) {
    set(saveSamples(), value);
    return self();
  }

  /**
   * The synthetic rows: {@code label}, {@code features}, {@code region} ({@code informative} or
   * {@code remaining}), {@code seedFeatures}, {@code radius} in standardised units, {@code
   * logRatioStart} and {@code logRatioEnd} (null where no ascent took place), {@code iterations},
   * {@code stopReason}, and {@code projected}: whether the row was rounded, or moved within {@link
   * #bounds()}, and so does not lie on its sphere or segment (null in rows that a version before
   * 0.2 saved); with {@link #idCol()} set also {@code seedId} and {@code neighborId}, of the type
   * of that column: of the seed, and of the neighbour at the other end of the segment, null where
   * there is none; with {@link #weightCol()} set also {@code weight}.
   *
   * @throws IllegalStateException if the model was made without fitting, or loaded and saved
   *     without them, see {@link #saveSamples()}
   */
  public Dataset<Row> syntheticSamples() {
    if (samples == null) {
      throw new IllegalStateException(
          uid()
              + " holds no synthetic rows: it was not fitted here, nor saved with them; fit again,"
              + " and set saveSamples before saving to keep them");
    }
    return samples;
  }

  /**
   * What happened during the fit.
   *
   * @throws IllegalStateException if the model was loaded rather than fitted
   */
  public FitSummary summary() {
    if (summary == null) {
      throw new IllegalStateException(
          uid() + " has no summary: it is kept by a freshly fitted model only, not saved");
    }
    return summary;
  }

  @Override
  public List<ClassCount> classes() {
    return summary().classes();
  }

  /** Whether {@link #summary()} is there. */
  public boolean hasSummary() {
    return summary != null;
  }

  /**
   * Appends the synthetic rows to any dataset with the label and the features column. Columns other
   * than these are null in synthetic rows.
   *
   * @param dataset usually the training data
   * @return the dataset's rows, unchanged, and the synthetic rows
   * @throws IllegalArgumentException if a column is missing or of the wrong type, there are not as
   *     many features as the synthetic rows have, or the rows have no weights though those had that
   *     the model was fitted on
   */
  @Override
  public Dataset<Row> balance(Dataset<?> dataset) {
    ResamplerSchema.appending(this, dataset.schema());
    Dataset<Row> synthetic = syntheticSamples();
    checkDimension(dataset, synthetic);
    if (isSet(weightCol())) {
      new RowWeights(this).checkAlike(synthetic, dataset.columns());
    }
    return append(dataset, synthetic);
  }

  private Dataset<Row> append(Dataset<?> dataset, Dataset<Row> synthetic) {
    return append(dataset, synthetic, isSet(weightCol()) ? grown() : List.of());
  }

  /**
   * Appends some of the synthetic rows.
   *
   * @param grown labels that they have
   */
  Dataset<Row> append(Dataset<?> dataset, Dataset<Row> synthetic, List<Double> grown) {
    return weighted(marked(dataset.toDF(), false), grown).union(inColumnsOf(dataset, synthetic));
  }

  private Dataset<Row> inColumnsOf(Dataset<?> dataset, Dataset<Row> synthetic) {
    List<Column> more = new ArrayList<>();
    if (isSet(syntheticCol())) {
      more.add(functions.lit(true).as(getSyntheticCol()));
    }
    if (isSet(weightCol()) && !new RowWeights(this).has(dataset.columns())) {
      more.add(functions.col(RowWeights.COLUMN).as(getWeightCol()));
    }
    return completed(dataset, synthetic, more);
  }

  /**
   * Synthetic rows in the columns of a dataset.
   *
   * @param more columns that follow those
   */
  Dataset<Row> completed(Dataset<?> dataset, Dataset<Row> synthetic, List<Column> more) {
    return synthetic.select(
        Stream.concat(
                Arrays.stream(dataset.schema().fields()).map(this::syntheticColumn), more.stream())
            .toArray(Column[]::new));
  }

  private List<Double> grown() {
    return summary == null
        ? RowWeights.grown(syntheticSamples())
        : RowWeights.grown(summary.classes());
  }

  /**
   * Real rows with their weights.
   *
   * @param grown labels of the synthetic rows that join them
   */
  private Dataset<Row> weighted(Dataset<Row> rows, List<Double> grown) {
    return isSet(weightCol())
        ? rows.withColumn(getWeightCol(), new RowWeights(this).ofReal(rows.columns(), grown))
        : rows;
  }

  private void checkDimension(Dataset<?> dataset, Dataset<Row> synthetic) {
    OptionalInt ours = ResamplerSchema.dimension(synthetic, "features");
    OptionalInt theirs = ResamplerSchema.dimension(dataset, getFeaturesCol());
    if (ours.isPresent() && theirs.isPresent() && ours.getAsInt() != theirs.getAsInt()) {
      throw new IllegalArgumentException(
          "features column '%s' holds vectors of %s values, but the synthetic rows have %s; balance the table that the model was fitted on"
              .formatted(getFeaturesCol(), theirs.getAsInt(), ours.getAsInt()));
    }
  }

  /** The dataset as {@link #view()} says. */
  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    return switch (getView()) {
      case "synthetic" -> onlySynthetic(dataset);
      case "samples" -> syntheticSamples();
      case "summary" -> summary().table();
      default -> super.transform(dataset);
    };
  }

  private Dataset<Row> onlySynthetic(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    return inColumnsOf(dataset, syntheticSamples());
  }

  @Override
  Dataset<Row> balancedTraining(Dataset<?> training) {
    return append(training, syntheticSamples());
  }

  @Override
  Dataset<Row> unchanged(Dataset<?> dataset) {
    return weighted(marked(dataset.toDF(), false), List.of());
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return ResamplerSchema.output(this, schema);
  }

  private Dataset<Row> marked(Dataset<Row> rows, boolean synthetic) {
    return isSet(syntheticCol())
        ? rows.withColumn(getSyntheticCol(), functions.lit(synthetic))
        : rows;
  }

  /** What a synthetic row has in a column of a dataset. */
  Column syntheticColumn(StructField field) {
    Column value;
    if (field.name().equals(getLabelCol())) {
      value = functions.col("label").cast(field.dataType());
    } else if (field.name().equals(getFeaturesCol())) {
      value = functions.col("features");
    } else if (isSet(weightCol()) && field.name().equals(getWeightCol())) {
      value = functions.col(RowWeights.COLUMN);
    } else {
      value = functions.lit(null).cast(field.dataType());
    }
    return value.as(field.name(), field.metadata());
  }

  @Override
  public M copy(ParamMap extra) {
    return this.<M>defaultCopy(extra).withRows(samples, null, summary).setParent(parent());
  }

  /**
   * A writer of this model, with its synthetic rows if {@link #saveSamples()} says so. It may
   * overwrite the folder that the model was loaded from.
   *
   * @throws IllegalStateException if the rows are to be saved and there are none
   */
  @Override
  public MLWriter write() {
    if (!getSaveSamples()) {
      return new StageWriter(this);
    }
    Dataset<Row> rows = syntheticSamples();
    return new StageWriter(this, (path, session) -> rows.write().parquet(path + "/" + SAMPLES));
  }

  /**
   * A reader of saved models. Synthetic rows, if they were saved, are read at once into the
   * driver's memory, where those of a fit lie too: the model does not depend on its folder after.
   *
   * @param withUid makes a model of a uid, without rows
   */
  protected static <M extends ResamplerModel<M>> MLReader<M> reader(
      Class<M> type, Function<String, M> withUid) {
    return new StageReader<>(type, withUid, ResamplerModel::readSamples);
  }

  private void readSamples(SavedStage saved) {
    if (!saved.mentions(saveSamples().name())) {
      set(saveSamples(), true); // versions without the parameter saved the rows of every model
    }
    if (getSaveSamples()) {
      samples = saved.table(SAMPLES, sampleSchema(), OPTIONAL, this::held);
    }
  }

  private StructType sampleSchema() {
    return isSet(weightCol())
        ? SyntheticRow.SCHEMA.add(RowWeights.COLUMN, DataTypes.DoubleType, false)
        : SyntheticRow.SCHEMA;
  }

  private Dataset<Row> held(Dataset<Row> table) {
    JobPhases phases = new JobPhases(table.sparkSession().sparkContext(), uid());
    return phases.run("load", () -> SyntheticRows.held(table));
  }
}
