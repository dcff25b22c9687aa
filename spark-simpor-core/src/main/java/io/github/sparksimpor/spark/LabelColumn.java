package io.github.sparksimpor.spark;

import static org.apache.spark.sql.functions.not;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.LongType;
import org.jspecify.annotations.Nullable;

/** A column of labels, which are read as doubles; these do not hold every long and decimal. */
public final class LabelColumn {
  /** From here on doubles leave out whole numbers. */
  private static final long DENSE = 1L << 53;

  private LabelColumn() {}

  /**
   * How many rows of a group have a label that a double does not hold. To carry the label itself
   * would have Spark sort the rows.
   */
  public static Column countInexact(Dataset<?> rows, String labelCol) {
    return functions.count(functions.when(inexact(rows, labelCol), 1));
  }

  /** Whether it does not. */
  public static Column inexact(Dataset<?> rows, String labelCol) {
    Column label = ColumnNames.column(labelCol);
    DataType type = rows.schema().apply(labelCol).dataType();
    if (type instanceof LongType) {
      return label.gt(DENSE).or(label.lt(-DENSE)).and(not(isExact(label)));
    }
    return type instanceof DecimalType ? not(isExact(label)) : functions.lit(false);
  }

  private static Column isExact(Column label) {
    UDF1<@Nullable Number, Boolean> exact = number -> number == null || isExact(number);
    return functions.udf(exact, DataTypes.BooleanType).apply(label);
  }

  /** What to do about rows that {@link #countInexact} found. */
  public static IllegalArgumentException refusal(Dataset<Row> rows, String labelCol) {
    Object label =
        rows.where(inexact(rows, labelCol)).select(ColumnNames.column(labelCol)).first().get(0);
    return new IllegalArgumentException(refusal(labelCol, label));
  }

  /** What to do about rows without a label. */
  public static IllegalArgumentException nullRefusal(String labelCol, long rows) {
    return new IllegalArgumentException(
        "label column '%s' is null in %s rows; drop these rows or give them a label"
            .formatted(labelCol, rows));
  }

  /** Whether a label is the same as a double. */
  public static boolean isExact(Number label) {
    double read = label.doubleValue();
    boolean isDense = Math.abs(read) < DENSE;
    if (label instanceof Long whole) {
      return isDense || new BigDecimal(read).compareTo(BigDecimal.valueOf(whole)) == 0;
    }
    return !(label instanceof BigDecimal exact)
        || (isDense ? BigDecimal.valueOf(read) : new BigDecimal(read)).compareTo(exact) == 0;
  }

  /** What to say of a label that is not. */
  public static String refusal(String labelCol, Object label) {
    return "label column '%s' holds %s, which a double cannot hold exactly; index it, with StringIndexer"
        .formatted(labelCol, label);
  }
}
