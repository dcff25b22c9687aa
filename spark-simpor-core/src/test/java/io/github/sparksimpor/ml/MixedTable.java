package io.github.sparksimpor.ml;

import io.github.sparksimpor.testing.SparkTestSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.attribute.BinaryAttribute;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.attribute.NumericAttribute;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A small labelled table whose columns are of random roles.
 *
 * @param columns the columns, of one or more features each, in order
 * @param rows labels and features
 * @param form how the features reach a resampler
 */
record MixedTable(List<Column> columns, List<Row> rows, Form form) {
  static final int[] SIZES = {30, 16, 9};

  private static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.DoubleType)
          .add("features", SQLDataTypes.VectorType());

  enum Role {
    CONTINUOUS,
    INTEGER,
    NOMINAL,
    BINARY,
    ONE_HOT,
    ONE_HOT_DROPPED
  }

  enum Form {
    WITH_ATTRIBUTES,
    BARE,
    SCALED,
    SCALED_AND_CENTRED
  }

  /**
   * A column.
   *
   * @param from its first feature
   * @param levels categories; 0 if it has none
   */
  record Column(Role role, int from, int levels) {
    int width() {
      return switch (role) {
        case ONE_HOT -> levels;
        case ONE_HOT_DROPPED -> levels - 1;
        default -> 1;
      };
    }

    /** Whether values may be missing; of a one-hot block they are not. */
    private boolean mayLack() {
      return role != Role.ONE_HOT && role != Role.ONE_HOT_DROPPED;
    }

    private void fill(double[] features, int row, int c, Random random) {
      // Every level occurs; the later ones are rare.
      int level = row < levels ? row : (int) (levels * Math.pow(random.nextDouble(), 2));
      switch (role) {
        case CONTINUOUS -> features[from] = 10 * c + 30 * random.nextGaussian();
        case INTEGER -> features[from] = Math.rint(c + 4 * Math.abs(random.nextGaussian()));
        case NOMINAL, BINARY -> features[from] = level;
        case ONE_HOT, ONE_HOT_DROPPED -> {
          if (level < width()) {
            features[from + level] = 1;
          }
        }
      }
    }

    private List<Attribute> attributes() {
      String name = "c" + from;
      return switch (role) {
        case CONTINUOUS, INTEGER -> List.of(NumericAttribute.defaultAttr().withName(name));
        case NOMINAL -> List.of(NominalAttribute.defaultAttr().withName(name));
        case BINARY -> List.of(BinaryAttribute.defaultAttr().withName(name));
        case ONE_HOT, ONE_HOT_DROPPED ->
            IntStream.range(0, width())
                .<Attribute>mapToObj(
                    level -> BinaryAttribute.defaultAttr().withName(name + "_" + level))
                .toList();
      };
    }
  }

  /**
   * A table of a measurement and three to seven columns of random roles.
   *
   * @param holes whether a tenth of the values is missing, where that may be
   */
  static MixedTable random(Form form, boolean holes, long seed) {
    Random random = new Random(seed);
    List<Column> columns = new ArrayList<>();
    int width = 0;
    for (int i = 3 + random.nextInt(5); i >= 0; i--) {
      Role role = i == 0 ? Role.CONTINUOUS : Role.values()[random.nextInt(Role.values().length)];
      int levels =
          switch (role) {
            case CONTINUOUS, INTEGER -> 0;
            case BINARY -> 2;
            default -> 3 + random.nextInt(4);
          };
      Column column = new Column(role, width, levels);
      columns.add(column);
      width += column.width();
    }
    List<Row> rows = new ArrayList<>();
    for (int c = 0; c < SIZES.length; c++) {
      for (int i = 0; i < SIZES[c]; i++) {
        double[] features = new double[width];
        for (Column column : columns) {
          column.fill(features, rows.size(), c, random);
          if (holes && column.mayLack() && random.nextInt(10) == 0) {
            features[column.from()] = Double.NaN;
          }
        }
        rows.add(RowFactory.create((double) c, Vectors.dense(features)));
      }
    }
    Collections.shuffle(rows, random);
    return new MixedTable(columns, rows, form);
  }

  /** The table, in one partition. */
  Dataset<Row> dataset() {
    Dataset<Row> bare = SparkTestSession.get().createDataFrame(rows, SCHEMA).repartition(1);
    return switch (form) {
      case BARE -> bare;
      case WITH_ATTRIBUTES ->
          bare.withMetadata(
              "features",
              new AttributeGroup(
                      "features",
                      columns.stream()
                          .flatMap(column -> column.attributes().stream())
                          .toArray(Attribute[]::new))
                  .toStructField()
                  .metadata());
      case SCALED, SCALED_AND_CENTRED ->
          new StandardScaler()
              .setInputCol("features")
              .setOutputCol("scaled")
              .setWithMean(form == Form.SCALED_AND_CENTRED)
              .fit(bare)
              .transform(bare)
              .select(functions.col("label"), functions.col("scaled").as("features"));
    };
  }

  /** Values of a column in a row. */
  static double[] values(Column column, double[] features) {
    return Arrays.copyOfRange(features, column.from(), column.from() + column.width());
  }
}
