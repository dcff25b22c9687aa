package io.github.sparksimpor.ml;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.row_number;

import io.github.sparksimpor.spark.ColumnNames;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.RowOrdering;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Finds for copies the rows of a dataset that they are copies of: those of the same label and
 * features. Where there are several, the copies take turns; the rows are in the order of their
 * other columns, so that nothing depends on how the dataset is partitioned.
 *
 * @param labelCol name of the label column
 * @param featuresCol name of the features column
 * @param others names of the columns that copies take over
 */
record CopiedColumns(String labelCol, String featuresCol, List<String> others) {
  private static final String POSITION = "position";
  private static final String ORIGIN = "origin";
  private static final String TURN = "turn";
  private static final String SIZE_OF = "sizeOf";
  private static final String SIZE = "size";
  private static final String ROW_OF = "rowOf";
  private static final String ROW = "row";

  /** After joining, the name of a column that copies take over. */
  static String copied(int other) {
    return "copied" + other;
  }

  /**
   * Joins.
   *
   * @param dataset with the label, the features and the other columns
   * @param copies in the columns of provenance, or only label and features
   * @return the copies in their order, with {@link #copied} columns, null where the dataset has no
   *     such row
   */
  Dataset<Row> join(Dataset<?> dataset, Dataset<Row> copies) {
    Dataset<Row> rows = rows(dataset);
    Dataset<Row> sizes = rows.groupBy(col(ROW_OF).as(SIZE_OF)).agg(count(lit(1)).as(SIZE));
    Column turn = pmod(col(TURN).minus(1), col(SIZE)).plus(1);
    return inTurn(copies)
        .join(sizes, col(ORIGIN).equalTo(col(SIZE_OF)), "left")
        .join(rows, col(ORIGIN).equalTo(col(ROW_OF)).and(turn.equalTo(col(ROW))), "left")
        .orderBy(POSITION);
  }

  /** Copies, numbered through among those of one row. */
  private static Dataset<Row> inTurn(Dataset<Row> copies) {
    boolean smoothed = Arrays.asList(copies.columns()).contains("seedFeatures");
    Column origin = RowDigest.column(col("label"), col(smoothed ? "seedFeatures" : "features"));
    Column itself = RowDigest.column(col("label"), col("features"));
    return copies
        .withColumn(POSITION, monotonically_increasing_id())
        .withColumn(ORIGIN, origin)
        .withColumn(
            TURN, row_number().over(Window.partitionBy(ORIGIN).orderBy(itself, col(POSITION))));
  }

  /** The dataset's rows, numbered through among equal ones. */
  private Dataset<Row> rows(Dataset<?> dataset) {
    Column key = RowDigest.column(ColumnNames.column(labelCol), ColumnNames.column(featuresCol));
    Stream<Column> columns =
        IntStream.range(0, others.size())
            .mapToObj(i -> ColumnNames.column(others.get(i)).as(copied(i)));
    Column[] order =
        Stream.concat(
                Stream.of(col(ROW_OF)),
                IntStream.range(0, others.size())
                    .mapToObj(i -> ordered(i, dataset.schema().apply(others.get(i)).dataType())))
            .toArray(Column[]::new);
    return dataset
        .toDF()
        .select(Stream.concat(Stream.of(key.as(ROW_OF)), columns).toArray(Column[]::new))
        .where(col(ROW_OF).isNotNull())
        .withColumn(ROW, row_number().over(Window.partitionBy(ROW_OF).orderBy(order)));
  }

  /** Spark sorts neither maps nor what holds them; their text does. */
  private static Column ordered(int other, DataType type) {
    Column column = col(copied(other));
    return RowOrdering.isOrderable(type) ? column : column.cast(DataTypes.StringType);
  }
}
