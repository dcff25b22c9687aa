package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.CandidateScores;
import io.github.sparksimpor.evaluation.FoldScores;
import io.github.sparksimpor.evaluation.Measure;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Scores of candidates as rows of a DataFrame, one a candidate. */
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

  static Dataset<Row> of(List<CandidateScores> candidates, double chosen, SparkSession session) {
    return session
        .createDataFrame(candidates.stream().map(c -> row(c, chosen)).toList(), SCHEMA)
        .coalesce(1);
  }

  private static Row row(CandidateScores scores, double chosen) {
    return RowFactory.create(
        scores.candidate(),
        scores.size(),
        scores.candidate().equals(CandidateScores.SIZE) && scores.size() == chosen,
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

  /** What a table says: all scores, and the size that was chosen. */
  record Scores(List<CandidateScores> candidates, double chosen) {}

  static Scores read(Dataset<Row> table) {
    List<Row> rows = table.collectAsList();
    List<Row> chosen = rows.stream().filter(row -> row.<Boolean>getAs("chosen")).toList();
    if (chosen.size() != 1) {
      throw new IllegalArgumentException(
          "%d sizes are marked as chosen, not one".formatted(chosen.size()));
    }
    return new Scores(
        rows.stream().map(SizeTable::candidate).toList(), chosen.get(0).<Double>getAs("size"));
  }

  private static CandidateScores candidate(Row row) {
    return new CandidateScores(
        row.getAs("candidate"),
        row.<Double>getAs("size"),
        row.<Row>getList(row.fieldIndex("folds")).stream().map(SizeTable::scores).toList());
  }

  private static FoldScores scores(Row fold) {
    return new FoldScores(
        fold.getDouble(0), fold.getDouble(1), fold.getDouble(2), fold.getDouble(3));
  }
}
