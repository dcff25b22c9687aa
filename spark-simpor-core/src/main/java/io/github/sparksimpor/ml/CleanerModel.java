package io.github.sparksimpor.ml;

import static org.apache.spark.sql.functions.broadcast;

import io.github.sparksimpor.engine.rows.ClassCensus;
import io.github.sparksimpor.ml.persistence.SavedStage;
import io.github.sparksimpor.ml.persistence.StageReader;
import io.github.sparksimpor.ml.persistence.StageWriter;
import io.github.sparksimpor.spark.ColumnNames;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A fitted {@link Cleaner}: knows the rows that are left out by a digest, and so does a saved one,
 * which holds no row.
 *
 * @param <M> the model's own type
 */
public abstract class CleanerModel<M extends CleanerModel<M>> extends SamplerModel<M>
    implements CleanerParams {
  private static final long serialVersionUID = 1L;

  private static final String LEFT_OUT = "leftOut";
  private static final String CLASSES = "classes";
  private static final StructType SCHEMA =
      new StructType().add("digest", DataTypes.BinaryType, false);

  private @Nullable List<byte[]> leftOut;
  private List<ClassCount> classes = List.of();

  CleanerModel(String uid) {
    super(uid);
  }

  /** Tells the model the digests of the rows that are left out. */
  M withLeftOut(@Nullable List<byte[]> digests) {
    leftOut = digests;
    return self();
  }

  /** Tells the model the counts of the training data. */
  M withClasses(List<ClassCount> counts) {
    classes = counts;
    return self();
  }

  private List<byte[]> leftOut() {
    if (leftOut == null) {
      throw new IllegalStateException(
          uid() + " knows no rows to leave out: fit or load a model first");
    }
    return leftOut;
  }

  /** Counts what is left of the training data. */
  List<ClassCount> count(Dataset<?> training, ClassCensus census) {
    Map<Double, Long> kept = new TreeMap<>();
    balance(training)
        .groupBy(ColumnNames.column(getLabelCol()).cast("double").plus(0.0)) // one zero
        .count()
        .collectAsList()
        .forEach(row -> kept.put(row.getDouble(0), row.getLong(1)));
    return IntStream.range(0, census.classes())
        .mapToObj(
            c -> {
              double label = census.labels()[c];
              return ClassCount.kept(label, census.sizes()[c], kept.getOrDefault(label, 0L));
            })
        .toList();
  }

  /**
   * Leaves out of a dataset all rows that have label and features of one that was found in fitting:
   * of the training data, exactly those.
   */
  @Override
  public Dataset<Row> balance(Dataset<?> dataset) {
    ResamplerSchema.checkColumns(this, dataset.schema());
    String digest = uid() + "_digest";
    Dataset<Row> found = table(dataset.sparkSession()).toDF(digest);
    Column same =
        RowDigest.column(ColumnNames.column(getLabelCol()), ColumnNames.column(getFeaturesCol()))
            .equalTo(ColumnNames.column(digest));
    return dataset.toDF().join(broadcast(found), same, "left_anti");
  }

  private Dataset<Row> table(SparkSession session) {
    List<Row> rows = leftOut().stream().map(digest -> RowFactory.create((Object) digest)).toList();
    return session.createDataFrame(rows, SCHEMA);
  }

  @Override
  public List<ClassCount> classes() {
    leftOut();
    return classes;
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return schema;
  }

  @Override
  public M copy(ParamMap extra) {
    M copy = this.<M>defaultCopy(extra);
    return copy.withLeftOut(leftOut).withClasses(classes).setParent(parent());
  }

  @Override
  public MLWriter write() {
    leftOut();
    return new StageWriter(
        this,
        (path, session) -> {
          table(session).coalesce(1).write().parquet(path + "/" + LEFT_OUT);
          ClassCounts.write(classes, path + "/" + CLASSES, session);
        });
  }

  /** A reader of saved models. */
  static <T extends CleanerModel<T>> MLReader<T> reader(
      Class<T> type, Function<String, T> constructor) {
    return new StageReader<>(type, constructor, CleanerModel::read);
  }

  private void read(SavedStage saved) {
    leftOut =
        saved.table(
            LEFT_OUT,
            SCHEMA,
            table ->
                table.collectAsList().stream()
                    .map(row -> row.<byte[]>getAs(0))
                    .sorted(Arrays::compare)
                    .toList());
    classes = saved.table(CLASSES, ClassCounts.SCHEMA, ClassCounts::read);
  }
}
