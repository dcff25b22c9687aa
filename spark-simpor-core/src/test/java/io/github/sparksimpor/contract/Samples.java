package io.github.sparksimpor.contract;

import io.github.sparksimpor.testing.SparkTestSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Small labelled tables with the columns {@code id}, {@code label} and {@code features}. */
public final class Samples {
  /** Types of the columns. */
  public static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.StringType)
          .add("label", DataTypes.DoubleType)
          .add("features", SQLDataTypes.VectorType());

  private Samples() {}

  /**
   * Overlapping Gaussian clouds, one a class; label {@code labels[c]} has {@code sizes[c]} rows.
   */
  public static List<Row> clouds(int dimension, double[] labels, int... sizes) {
    Random random = new Random(7);
    List<Row> rows = new ArrayList<>();
    for (int c = 0; c < sizes.length; c++) {
      for (int i = 0; i < sizes[c]; i++) {
        double[] x = new double[dimension];
        for (int k = 0; k < dimension; k++) {
          x[k] = 100 * k + (k + 1) * (random.nextGaussian() + (k == c % dimension ? 1.5 : 0));
        }
        rows.add(row("r" + rows.size(), labels[c], x));
      }
    }
    Collections.shuffle(rows, random);
    return rows;
  }

  /** 60 rows of label 0 and 15 of label 1 in three dimensions. */
  public static Dataset<Row> binary() {
    return dataset(clouds(3, new double[] {0, 1}, 60, 15));
  }

  /** A row with a dense vector. */
  public static Row row(Object id, Object label, double... features) {
    return RowFactory.create(id, label, Vectors.dense(features));
  }

  /** A row with any vector, or none. */
  public static Row row(Object id, Object label, Vector features) {
    return RowFactory.create(id, label, features);
  }

  /** Rows as a table. */
  public static Dataset<Row> dataset(Row... rows) {
    return dataset(Arrays.asList(rows));
  }

  /** Rows as a table. */
  public static Dataset<Row> dataset(List<Row> rows) {
    return SparkTestSession.get().createDataFrame(rows, SCHEMA);
  }

  /** Label and feature values of rows as text that differs when any bit does. */
  public static List<String> bits(Dataset<Row> rows) {
    return rows.select("label", "features").collectAsList().stream()
        .map(
            row ->
                Double.toHexString(row.getDouble(0))
                    + Arrays.stream(row.<Vector>getAs(1).toArray())
                        .mapToObj(Double::toHexString)
                        .toList())
        .toList();
  }
}
