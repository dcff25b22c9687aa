package io.github.sparksimpor.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.SparkPlugin;
import org.apache.spark.util.SparkExitCode$;
import org.apache.spark.util.TaskCompletionListener;

/** Has tasks suffer the faults that are ordered for them, from within the executor. */
public final class FaultyTasks implements SparkPlugin {
  static final String NO_SPACE = "No space left on device";

  private static final int KILLED = 137;

  @Override
  public DriverPlugin driverPlugin() {
    return null;
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new ExecutorPlugin() {
      @Override
      public void onTaskStart() {
        TaskContext task = TaskContext.get();
        FaultOrder.of(task).ifPresent(order -> suffer(order, task));
      }
    };
  }

  private static void suffer(FaultOrder order, TaskContext task) {
    switch (order.fault()) {
      case WORKER_KILLED -> {
        if (order.strikesFirst()) {
          ProcessHandle.current().parent().orElseThrow().destroyForcibly();
          Runtime.getRuntime().halt(KILLED);
        }
      }
      case OUT_OF_MEMORY_ONCE -> {
        if (order.strikesFirst()) {
          Runtime.getRuntime().halt(SparkExitCode$.MODULE$.OOM());
        }
      }
      case OUT_OF_MEMORY -> {
        if (task.partitionId() == 0) {
          order.strikesFirst();
          Runtime.getRuntime().halt(SparkExitCode$.MODULE$.OOM());
        }
      }
      case DISK_FULL_ONCE -> {
        if (order.strikesFirst()) {
          failAtItsEnd(task);
        }
      }
      case DISK_FULL -> {
        order.strikesFirst();
        failAtItsEnd(task);
      }
      case CANCEL -> {
        while (!task.isInterrupted()) {
          Thread.onSpinWait();
        }
      }
      case FETCH_FAILURE -> {
        // FaultyShuffle brings it about, where shuffled rows are read.
      }
    }
  }

  private static void failAtItsEnd(TaskContext task) {
    TaskCompletionListener failing =
        context -> {
          throw new UncheckedIOException(new IOException(NO_SPACE));
        };
    task.addTaskCompletionListener(failing);
  }
}
