package io.github.sparksimpor.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.testing.SparkTestSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.attribute.NumericAttribute;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorImputerTest {
  private static final double NAN = Double.NaN;

  private static Dataset<Row> dataset(List<Vector> rows) {
    return SparkTestSession.get()
        .createDataFrame(
            rows.stream().map(row -> RowFactory.create(row)).toList(),
            new StructType().add("features", SQLDataTypes.VectorType()));
  }

  private static Dataset<Row> dataset(double[]... rows) {
    return dataset(Arrays.stream(rows).map(Vectors::dense).toList());
  }

  private static List<Vector> imputed(VectorImputerModel model, Dataset<Row> rows) {
    return model.transform(rows).select(model.getOutputCol()).collectAsList().stream()
        .map(row -> row.<Vector>getAs(0))
        .toList();
  }

  @Test
  void rowsAreNotMadeAnewForEveryPassAndNothingStaysCached() {
    SparkSession session = SparkTestSession.get();
    int cached = session.sparkContext().getPersistentRDDs().size();
    LongAccumulator read = session.sparkContext().longAccumulator();
    UDF1<Vector, Vector> counted =
        row -> {
          read.add(1);
          return row;
        };
    Dataset<Row> rows =
        dataset(
                IntStream.range(0, 100)
                    .mapToObj(i -> new double[] {i, NAN})
                    .toArray(double[][]::new))
            .repartition(2) // a local table would be made once, by the optimizer
            .select(
                functions
                    .udf(counted, SQLDataTypes.VectorType())
                    .asNondeterministic()
                    .apply(functions.col("features"))
                    .as("features"));
    VectorImputerModel model = new VectorImputer().fit(rows);
    assertThat(model.surrogate()).isEqualTo(Vectors.dense(49, 0));
    assertThat(read.value())
        .as("once for the length, once for the values")
        .isLessThanOrEqualTo(200);
    assertThat(session.sparkContext().getPersistentRDDs().size()).isEqualTo(cached);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void aMeasurementsHolesGetTheLowerMedianWhateverThePartitions(int partitions) {
    Random random = new Random(5);
    double[][] rows = new double[201][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] =
          new double[] {
            i % 3 == 0 ? NAN : random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20),
            random.nextInt(4) - 2,
            i % 2 == 0 ? NAN : i,
            i < 200 ? -0.0 : 1
          };
    }
    Vector surrogate = new VectorImputer().fit(dataset(rows).repartition(partitions)).surrogate();
    for (int feature = 0; feature < surrogate.size(); feature++) {
      int k = feature;
      double[] sorted =
          Arrays.stream(rows)
              .mapToDouble(row -> row[k])
              .filter(v -> !Double.isNaN(v))
              .sorted()
              .toArray();
      assertThat(surrogate.apply(k)).isEqualTo(sorted[(sorted.length - 1) / 2] + 0.0);
    }
  }

  @Test
  void aCategorysHolesGetTheMostFrequentOneOfEqualsTheSmallest() {
    NominalAttribute country =
        NominalAttribute.defaultAttr().withName("country").withValues("AT", "DE", "FR", "IT");
    AttributeGroup group =
        new AttributeGroup(
            "features",
            new Attribute[] {country, NumericAttribute.defaultAttr().withName("amount")});
    Dataset<Row> rows =
        dataset(
                new double[] {3, 1},
                new double[] {3, 2},
                new double[] {1, 3},
                new double[] {1, NAN},
                new double[] {0, NAN},
                new double[] {NAN, 9})
            .withMetadata("features", group.toMetadata());
    VectorImputerModel model = new VectorImputer().fit(rows);
    assertThat(model.surrogate()).isEqualTo(Vectors.dense(1, 2));
    assertThat(model.transform(rows).schema().apply("imputed").metadata())
        .isEqualTo(rows.schema().apply("features").metadata());
  }

  @Test
  void whatIsThereStaysAndRowsOfOtherDaysAreFilledToo() {
    VectorImputerModel model =
        new VectorImputer().fit(dataset(new double[] {1, NAN}, new double[] {5, NAN}));
    Vector sparse = Vectors.sparse(2, new int[] {0}, new double[] {NAN});
    assertThat(imputed(model, dataset(List.of(Vectors.dense(7, NAN), sparse))))
        .containsExactly(Vectors.dense(7, 0), Vectors.sparse(2, new int[] {0}, new double[] {1}));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.b", "a`b", "ü x,y"})
  void theNewColumnMayHaveAnyName(String name) {
    Dataset<Row> rows = dataset(new double[] {1, NAN}, new double[] {5, 2});
    Dataset<Row> filled = new VectorImputer().setOutputCol(name).fit(rows).transform(rows);
    assertThat(filled.columns()).endsWith(name);
    assertThat(filled.schema().apply(name).metadata())
        .isEqualTo(rows.schema().apply("features").metadata());
  }

  @Test
  void refusesInOneLineWhatItCannotFill() {
    VectorImputer imputer = new VectorImputer();
    assertThatThrownBy(() -> imputer.fit(dataset(new ArrayList<>())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the dataset has no row to learn values from");
    assertThatThrownBy(() -> imputer.fit(dataset(new double[4097])))
        .hasMessageContaining("column 'features' has 4097 features; impute at most 4096");
    assertThatThrownBy(() -> new VectorImputer().setInputCol("f").fit(dataset(new double[1])))
        .hasMessageContaining("inputCol is 'f', but there is no such column");
    assertThatThrownBy(
            () -> new VectorImputer().setOutputCol("features").fit(dataset(new double[1])))
        .hasMessageContaining("there is a column 'features' already; give another name");
    assertThatThrownBy(() -> new VectorImputerModel().transform(dataset(new double[1])))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("fit or load a model first");
    assertThatThrownBy(() -> imputer.fit(dataset(new double[1], new double[2])))
        .rootCause()
        .hasMessage("column 'features' holds vectors of 1 and of 2 features; give all the same");
  }
}
