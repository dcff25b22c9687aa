package io.github.sparksimpor.examples.fraud;

import io.github.sparksimpor.examples.Program;
import java.io.File;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a {@link FraudTable} as CSV or Parquet; see {@code scripts/fraud-table}. */
@Command(
    name = "fraud-table",
    mixinStandardHelpOptions = true,
    description = "Writes a made-up table of card transactions, 0.3 %% of them frauds.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class FraudTableFile implements Callable<Integer> {
  private static final int ROWS_PER_PARTITION = 250_000;

  @Parameters(paramLabel = "FOLDER", description = "Receives the table; it may not be there yet.")
  String folder;

  @Option(
      names = "--rows",
      defaultValue = "20000",
      description = "Number of transactions (default: ${DEFAULT-VALUE}).")
  long rows;

  @Option(
      names = "--format",
      defaultValue = "csv",
      description = "csv or parquet (default: ${DEFAULT-VALUE}).")
  String format;

  @Option(names = "--seed", defaultValue = "42", description = "Default: ${DEFAULT-VALUE}.")
  long seed;

  /** Runs the program. */
  public static void main(String[] args) {
    Program.run(new FraudTableFile(), args);
  }

  @Override
  public Integer call() {
    if (new File(folder).exists()) {
      throw new IllegalArgumentException(
          "'%s' is there already; choose another folder".formatted(folder));
    }
    SparkSession session =
        SparkSession.builder()
            .master("local[*]")
            .appName("fraud table")
            .config("spark.ui.enabled", false)
            .config("spark.sql.session.timeZone", "UTC")
            .getOrCreate();
    session.sparkContext().setLogLevel("ERROR");
    write(session, rows, seed, format, folder);
    session.stop();
    return 0;
  }

  /**
   * Writes a table.
   *
   * @param format a name of Spark's, such as {@code csv} (with a header) or {@code parquet}
   * @param folder that is not there yet
   */
  public static void write(
      SparkSession session, long rows, long seed, String format, String folder) {
    int partitions = (int) Math.max(1, rows / ROWS_PER_PARTITION);
    FraudTable.rows(session, rows, seed, partitions)
        .write()
        .format(format)
        .option("header", true)
        .save(folder);
  }
}
