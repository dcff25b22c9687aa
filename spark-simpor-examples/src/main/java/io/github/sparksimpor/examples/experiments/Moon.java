package io.github.sparksimpor.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Two interleaved half circles with Gaussian noise, as scikit-learn's {@code make_moons}. */
public final class Moon {
  private static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.DoubleType)
          .add("features", SQLDataTypes.VectorType());

  private Moon() {}

  /**
   * Makes a set.
   *
   * @param majority rows of the upper half circle, label 0
   * @param minority rows of the lower one, label 1
   * @param noise standard deviation in both coordinates
   * @param seed of the noise
   */
  public static BinaryData of(int majority, int minority, double noise, long seed) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < majority; i++) {
      double angle = Math.PI * i / (majority - 1);
      rows.add(row(0, Math.cos(angle), Math.sin(angle), noise, random));
    }
    for (int i = 0; i < minority; i++) {
      double angle = Math.PI * i / (minority - 1);
      rows.add(row(1, 1 - Math.cos(angle), 0.5 - Math.sin(angle), noise, random));
    }
    return new BinaryData("moon", SCHEMA, rows);
  }

  private static Row row(double label, double x, double y, double noise, Random random) {
    return RowFactory.create(
        label, Vectors.dense(x + noise * random.nextGaussian(), y + noise * random.nextGaussian()));
  }
}
