package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.Calibrator;
import io.github.sparksimpor.evaluation.Reliability;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Calibrations of classes as rows of a DataFrame, one a class. */
final class CalibrationTable {
  private static final StructType BIN =
      new StructType()
          .add("rows", DataTypes.DoubleType, false)
          .add("probability", DataTypes.DoubleType, false)
          .add("share", DataTypes.DoubleType, false);
  private static final StructType RELIABILITY =
      new StructType()
          .add("slope", DataTypes.DoubleType, false)
          .add("intercept", DataTypes.DoubleType, false)
          .add("expectedError", DataTypes.DoubleType, false)
          .add("bins", DataTypes.createArrayType(BIN, false), false);
  private static final StructType CURVE =
      new StructType()
          .add("label", DataTypes.IntegerType, false)
          .add("calibrated", DataTypes.BooleanType, false)
          .add("rows", DataTypes.DoubleType, false)
          .add("probability", DataTypes.DoubleType, false)
          .add("share", DataTypes.DoubleType, false);
  static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.IntegerType, false)
          .add("beta", DataTypes.createArrayType(DataTypes.DoubleType, false), false)
          .add("probabilities", DataTypes.createArrayType(DataTypes.DoubleType, false), false)
          .add("values", DataTypes.createArrayType(DataTypes.DoubleType, false), false)
          .add("before", RELIABILITY, false)
          .add("after", RELIABILITY, false);

  private CalibrationTable() {}

  static Dataset<Row> of(List<ClassCalibration> calibrations, SparkSession session) {
    return session
        .createDataFrame(calibrations.stream().map(CalibrationTable::row).toList(), SCHEMA)
        .coalesce(1);
  }

  private static Row row(ClassCalibration calibration) {
    double[] beta = {};
    double[] probabilities = {};
    double[] values = {};
    if (calibration.calibrator() instanceof Calibrator.Beta map) {
      beta = new double[] {map.a(), map.b(), map.c()};
    } else if (calibration.calibrator() instanceof Calibrator.Isotonic map) {
      probabilities = map.probabilities();
      values = map.values();
    }
    return RowFactory.create(
        calibration.label(),
        beta,
        probabilities,
        values,
        row(calibration.before()),
        row(calibration.after()));
  }

  private static Row row(Reliability reliability) {
    return RowFactory.create(
        reliability.slope(),
        reliability.intercept(),
        reliability.expectedError(),
        reliability.bins().stream()
            .map(bin -> RowFactory.create(bin.rows(), bin.probability(), bin.share()))
            .toArray());
  }

  /**
   * What {@link #of} made a table of.
   *
   * @throws IllegalArgumentException if there is no class, or a map is none
   */
  static List<ClassCalibration> read(Dataset<Row> table) {
    List<Row> rows = table.orderBy("label").collectAsList();
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("there is no class");
    }
    return rows.stream()
        .map(
            row ->
                new ClassCalibration(
                    row.getInt(0),
                    calibrator(numbers(row, 1), numbers(row, 2), numbers(row, 3)),
                    reliability(row.getStruct(4)),
                    reliability(row.getStruct(5))))
        .toList();
  }

  private static double[] numbers(Row row, int column) {
    return row.<Double>getList(column).stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static Calibrator calibrator(double[] beta, double[] probabilities, double[] values) {
    if (beta.length == 3) {
      return new Calibrator.Beta(beta[0], beta[1], beta[2]);
    }
    if (probabilities.length == 0 || probabilities.length != values.length) {
      throw new IllegalArgumentException(
          "a map of %s probabilities to %s values is none"
              .formatted(probabilities.length, values.length));
    }
    return new Calibrator.Isotonic(probabilities, values);
  }

  private static Reliability reliability(Row row) {
    return new Reliability(
        row.getDouble(0),
        row.getDouble(1),
        row.getDouble(2),
        row.<Row>getList(3).stream()
            .map(bin -> new Reliability.Bin(bin.getDouble(0), bin.getDouble(1), bin.getDouble(2)))
            .toList());
  }

  /** The bins of all classes, before and after, one a row. */
  static Dataset<Row> curve(List<ClassCalibration> calibrations, SparkSession session) {
    List<Row> rows = new ArrayList<>();
    for (ClassCalibration calibration : calibrations) {
      addBins(rows, calibration.label(), false, calibration.before());
      addBins(rows, calibration.label(), true, calibration.after());
    }
    return session.createDataFrame(rows, CURVE);
  }

  private static void addBins(
      List<Row> rows, int label, boolean calibrated, Reliability reliability) {
    for (Reliability.Bin bin : reliability.bins()) {
      rows.add(RowFactory.create(label, calibrated, bin.rows(), bin.probability(), bin.share()));
    }
  }
}
