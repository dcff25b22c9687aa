package io.github.sparksimpor.ml;

import io.github.sparksimpor.ml.param.DeclaredParams;
import io.github.sparksimpor.ml.persistence.SavedStage;
import io.github.sparksimpor.ml.persistence.StageReader;
import io.github.sparksimpor.ml.persistence.StageWriter;
import io.github.sparksimpor.spark.ColumnNames;
import java.util.List;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** A fitted {@link VectorImputer}: puts a value that is typical of the feature in every hole. */
public final class VectorImputerModel extends Model<VectorImputerModel>
    implements VectorImputerParams, MLWritable {
  private static final long serialVersionUID = 1L;

  private static final String SURROGATE = "surrogate";
  private static final StructType SCHEMA =
      new StructType().add(SURROGATE, SQLDataTypes.VectorType(), false);

  private final String uid;
  private final DeclaredParams declared = new DeclaredParams(this);
  private @Nullable Vector surrogate;

  /** A model without values, as Spark Connect needs it. */
  public VectorImputerModel() {
    this(Identifiable.randomUID("vectorImputer"));
  }

  /** A model without values. */
  public VectorImputerModel(String uid) {
    this.uid = uid;
    declared.declareAll();
  }

  /** Gives the model what it holds; called once after construction. */
  VectorImputerModel with(@Nullable Vector values) {
    surrogate = values;
    return this;
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
  public VectorImputerModel setInputCol(String value) {
    set(inputCol(), value);
    return this;
  }

  /** Sets {@link #outputCol()}. */
  public VectorImputerModel setOutputCol(String value) {
    set(outputCol(), value);
    return this;
  }

  /**
   * What stands for each feature where it is missing.
   *
   * @throws IllegalStateException if the model was made without fitting or loading
   */
  public Vector surrogate() {
    if (surrogate == null) {
      throw new IllegalStateException(uid + " holds no values: fit or load a model first");
    }
    return surrogate;
  }

  /** Adds the column without holes; sparse vectors stay sparse. */
  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    double[] values = surrogate().toArray();
    String column = getInputCol();
    UDF1<Vector, Vector> filled = row -> filled(checked(row, values.length, column), values);
    Metadata metadata = dataset.schema().apply(column).metadata();
    return dataset.withColumn(
        getOutputCol(),
        functions
            .udf(filled, SQLDataTypes.VectorType())
            .apply(ColumnNames.column(column))
            .as("filled", metadata)); // whose name gives way
  }

  /** A row that is as long as the others. */
  static Vector checked(@Nullable Vector row, int dimension, String column) {
    if (row == null) {
      throw new IllegalArgumentException(
          "column '%s' holds null; drop those rows or assemble them anew".formatted(column));
    }
    if (row.size() != dimension) {
      throw new IllegalArgumentException(
          "column '%s' holds vectors of %s and of %s features; give all the same"
              .formatted(column, dimension, row.size()));
    }
    return row;
  }

  private static Vector filled(Vector row, double[] surrogate) {
    if (row instanceof SparseVector sparse) {
      double[] values = sparse.values().clone();
      for (int i = 0; i < values.length; i++) {
        values[i] = Double.isNaN(values[i]) ? surrogate[sparse.indices()[i]] : values[i];
      }
      return Vectors.sparse(sparse.size(), sparse.indices(), values);
    }
    double[] values = row.toArray().clone();
    for (int k = 0; k < values.length; k++) {
      values[k] = Double.isNaN(values[k]) ? surrogate[k] : values[k];
    }
    return Vectors.dense(values);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return imputed(this, schema);
  }

  /**
   * The schema with the column without holes.
   *
   * @throws IllegalArgumentException if the input is missing or no vector, or the output is there
   */
  static StructType imputed(VectorImputerParams stage, StructType schema) {
    ResamplerSchema.checkVector(schema, stage.getInputCol(), "inputCol");
    ResamplerSchema.checkNew("outputCol", stage.getOutputCol(), schema);
    return schema.add(
        stage.getOutputCol(),
        SQLDataTypes.VectorType(),
        true,
        schema.apply(stage.getInputCol()).metadata());
  }

  @Override
  public VectorImputerModel copy(ParamMap extra) {
    return this.<VectorImputerModel>defaultCopy(extra).with(surrogate).setParent(parent());
  }

  @Override
  public MLWriter write() {
    Vector saved = surrogate();
    return new StageWriter(this, (path, session) -> save(saved, path, session));
  }

  private static void save(Vector surrogate, String path, SparkSession session) {
    session
        .createDataFrame(List.of(RowFactory.create(surrogate)), SCHEMA)
        .coalesce(1)
        .write()
        .parquet(path + "/" + SURROGATE);
  }

  private void read(SavedStage saved) {
    surrogate = saved.table(SURROGATE, SCHEMA, table -> table.head().<Vector>getAs(0));
  }

  @Override
  public String toString() {
    return uid;
  }

  /** Reads a saved model. */
  public static VectorImputerModel load(String path) {
    return read().load(path);
  }

  /** A reader of saved models. */
  public static MLReader<VectorImputerModel> read() {
    return new StageReader<>(
        VectorImputerModel.class, VectorImputerModel::new, VectorImputerModel::read);
  }
}
