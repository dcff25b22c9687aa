package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.rows.KeyedSample;
import io.github.sparksimpor.engine.rows.KeyedSample.ClassSample;
import io.github.sparksimpor.ml.persistence.SavedStage;
import io.github.sparksimpor.ml.persistence.StageReader;
import io.github.sparksimpor.ml.persistence.StageWriter;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** A fitted {@link RandomUndersampler}: knows which rows of the larger classes are kept. */
public final class RandomUndersamplerModel extends SamplerModel<RandomUndersamplerModel>
    implements UndersamplingParams {
  private static final long serialVersionUID = 1L;

  private static final String SAMPLE = "sample";
  private static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.DoubleType, false)
          .add("size", DataTypes.LongType, false)
          .add("kept", DataTypes.LongType, false)
          .add("largestKey", DataTypes.LongType, false)
          .add("numbered", DataTypes.BooleanType, false);

  private @Nullable KeyedSample sample;

  /** A model that keeps all rows, as Spark Connect needs it. */
  public RandomUndersamplerModel() {
    this(Identifiable.randomUID("randomUndersampler"));
  }

  /** A model that holds no sample yet. */
  public RandomUndersamplerModel(String uid) {
    super(uid);
  }

  /** Gives the model what it holds; called once after construction. */
  RandomUndersamplerModel withSample(@Nullable KeyedSample drawn) {
    sample = drawn;
    return this;
  }

  private KeyedSample sample() {
    if (sample == null) {
      throw new IllegalStateException(uid() + " holds no sample: fit or load a model first");
    }
    return sample;
  }

  /**
   * Leaves out of a dataset, with the columns of the training data, all rows that the sample does
   * not keep: of the training data, exactly those.
   */
  @Override
  public Dataset<Row> balance(Dataset<?> dataset) {
    ResamplerSchema.checkNumeric(dataset.schema(), getLabelCol());
    return sample().of(dataset.toDF());
  }

  @Override
  public List<ClassCount> classes() {
    return sample().classes().stream()
        .map(c -> ClassCount.kept(c.label(), c.size(), c.kept()))
        .toList();
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return schema;
  }

  @Override
  public RandomUndersamplerModel copy(ParamMap extra) {
    return this.<RandomUndersamplerModel>defaultCopy(extra).withSample(sample).setParent(parent());
  }

  @Override
  public MLWriter write() {
    KeyedSample saved = sample();
    return new StageWriter(this, (path, session) -> save(saved, path, session));
  }

  private static void save(KeyedSample sample, String path, SparkSession session) {
    List<Row> rows =
        sample.classes().stream()
            .map(
                c ->
                    RowFactory.create(
                        c.label(), c.size(), c.kept(), c.largestKey(), sample.numbered()))
            .toList();
    session.createDataFrame(rows, SCHEMA).coalesce(1).write().parquet(path + "/" + SAMPLE);
  }

  private void read(SavedStage saved) {
    sample = saved.table(SAMPLE, SCHEMA, this::read);
  }

  private KeyedSample read(Dataset<Row> table) {
    List<Row> rows = table.collectAsList();
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("there is no class");
    }
    return new KeyedSample(
        getLabelCol(),
        getSeed(),
        rows.get(0).getBoolean(4),
        rows.stream()
            .map(
                row ->
                    new ClassSample(
                        row.getDouble(0), row.getLong(1), row.getLong(2), row.getLong(3)))
            .sorted(Comparator.comparingDouble(ClassSample::label))
            .toList());
  }

  /** Reads a saved model. */
  public static RandomUndersamplerModel load(String path) {
    return read().load(path);
  }

  /** A reader of saved models. */
  public static MLReader<RandomUndersamplerModel> read() {
    return new StageReader<>(
        RandomUndersamplerModel.class, RandomUndersamplerModel::new, RandomUndersamplerModel::read);
  }
}
