package io.github.sparksimpor.engine.placement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.SparkSession;

/** Writes the memory that there is on several masters, a line for each. */
public final class HeapBudgetProgram {
  private HeapBudgetProgram() {}

  /**
   * Runs a job on each, and reckons.
   *
   * @param args file to write, then masters
   */
  public static void main(String[] args) throws IOException, TimeoutException {
    List<String> lines = new ArrayList<>();
    for (String master : List.of(args).subList(1, args.length)) {
      SparkSession session =
          SparkSession.builder()
              .master(master)
              .config("spark.ui.enabled", false)
              .config("spark.driver.host", "127.0.0.1")
              .config("spark.driver.bindAddress", "127.0.0.1")
              .getOrCreate();
      session.range(10).count();
      session.sparkContext().listenerBus().waitUntilEmpty();
      HeapBudget heap = HeapBudget.of(session.sparkContext());
      lines.add("%s: %s tasks, %s MB".formatted(master, heap.tasks(), heap.executor() >> 20));
      session.stop();
    }
    Files.write(Path.of(args[0]), lines);
  }
}
