package io.github.sparksimpor.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;

/**
 * A fault that a task is to suffer, carried to executors as a property of the job.
 *
 * @param fault what goes wrong
 * @param phase description of the jobs in which it does
 * @param struck a file that the first task to suffer it makes
 */
record FaultOrder(Fault fault, String phase, Path struck) {
  private static final String PROPERTY = "simpor.fault";
  private static final String SEPARATOR = "|";

  /** Has the tasks of the jobs that this thread starts suffer it. */
  void give(SparkContext context) {
    context.setLocalProperty(
        PROPERTY, String.join(SEPARATOR, fault.name(), struck.toString(), phase));
  }

  static void withdraw(SparkContext context) {
    context.setLocalProperty(PROPERTY, null);
  }

  /** The order for a task; none if its job is of another phase. */
  static Optional<FaultOrder> of(TaskContext task) {
    String order = task.getLocalProperty(PROPERTY);
    if (order == null) {
      return Optional.empty();
    }
    String[] parts = order.split("\\" + SEPARATOR, 3);
    boolean meant = parts[2].equals(task.getLocalProperty("spark.job.description"));
    return meant
        ? Optional.of(new FaultOrder(Fault.valueOf(parts[0]), parts[2], Path.of(parts[1])))
        : Optional.empty();
  }

  /** Whether a task has suffered it. */
  boolean hasStruck() {
    return Files.exists(struck);
  }

  /** Whether this is the first task to suffer it. */
  boolean strikesFirst() {
    try {
      Files.createFile(struck);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
