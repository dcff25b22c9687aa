package io.github.sparksimpor.cli;

import io.github.sparksimpor.spark.JobPhases;
import io.github.sparksimpor.spark.ScalaCollections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;
import org.jspecify.annotations.Nullable;

/**
 * One bar per phase on the terminal, told by the descriptions of Spark's jobs. A bar counts tasks;
 * how many a phase will need is known only as its jobs start, so the bar's end moves.
 */
final class ProgressBars extends SparkListener implements AutoCloseable {
  private static final int WIDTH = 79;

  private final SparkContext context;
  private final Map<Integer, ProgressBar> barOfStage = new HashMap<>();
  private String phase = "";
  private @Nullable ProgressBar bar;

  private ProgressBars(SparkContext context) {
    this.context = context;
  }

  /** Shows bars until closed. */
  static ProgressBars show(SparkContext context) {
    ProgressBars bars = new ProgressBars(context);
    context.addSparkListener(bars);
    return bars;
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart job) {
    Optional<String> started = phaseOf(job.properties().getProperty("spark.job.description"));
    if (started.isEmpty()) {
      return;
    }
    ProgressBar current = barOf(started.get());
    for (StageInfo stage : ScalaCollections.asJava(job.stageInfos())) {
      if (barOfStage.put(stage.stageId(), current) == null) {
        current.maxHint(current.getMax() + stage.numTasks());
      }
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd task) {
    ProgressBar owner = barOfStage.get(task.stageId());
    if (owner != null && owner == bar) {
      owner.step();
    }
  }

  @Override
  public void close() {
    context.removeSparkListener(this);
    end();
  }

  /** The first word after the prefix; what follows it is a detail of the phase. */
  static Optional<String> phaseOf(@Nullable String description) {
    if (description == null || !description.startsWith(JobPhases.PREFIX)) {
      return Optional.empty();
    }
    String[] words = description.substring(JobPhases.PREFIX.length()).split("\\W+", 2);
    return Optional.of(words[0]);
  }

  private ProgressBar barOf(String started) {
    if (bar == null || !started.equals(phase)) {
      end();
      phase = started;
      bar =
          new ProgressBarBuilder()
              .setTaskName("%-9s".formatted(started))
              .setInitialMax(0)
              .setStyle(ProgressBarStyle.ASCII)
              .setUnit(" tasks", 1)
              .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
              .build();
    }
    return bar;
  }

  private synchronized void end() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
