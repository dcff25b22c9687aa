package io.github.sparksimpor.examples.fraud;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Card transactions in the likeness of a bank's table, in the order of their time, some 0.3 % of
 * them frauds: text, yes/no flags, counts, an amount with a heavy tail, identifiers, and holes that
 * depend on values. Frauds come in bursts at one account. Three bursts in four differ from what is
 * usual for the account in country, device, merchant and amount; the others differ by their pace
 * only. Honest customers travel and change devices too.
 *
 * <p>A row depends on the seed and its number only: a longer table begins with the rows of a
 * shorter one, and the partitioning changes nothing.
 */
public final class FraudTable {
  /** Name of the column that tells {@code fraud} from {@code legit}. */
  public static final String LABEL = "label";

  /** The columns, all of them nullable. */
  public static final StructType SCHEMA =
      new StructType()
          .add("transaction", DataTypes.StringType)
          .add("account", DataTypes.StringType)
          .add("time", DataTypes.TimestampType)
          .add("hour", DataTypes.IntegerType)
          .add("country", DataTypes.StringType)
          .add("merchant", DataTypes.StringType)
          .add("channel", DataTypes.StringType)
          .add("device", DataTypes.StringType)
          .add("foreign", DataTypes.IntegerType)
          .add("recurring", DataTypes.BooleanType)
          .add("code_match", DataTypes.StringType)
          .add("amount", DataTypes.DoubleType)
          .add("tries_last_hour", DataTypes.IntegerType)
          .add("tries_last_day", DataTypes.IntegerType)
          .add("account_days", DataTypes.IntegerType)
          .add("credit_score", DataTypes.IntegerType)
          .add("distance_km", DataTypes.DoubleType)
          .add(LABEL, DataTypes.StringType);

  private FraudTable() {}

  /**
   * Makes a table, in the executors.
   *
   * @param count rows, at least 0
   * @param seed of every draw
   * @param partitions of the table, at least 1
   */
  public static Dataset<Row> rows(SparkSession session, long count, long seed, int partitions) {
    return session
        .range(0, count, 1, partitions)
        .map(
            (MapFunction<Long, Row>) number -> Transaction.row(seed, number), Encoders.row(SCHEMA));
  }
}
