package io.github.sparksimpor.ml;

import io.github.sparksimpor.testing.SparkTestSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
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
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Tables whose synthetic rows are held fast, and which therefore never change. */
enum GoldenTable {
  /** Two overlapping clouds. */
  TWO_DENSE(new double[] {0, 1}, 45, 17) {
    @Override
    Vector features(int classIndex, Random random) {
      double[] x = new double[3];
      for (int k = 0; k < x.length; k++) {
        x[k] = 100 * k + (k + 1) * (random.nextGaussian() + (k == classIndex ? 1.5 : 0));
      }
      return Vectors.dense(x);
    }
  },

  /** Three classes, with every other value zero. */
  THREE_SPARSE(new double[] {-1, 2.5, 7}, 15, 40, 12) {
    @Override
    Vector features(int classIndex, Random random) {
      double[] x = new double[6];
      for (int k = 0; k < x.length; k++) {
        double value = random.nextGaussian() + (k % 3 == classIndex ? 1 : 0);
        x[k] = random.nextBoolean() ? value : 0;
      }
      return Vectors.dense(x).toSparse();
    }
  },

  /** A measurement, a category, a count, and a constant; many rows are alike. */
  MIXED(new double[] {0, 1, 2}, 35, 20, 9) {
    @Override
    Vector features(int classIndex, Random random) {
      return Vectors.dense(
          Math.rint(4 * random.nextGaussian()) / 4 + classIndex,
          random.nextInt(3),
          random.nextInt(4) + classIndex,
          0.1);
    }

    @Override
    Attribute[] attributes() {
      return new Attribute[] {
        NumericAttribute.defaultAttr().withName("size"),
        NominalAttribute.defaultAttr().withName("kind"),
        NumericAttribute.defaultAttr().withName("count"),
        NumericAttribute.defaultAttr().withName("constant")
      };
    }

    @Override
    String[] integerCols() {
      return new String[] {"count"};
    }
  };

  private static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.DoubleType)
          .add("features", SQLDataTypes.VectorType());

  private final double[] labels;
  private final int[] sizes;

  GoldenTable(double[] labels, int... sizes) {
    this.labels = labels;
    this.sizes = sizes;
  }

  /** Features of a row. */
  abstract Vector features(int classIndex, Random random);

  /** What is known of the features; nothing if empty. */
  Attribute[] attributes() {
    return new Attribute[0];
  }

  String[] integerCols() {
    return new String[0];
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The table in so many partitions. */
  Dataset<Row> rows(int partitions) {
    Random random = new Random(16);
    List<Row> rows = new ArrayList<>();
    for (int c = 0; c < sizes.length; c++) {
      for (int i = 0; i < sizes[c]; i++) {
        rows.add(RowFactory.create(labels[c], features(c, random)));
      }
    }
    Collections.shuffle(rows, random);
    Dataset<Row> table =
        SparkTestSession.get().createDataFrame(rows, SCHEMA).repartition(partitions);
    return attributes().length == 0
        ? table
        : table.withMetadata(
            "features", new AttributeGroup("features", attributes()).toStructField().metadata());
  }
}
