package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.Candidate;
import io.github.sparksimpor.evaluation.CandidateScores;
import io.github.sparksimpor.evaluation.FoldScores;
import io.github.sparksimpor.evaluation.Measure;
import io.github.sparksimpor.evaluation.TunedSize;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A tuned size as rows of a DataFrame, one a candidate. */
final class SizeTable {
  private static final List<String> MEASURES =
      List.of("balancedLogLoss", "alignedLogLoss", "averagePrecision", "evaluator");
  static final StructType SCHEMA = schema();

  private SizeTable() {}

  private static StructType schema() {
    StructType schema =
        new StructType()
            .add("candidate", DataTypes.StringType, false)
            .add("size", DataTypes.DoubleType, false)
            .add("chosen", DataTypes.BooleanType, false);
    StructType fold = new StructType();
    for (String measure : MEASURES) {
      schema =
          schema
              .add(measure, DataTypes.DoubleType, false)
              .add(measure + "Error", DataTypes.DoubleType, false);
      fold = fold.add(measure, DataTypes.DoubleType, false);
    }
    return schema.add("folds", DataTypes.createArrayType(fold, false), false);
  }

  static Dataset<Row> of(TunedSize tuned, SparkSession session) {
    return session
        .createDataFrame(
            tuned.candidates().stream().map(scores -> row(scores, tuned.chose(scores))).toList(),
            SCHEMA)
        .coalesce(1);
  }

  private static Row row(CandidateScores scores, boolean chosen) {
    return RowFactory.create(
        scores.candidate().toString(),
        scores.size(),
        chosen,
        scores.mean(Measure.PLAIN_LOSS),
        scores.standardError(Measure.PLAIN_LOSS),
        scores.mean(Measure.ALIGNED_LOSS),
        scores.standardError(Measure.ALIGNED_LOSS),
        scores.mean(Measure.AVERAGE_PRECISION),
        scores.standardError(Measure.AVERAGE_PRECISION),
        scores.mean(Measure.EVALUATOR_GAIN),
        scores.standardError(Measure.EVALUATOR_GAIN),
        scores.folds().stream().map(SizeTable::fold).toArray());
  }

  private static Row fold(FoldScores fold) {
    return RowFactory.create(
        fold.plainLoss(), fold.alignedLoss(), fold.averagePrecision(), fold.evaluated());
  }

  /**
   * What {@link #of} made a table of.
   *
   * @throws IllegalArgumentException if not one size is marked as chosen
   */
  static TunedSize read(Dataset<Row> table) {
    List<Row> rows = table.collectAsList();
    List<Row> chosen = rows.stream().filter(row -> row.<Boolean>getAs("chosen")).toList();
    if (chosen.size() != 1) {
      throw new IllegalArgumentException(
          "%s sizes are marked as chosen, not one".formatted(chosen.size()));
    }
    return new TunedSize(
        chosen.get(0).<Double>getAs("size"), rows.stream().map(SizeTable::candidate).toList());
  }

  private static CandidateScores candidate(Row row) {
    return new CandidateScores(
        Candidate.named(row.getAs("candidate")),
        row.<Double>getAs("size"),
        row.<Row>getList(row.fieldIndex("folds")).stream().map(SizeTable::scores).toList());
  }

  private static FoldScores scores(Row fold) {
    return new FoldScores(
        fold.getDouble(0), fold.getDouble(1), fold.getDouble(2), fold.getDouble(3));
  }
}
