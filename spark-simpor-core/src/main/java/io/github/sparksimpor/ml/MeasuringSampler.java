package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.placement.AscentDevice;
import io.github.sparksimpor.engine.placement.HeapBudget;
import io.github.sparksimpor.engine.placement.PlacementChoice;
import io.github.sparksimpor.engine.placement.RowPlacement;
import io.github.sparksimpor.engine.rows.ClassCensus;
import io.github.sparksimpor.engine.rows.FarSpreadException;
import io.github.sparksimpor.engine.rows.LabelledRows;
import io.github.sparksimpor.engine.rows.RowReader;
import io.github.sparksimpor.spark.ColumnNames;
import io.github.sparksimpor.spark.JobPhases;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.lang3.ClassUtils;
import org.apache.spark.SparkConf;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sampler that looks at the features of rows: reads them, finds out what each feature is, and
 * places the rows where neighbours are searched.
 *
 * @param <M> type of the model
 * @param <S> the sampler's own type
 */
public abstract class MeasuringSampler<M extends SamplerModel<M>, S extends MeasuringSampler<M, S>>
    extends Sampler<M, S> implements MeasuringParams {
  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(MeasuringSampler.class);

  MeasuringSampler(String uid) {
    super(uid);
  }

  /** Sets the name of the feature vector column. */
  public S setFeaturesCol(String value) {
    set(featuresCol(), value);
    return self();
  }

  /** Sets {@link #standardization()}. */
  public S setStandardization(boolean value) {
    set(standardization(), value);
    return self();
  }

  /** Sets {@link #strategy()}. */
  public S setStrategy(String value) {
    set(strategy(), value);
    return self();
  }

  /** Sets {@link #nominalCols()}. */
  public S setNominalCols(String... values) {
    set(nominalCols(), values.clone());
    return self();
  }

  /** Sets {@link #binaryCols()}. */
  public S setBinaryCols(String... values) {
    set(binaryCols(), values.clone());
    return self();
  }

  /** Sets {@link #integerCols()}. */
  public S setIntegerCols(String... values) {
    set(integerCols(), values.clone());
    return self();
  }

  /** Sets {@link #missing()}. */
  public S setMissing(String value) {
    set(missing(), value);
    return self();
  }

  /** Sets {@link #maxBroadcastMB()}. */
  public S setMaxBroadcastMB(int value) {
    set(maxBroadcastMB(), value);
    return self();
  }

  /**
   * Sets what is set on another sampler, of whatever kind, and what this one has too: columns,
   * roles of features, bounds, seed. Parameters that share but a name are two, as {@code kind} of
   * {@link BorderlineSmote} and of {@link EditedNearestNeighbors}; {@link #view()} is each one's
   * own.
   *
   * @param other is left as it is
   * @return this sampler
   */
  public S takeSettings(MeasuringSampler<?, ?> other) {
    for (Param<?> param : other.params()) {
      if (other.isSet(param) && means(other, param)) {
        set(param.name(), other.getOrDefault(param));
      }
    }
    return self();
  }

  /** Whether a parameter of another sampler is one of this one's, and not only called like it. */
  private boolean means(MeasuringSampler<?, ?> other, Param<?> param) {
    return hasParam(param.name())
        && !param.name().equals(view().name())
        && (getClass() == other.getClass()
            || ClassUtils.getAllInterfaces(other.getClass()).stream()
                .filter(common -> common.isInstance(this))
                .anyMatch(common -> declares(common, param)));
  }

  private static boolean declares(Class<?> parameters, Param<?> param) {
    return Arrays.stream(parameters.getDeclaredMethods())
        .anyMatch(
            accessor ->
                accessor.getName().equals(param.name())
                    && accessor.getParameterCount() == 0
                    && Param.class.isAssignableFrom(accessor.getReturnType()));
  }

  /** Whether values may be missing. */
  boolean keepsMissing() {
    return getMissing().equals("keep");
  }

  /** What ascents run on; the CPU where there are none. */
  AscentDevice ascentDevice(boolean categories, SparkConf conf) {
    return AscentDevice.cpu();
  }

  /**
   * Reads and counts the training rows.
   *
   * @param idCol name of the column of their ids; empty for none
   * @throws IllegalArgumentException if they cannot be sampled from
   */
  LabelledRows read(Dataset<?> dataset, Optional<String> idCol) {
    RowReader reader =
        new RowReader(
            getLabelCol(),
            getFeaturesCol(),
            ResamplerSchema.featureNames(dataset.schema(), getFeaturesCol()),
            ResamplerSchema.roles(this, dataset.schema()),
            keepsMissing());
    Stream<String> columns =
        Stream.concat(Stream.of(getLabelCol(), getFeaturesCol()), idCol.stream());
    return reader.read(
        dataset.toDF().select(columns.map(ColumnNames::column).toArray(Column[]::new)));
  }

  /** Checks that there are several classes, and that all features that are named are there. */
  void check(ClassCensus census, StructType schema) {
    if (census.classes() < 2) {
      throw new IllegalArgumentException(
          "label column '%s' holds the single value %s; resampling needs at least two classes"
              .formatted(getLabelCol(), census.labels()[0]));
    }
    ResamplerSchema.checkWidth(this, schema, census.columns().width());
  }

  /** Decides where the rows shall lie while as many more of each class grow. */
  PlacementChoice placement(SparkSession session, LabelledRows known, long[] gaps) {
    ClassCensus census = known.census();
    return PlacementChoice.of(
        getStrategy(),
        census,
        known.roles().coordinates(census.dimension(), census.classes()),
        gaps,
        getMaxBroadcastMB(),
        HeapBudget.of(session.sparkContext()));
  }

  /** Places rows of a dataset; the caller closes the placement. */
  RowPlacement placed(
      PlacementChoice choice, Dataset<?> dataset, LabelledRows known, JobPhases phases) {
    SparkSession session = dataset.sparkSession();
    AscentDevice device =
        ascentDevice(known.roles().categorical() > 0, session.sparkContext().getConf());
    try {
      return phases.run(
          "read", () -> choice.place(session, known, getStandardization(), device, phases));
    } catch (FarSpreadException e) {
      throw e.named(ResamplerSchema.featureNames(dataset.schema(), getFeaturesCol()));
    }
  }

  /** The rows with the roles of their features, of which the log tells. */
  LabelledRows known(Dataset<?> dataset, LabelledRows rows, JobPhases phases) {
    return phases.run("roles", () -> known(rows, dataset.schema()));
  }

  private LabelledRows known(LabelledRows rows, StructType schema) {
    LabelledRows known = rows.withRolesFound();
    List<String> names = ResamplerSchema.featureNames(schema, getFeaturesCol());
    int[] active = rows.census().columns().indices();
    LOG.info(
        "Features: {}",
        known
            .roles()
            .describe(
                k -> active[k] < names.size() ? names.get(active[k]) : String.valueOf(active[k]),
                active.length));
    return known;
  }
}
