package io.github.sparksimpor.spark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.jspecify.annotations.Nullable;

/**
 * Names the Spark jobs of a fit by phase, so that the web UI and progress listeners can tell them
 * apart, and adds up the seconds per phase.
 */
public final class JobPhases {
  /** Every job description of this library starts so; the phase and perhaps a detail follow. */
  public static final String PREFIX = "SIMPOR: ";

  private static final String DESCRIPTION = "spark.job.description";
  private static final String GROUP = "spark.jobGroup.id";

  private final SparkContext context;
  private final String group;
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  /**
   * Phases of one fit.
   *
   * @param context whose jobs are named
   * @param group job group for jobs outside any group of the user's
   */
  public JobPhases(SparkContext context, String group) {
    this.context = context;
    this.group = group;
  }

  /** Runs one phase; its jobs are described as {@code SIMPOR: phase}. */
  public <T> T run(String phase, Supplier<T> work) {
    @Nullable String outerDescription = context.getLocalProperty(DESCRIPTION);
    @Nullable String outerGroup = context.getLocalProperty(GROUP);
    long start = System.nanoTime();
    context.setLocalProperty(DESCRIPTION, PREFIX + phase);
    if (outerGroup == null) {
      context.setLocalProperty(GROUP, group);
    }
    try {
      return work.get();
    } finally {
      context.setLocalProperty(DESCRIPTION, outerDescription);
      context.setLocalProperty(GROUP, outerGroup);
      seconds.merge(phase, (System.nanoTime() - start) * 1e-9, Double::sum);
    }
  }

  /** Runs one phase that gives nothing. */
  public void run(String phase, Runnable work) {
    run(phase, done(work));
  }

  /** Runs a step of the phase under way that gives nothing. */
  public void detail(String step, Runnable work) {
    detail(step, done(work));
  }

  private static Supplier<Boolean> done(Runnable work) {
    return () -> {
      work.run();
      return true;
    };
  }

  /** Runs a step of the phase under way; its jobs are described as {@code SIMPOR: step}. */
  public <T> T detail(String step, Supplier<T> work) {
    @Nullable String outer = context.getLocalProperty(DESCRIPTION);
    context.setLocalProperty(DESCRIPTION, PREFIX + step);
    try {
      return work.get();
    } finally {
      context.setLocalProperty(DESCRIPTION, outer);
    }
  }

  /** Seconds per phase, in the order in which phases first ran. */
  public Map<String, Double> seconds() {
    return new LinkedHashMap<>(seconds);
  }
}
