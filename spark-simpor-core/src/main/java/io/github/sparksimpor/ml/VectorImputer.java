package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.rows.TypicalValues;
import io.github.sparksimpor.ml.param.DeclaredParams;
import io.github.sparksimpor.ml.persistence.StageReader;
import io.github.sparksimpor.spark.ColumnNames;
import java.util.BitSet;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.attribute.AttributeType;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Learns what stands for missing values (NaN) of a feature vector before a classifier, as Spark's
 * take none: of a nominal feature, by its attribute, the most frequent category, of equals the
 * smallest; of any other the median, the lower of the two in the middle; of one that no row has, 0.
 * Labels are not looked at. The values are the same to the bit however rows are partitioned.
 */
public final class VectorImputer extends Estimator<VectorImputerModel>
    implements VectorImputerParams, DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  private static final int MOST_FEATURES = 4096;

  private final String uid;
  private final DeclaredParams declared = new DeclaredParams(this);

  /** With a random uid. */
  public VectorImputer() {
    this(Identifiable.randomUID("vectorImputer"));
  }

  /** With a given uid. */
  public VectorImputer(String uid) {
    this.uid = uid;
    declared.declareAll();
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public DeclaredParams declared() {
    return declared;
  }

  /** Sets {@link #inputCol()}. */
  public VectorImputer setInputCol(String value) {
    set(inputCol(), value);
    return this;
  }

  /** Sets {@link #outputCol()}. */
  public VectorImputer setOutputCol(String value) {
    set(outputCol(), value);
    return this;
  }

  /**
   * Learns the values.
   *
   * @param dataset the training data
   * @throws IllegalArgumentException if the column is missing, is no vector, holds null or vectors
   *     of different lengths or of more than 4,096 features, or if there is no row
   */
  @Override
  public VectorImputerModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    int dimension = dimension(dataset);
    String column = getInputCol();
    JavaRDD<Vector> rows =
        dataset
            .toDF()
            .select(ColumnNames.column(column))
            .toJavaRDD()
            .map(row -> VectorImputerModel.checked(row.getAs(0), dimension, column));
    BitSet nominal = nominal(dataset.schema());
    double[] typical =
        dataset.storageLevel().equals(StorageLevel.NONE())
            ? readOnce(rows, dimension, nominal)
            : TypicalValues.of(rows, dimension, nominal);
    VectorImputerModel model = new VectorImputerModel(uid).with(Vectors.dense(typical));
    copyValues(model, ParamMap.empty());
    return model.setParent(this);
  }

  private static double[] readOnce(JavaRDD<Vector> rows, int dimension, BitSet nominal) {
    rows.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      return TypicalValues.of(rows, dimension, nominal);
    } finally {
      rows.unpersist(false);
    }
  }

  private int dimension(Dataset<?> dataset) {
    OptionalInt found = ResamplerSchema.dimension(dataset, getInputCol());
    int dimension =
        found.orElseThrow(
            () -> new IllegalArgumentException("the dataset has no row to learn values from"));
    if (dimension > MOST_FEATURES) {
      throw new IllegalArgumentException(
          "column '%s' has %s features; impute at most %s, or the columns they come from"
              .formatted(getInputCol(), dimension, MOST_FEATURES));
    }
    return dimension;
  }

  private BitSet nominal(StructType schema) {
    AttributeGroup group = AttributeGroup.fromStructField(schema.apply(getInputCol()));
    BitSet nominal = new BitSet();
    if (group.attributes().isDefined()) {
      Attribute[] attributes = group.attributes().get();
      IntStream.range(0, attributes.length)
          .filter(k -> attributes[k].attrType().equals(AttributeType.Nominal()))
          .forEach(nominal::set);
    }
    return nominal;
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return VectorImputerModel.imputed(this, schema);
  }

  @Override
  public VectorImputer copy(ParamMap extra) {
    return this.<VectorImputer>defaultCopy(extra);
  }

  @Override
  public String toString() {
    return uid;
  }

  /** Reads a saved estimator. */
  public static VectorImputer load(String path) {
    return read().load(path);
  }

  /** A reader of saved estimators. */
  public static MLReader<VectorImputer> read() {
    return new StageReader<>(VectorImputer.class, VectorImputer::new);
  }
}
