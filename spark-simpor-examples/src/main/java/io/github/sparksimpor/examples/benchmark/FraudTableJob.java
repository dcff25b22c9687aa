package io.github.sparksimpor.examples.benchmark;

import io.github.sparksimpor.cli.SimporJob;

/**
 * The program on two cores, as {@code scripts/simpor-submit} runs it without a Spark of its own.
 */
public final class FraudTableJob {
  private FraudTableJob() {}

  /**
   * Runs the program.
   *
   * @param args of the program
   */
  public static void main(String[] args) {
    System.setProperty("spark.master", "local[2]");
    System.setProperty("spark.ui.enabled", "false");
    System.setProperty("spark.sql.shuffle.partitions", "4");
    SimporJob.main(args);
  }
}
