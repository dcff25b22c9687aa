package io.github.sparksimpor.ml;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.github.sparksimpor.engine.growth.GrowthPlan;
import io.github.sparksimpor.sphere.RandomDraws;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * The synthetic rows of a model, class by class in random order, so that the rows of a smaller size
 * are among those of any larger one.
 */
final class SyntheticPool implements AutoCloseable {
  private static final String RANK = "rank";
  private static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.DoubleType, false)
          .add("features", SQLDataTypes.VectorType(), false)
          .add(RowWeights.COLUMN, DataTypes.DoubleType, false)
          .add("key", DataTypes.LongType, false)
          .add("index", DataTypes.LongType, false);

  private final ResamplerModel<?> model;
  private final Dataset<Row> ranked;
  private final double seconds;

  private SyntheticPool(ResamplerModel<?> model, Dataset<Row> ranked, double seconds) {
    this.model = model;
    this.ranked = ranked;
    this.seconds = seconds;
  }

  /**
   * Grows rows, each with its seed's weight, and holds them until closed.
   *
   * @param resampler set to the largest size
   * @param rows to grow them from
   * @param seed of their order
   */
  static SyntheticPool grow(Resampler<?, ?> resampler, Dataset<Row> rows, long seed) {
    long start = System.nanoTime();
    ResamplerModel<?> model = resampler.copy(ParamMap.empty()).setPrevalence("change").fit(rows);
    double seconds = (System.nanoTime() - start) * 1e-9;
    Column weight = resampler.isSet(resampler.weightCol()) ? col(RowWeights.COLUMN) : lit(1.0);
    Dataset<Row> samples = model.syntheticSamples().select(col("label"), col("features"), weight);
    Dataset<Row> keyed =
        samples
            .sparkSession()
            .createDataFrame(
                samples.toJavaRDD().zipWithIndex().map(row -> keyed(row._1(), row._2(), seed)),
                SCHEMA);
    Column rank = functions.row_number().over(Window.partitionBy("label").orderBy("key", "index"));
    return new SyntheticPool(
        model, keyed.withColumn(RANK, rank).persist(StorageLevel.MEMORY_AND_DISK()), seconds);
  }

  private static Row keyed(Row row, long index, long seed) {
    double label = row.getDouble(0);
    long key = RandomDraws.of(seed, label, RandomDraws.POOL_ORDER, index).nextLong();
    return RowFactory.create(label, row.get(1), row.get(2), key, index);
  }

  /** How long it took to grow the rows. */
  double seconds() {
    return seconds;
  }

  /** Rows of each class, by ascending label, real and synthetic, at a size. */
  List<ClassCount> counts(double size) {
    List<ClassCount> all = model.summary().classes();
    long[] gaps = GrowthPlan.gaps(all.stream().mapToLong(ClassCount::original).toArray(), size);
    return IntStream.range(0, gaps.length)
        .mapToObj(
            c ->
                new ClassCount(
                    all.get(c).label(),
                    all.get(c).original(),
                    0,
                    Math.min(gaps[c], all.get(c).synthetic())))
        .toList();
  }

  /**
   * The training rows and as many synthetic ones as the counts say.
   *
   * @param resampler says what they weigh
   * @param real what the training rows weigh, by label
   */
  Dataset<Row> append(
      Dataset<Row> training,
      List<ClassCount> counts,
      Resampler<?, ?> resampler,
      Map<Double, ClassWeight> real) {
    Dataset<Row> taken = taken(counts);
    ResamplerModel<?> weighing = model.copy(ParamMap.empty());
    resampler.copyValues(weighing, ParamMap.empty());
    RowWeights weights = new RowWeights(resampler);
    return weighing.append(
        training,
        weights.keepsPrevalence()
            ? weights.sharing(taken, real, ClassWeight.byLabel(taken, "label", RowWeights.COLUMN))
            : taken,
        RowWeights.grown(counts));
  }

  private Dataset<Row> taken(List<ClassCount> counts) {
    Column taken = lit(false);
    for (ClassCount count : counts) {
      taken =
          taken.or(col("label").equalTo(count.label()).and(col(RANK).leq(lit(count.synthetic()))));
    }
    return ranked.filter(taken);
  }

  @Override
  public void close() {
    ranked.unpersist();
  }
}
