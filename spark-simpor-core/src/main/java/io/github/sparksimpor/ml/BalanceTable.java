package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.FoldScores;
import io.github.sparksimpor.evaluation.GainsOverNone;
import io.github.sparksimpor.evaluation.GainsOverNone.Gain;
import io.github.sparksimpor.evaluation.LeftOut;
import io.github.sparksimpor.evaluation.Measure;
import io.github.sparksimpor.evaluation.TriedCandidate;
import io.github.sparksimpor.evaluation.TunedBalance;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** All candidates as rows of a DataFrame, and their place in a saved model. */
final class BalanceTable {
  private static final StructType FOLD =
      new StructType()
          .add("objective", DataTypes.DoubleType, false)
          .add("balancedLogLoss", DataTypes.DoubleType, false)
          .add("alignedLogLoss", DataTypes.DoubleType, false)
          .add("averagePrecision", DataTypes.DoubleType, false);

  static final StructType SCHEMA =
      new StructType()
          .add("candidate", DataTypes.StringType, false)
          .add("size", DataTypes.DoubleType, false)
          .add("chosen", DataTypes.BooleanType, false)
          .add("cut", DataTypes.BooleanType, false)
          .add("objective", DataTypes.DoubleType, false)
          .add("balancedLogLoss", DataTypes.DoubleType, false)
          .add("alignedLogLoss", DataTypes.DoubleType, false)
          .add("averagePrecision", DataTypes.DoubleType, false)
          .add("gain", DataTypes.DoubleType, false)
          .add("gainError", DataTypes.DoubleType, false)
          .add("gainLower", DataTypes.DoubleType, false)
          .add("gainUpper", DataTypes.DoubleType, false)
          .add("chance", DataTypes.DoubleType, false)
          .add("rows", DataTypes.DoubleType, false)
          .add("seconds", DataTypes.DoubleType, false)
          .add("folds", DataTypes.createArrayType(FOLD, false), false);

  private static final StructType LEFT_OUT =
      new StructType()
          .add("candidate", DataTypes.StringType, false)
          .add("reason", DataTypes.StringType, false);

  /** What is the same for all candidates. */
  static final StructType CHOICE =
      new StructType()
          .add("objective", DataTypes.StringType, false)
          .add("alpha", DataTypes.DoubleType, false)
          .add("critical", DataTypes.DoubleType, false)
          .add("chosen", DataTypes.IntegerType, false)
          .add("leftOut", DataTypes.createArrayType(LEFT_OUT, false), true); // older ones had none

  private static final Gain ITSELF =
      new Gain(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  private BalanceTable() {}

  static Dataset<Row> of(TunedBalance tuned, SparkSession session) {
    List<Row> rows =
        IntStream.range(0, tuned.candidates().size()).mapToObj(place -> row(tuned, place)).toList();
    return session.createDataFrame(rows, SCHEMA).coalesce(1);
  }

  private static Row row(TunedBalance tuned, int place) {
    TriedCandidate candidate = tuned.candidates().get(place);
    Gain gain = place == 0 ? ITSELF : tuned.gains().gains().get(place - 1);
    return RowFactory.create(
        candidate.name(),
        candidate.size(),
        place == tuned.chosen(),
        candidate.cut(),
        candidate.mean(Measure.EVALUATOR_GAIN),
        candidate.mean(Measure.PLAIN_LOSS),
        candidate.mean(Measure.ALIGNED_LOSS),
        candidate.mean(Measure.AVERAGE_PRECISION),
        gain.mean(),
        gain.standardError(),
        gain.lower(),
        gain.upper(),
        gain.chance(),
        candidate.rows(),
        candidate.seconds(),
        candidate.folds().stream().map(BalanceTable::fold).toArray());
  }

  private static Row fold(FoldScores fold) {
    return RowFactory.create(
        fold.evaluated(), fold.plainLoss(), fold.alignedLoss(), fold.averagePrecision());
  }

  static Dataset<Row> choice(TunedBalance tuned, SparkSession session) {
    Row row =
        RowFactory.create(
            tuned.objective(),
            tuned.alpha(),
            tuned.gains().critical(),
            tuned.chosen(),
            tuned.leftOut().stream()
                .map(left -> RowFactory.create(left.candidate(), left.reason()))
                .toArray());
    return session.createDataFrame(List.of(row), CHOICE).coalesce(1);
  }

  /** What {@link #of} and {@link #choice} made tables of. */
  static TunedBalance read(Dataset<Row> table, Row choice) {
    List<Row> rows = table.collectAsList();
    int chosen = choice.<Integer>getAs("chosen");
    if (chosen < 0 || chosen >= rows.size()) {
      throw new IllegalArgumentException(
          "there is no candidate %s among %s".formatted(chosen, rows.size()));
    }
    return new TunedBalance(
        choice.getAs("objective"),
        choice.<Double>getAs("alpha"),
        rows.stream().map(BalanceTable::candidate).toList(),
        new GainsOverNone(
            rows.stream().skip(1).map(BalanceTable::gain).toList(),
            choice.<Double>getAs("critical")),
        chosen,
        leftOut(choice));
  }

  private static List<LeftOut> leftOut(Row choice) {
    int place = choice.fieldIndex("leftOut");
    return choice.isNullAt(place)
        ? List.of()
        : choice.<Row>getList(place).stream()
            .map(left -> new LeftOut(left.getString(0), left.getString(1)))
            .toList();
  }

  private static TriedCandidate candidate(Row row) {
    return new TriedCandidate(
        row.getAs("candidate"),
        row.<Double>getAs("size"),
        row.<Row>getList(row.fieldIndex("folds")).stream().map(BalanceTable::scores).toList(),
        row.<Double>getAs("rows"),
        row.<Double>getAs("seconds"),
        row.<Boolean>getAs("cut"));
  }

  private static FoldScores scores(Row fold) {
    return new FoldScores(
        fold.getDouble(1), fold.getDouble(2), fold.getDouble(3), fold.getDouble(0));
  }

  private static Gain gain(Row row) {
    return new Gain(
        row.<Double>getAs("gain"),
        row.<Double>getAs("gainError"),
        row.<Double>getAs("gainLower"),
        row.<Double>getAs("gainUpper"),
        row.<Double>getAs("chance"));
  }
}
