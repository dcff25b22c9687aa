package io.github.sparksimpor.engine.entropy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.testing.SparkTestSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.ml.classification.MultilayerPerceptronClassificationModel;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class DriverTrainingTest {
  private static final SparkSession SESSION = SparkTestSession.get();
  private static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.DoubleType)
          .add("features", SQLDataTypes.VectorType());

  /** Rows of each class around a centre of its own. */
  private static double[][] clouds(int classes, int rows, int dimension) {
    Random random = new Random(rows);
    double[][] coordinates = new double[classes][];
    for (int c = 0; c < classes; c++) {
      int centre = c;
      coordinates[c] =
          random
              .doubles((long) (rows / (c + 1)) * dimension)
              .map(value -> 4 * (value - 0.5) + centre)
              .toArray();
    }
    return coordinates;
  }

  private static List<Row> labelled(double[][] coordinates, int dimension) {
    List<Row> rows = new ArrayList<>();
    for (int c = 0; c < coordinates.length; c++) {
      for (int at = 0; at < coordinates[c].length; at += dimension) {
        double[] features = new double[dimension];
        System.arraycopy(coordinates[c], at, features, 0, dimension);
        rows.add(RowFactory.create((double) c, Vectors.dense(features)));
      }
    }
    return rows;
  }

  @ParameterizedTest
  @CsvSource({
    // rows of class 0, of class c as many by c + 1; classes; dimension; units; steps
    "60, 2, 3, 5, 15",
    "300, 3, 4, 6, 8",
    "128, 2, 1, 2, 100",
    "700, 2, 30, 100, 10",
    "40, 2, 2, 4, 1",
  })
  void theWeightsAreThoseOfTheClassifierToTheBit(
      int rows, int classes, int dimension, int units, int steps) {
    int[] layers = {dimension, units, units, classes};
    double[] weights = InitialWeights.draw(layers, rows);
    double[][] coordinates = clouds(classes, rows, dimension);
    MultilayerPerceptronClassificationModel expected =
        new MultilayerPerceptronClassifier()
            .setLayers(layers)
            .setMaxIter(steps)
            .setTol(1e-2)
            .setInitialWeights(Vectors.dense(weights))
            .fit(SESSION.createDataFrame(labelled(coordinates, dimension), SCHEMA).coalesce(1));
    double[] before = weights.clone();
    NetworkTraining.Trained trained =
        new DriverTraining(layers).train(coordinates, weights, 1e-2, steps);
    assertThat(trained.network().weights()).containsExactly(expected.weights().toArray());
    assertThat(trained.iterations()).isEqualTo(expected.summary().totalIterations());
    assertThat(weights).containsExactly(before);
  }
}
