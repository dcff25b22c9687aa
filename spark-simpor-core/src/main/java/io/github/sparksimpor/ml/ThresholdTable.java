package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.Confusion;
import io.github.sparksimpor.evaluation.ThresholdCurve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Thresholds of classes with their curves as rows of a DataFrame, one a threshold. */
final class ThresholdTable {
  static final StructType SCHEMA =
      new StructType()
          .add("label", DataTypes.IntegerType, false)
          .add("threshold", DataTypes.DoubleType, false)
          .add("chosen", DataTypes.BooleanType, false)
          .add("tp", DataTypes.DoubleType, false)
          .add("fp", DataTypes.DoubleType, false)
          .add("fn", DataTypes.DoubleType, false)
          .add("tn", DataTypes.DoubleType, false)
          .add("missedCost", DataTypes.DoubleType, false)
          .add("precision", DataTypes.DoubleType, false)
          .add("recall", DataTypes.DoubleType, false)
          .add("objective", DataTypes.DoubleType, false)
          .add("standardError", DataTypes.DoubleType, false);

  private ThresholdTable() {}

  static Dataset<Row> of(List<ClassThreshold> thresholds, SparkSession session) {
    List<Row> rows =
        thresholds.stream()
            .flatMap(chosen -> chosen.curve().stream().map(point -> row(chosen, point)))
            .toList();
    return session.createDataFrame(rows, SCHEMA).coalesce(1);
  }

  private static Row row(ClassThreshold chosen, ThresholdCurve.Point point) {
    Confusion counts = point.counts();
    return RowFactory.create(
        chosen.label(),
        point.threshold(),
        point.threshold() == chosen.threshold(),
        counts.tp(),
        counts.fp(),
        counts.fn(),
        counts.tn(),
        counts.missedCost(),
        counts.precision(),
        counts.recall(),
        point.objective(),
        point.standardError());
  }

  /**
   * What {@link #of} made a table of.
   *
   * @throws IllegalArgumentException if not one threshold of every class is marked as chosen
   */
  static List<ClassThreshold> read(Dataset<Row> table) {
    SortedMap<Integer, List<Row>> byLabel = new TreeMap<>();
    for (Row row : table.collectAsList()) {
      byLabel.computeIfAbsent(row.getAs("label"), label -> new ArrayList<>()).add(row);
    }
    if (byLabel.isEmpty()) {
      throw new IllegalArgumentException("there is no threshold");
    }
    List<ClassThreshold> thresholds = new ArrayList<>();
    byLabel.forEach((label, rows) -> thresholds.add(ofLabel(label, rows)));
    return thresholds;
  }

  private static ClassThreshold ofLabel(int label, List<Row> rows) {
    List<Row> chosen = rows.stream().filter(row -> row.<Boolean>getAs("chosen")).toList();
    if (chosen.size() != 1) {
      throw new IllegalArgumentException(
          "%s thresholds of label %s are marked as chosen, not one"
              .formatted(chosen.size(), label));
    }
    return new ClassThreshold(
        label,
        chosen.get(0).<Double>getAs("threshold"),
        rows.stream()
            .map(ThresholdTable::point)
            .sorted(Comparator.comparingDouble(ThresholdCurve.Point::threshold))
            .toList());
  }

  private static ThresholdCurve.Point point(Row row) {
    return new ThresholdCurve.Point(
        row.<Double>getAs("threshold"),
        new Confusion(
            row.<Double>getAs("tp"),
            row.<Double>getAs("fp"),
            row.<Double>getAs("fn"),
            row.<Double>getAs("tn"),
            row.<Double>getAs("missedCost")),
        row.<Double>getAs("objective"),
        row.<Double>getAs("standardError"));
  }
}
