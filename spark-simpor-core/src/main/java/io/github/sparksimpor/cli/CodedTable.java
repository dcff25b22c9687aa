package io.github.sparksimpor.cli;

import static org.apache.spark.sql.functions.lit;

import io.github.sparksimpor.cli.columns.TableCode;
import io.github.sparksimpor.cli.table.TableReader;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A table that was read, with the way of its rows to numbers and back.
 *
 * @param read the rows and their profile
 * @param code of the columns
 * @param typed whether labels and features are written as the values that text stands for
 * @param mark name of the column that marks synthetic rows, if there is to be one
 */
record CodedTable(TableReader.Read read, TableCode code, boolean typed, Optional<String> mark) {

  /** The rows as the library takes them. */
  Dataset<Row> training() {
    return code.training(read.rows());
  }

  /** The rows as they are written. */
  Dataset<Row> original() {
    return marked(typed ? code.typed(read.rows()) : read.rows(), false);
  }

  /**
   * The rows with synthetic ones, as they are written.
   *
   * @param samples of a model
   */
  Dataset<Row> with(Dataset<Row> samples) {
    Dataset<Row> synthetic =
        code.synthetic(samples, typed).coalesce(read.rows().javaRDD().getNumPartitions());
    return original().union(marked(synthetic, true));
  }

  private Dataset<Row> marked(Dataset<Row> rows, boolean synthetic) {
    return mark.map(name -> rows.withColumn(name, lit(synthetic))).orElse(rows);
  }
}
