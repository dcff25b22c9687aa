package io.github.sparksimpor.engine.placement;

import java.util.Locale;
import org.apache.spark.SparkConf;
import org.apache.spark.resource.TaskResourceRequest;

/** What Spark's settings say of GPUs, checked before anything is read. */
public final class GpuSettings {
  /** Names the GPU where Spark does not hand them out, by number or UUID. */
  static final String ADDRESS = "spark.simpor.gpu.device";

  /**
   * GPUs that a task of the ascent asks for; default {@code spark.task.resource.gpu.amount}, or 1.
   */
  static final String AMOUNT = "spark.simpor.gpu.amount";

  /** Names the least number of differences of coordinates that a search takes to a GPU. */
  static final String NEIGHBOR_WORK = "spark.simpor.gpu.neighborWork";

  static final String EXECUTOR_AMOUNT = "spark.executor.resource.gpu.amount";
  static final String TASK_AMOUNT = "spark.task.resource.gpu.amount";

  /** A second of sixteen cores. */
  private static final double DEFAULT_NEIGHBOR_WORK = 5e10;

  private GpuSettings() {}

  /**
   * Refuses what cannot be, and settings with which Spark waits for ever: a local master knows no
   * resources, but tasks that ask for some are never started.
   *
   * @throws IllegalArgumentException naming setting, value and remedy
   */
  public static void check(SparkConf conf) {
    if (isLocal(conf) && number(conf, TASK_AMOUNT, 0) > 0) {
      throw new IllegalArgumentException(
          "%s is %s, but a local master hands out no GPUs and would wait for ever; drop it, and set %s instead"
              .formatted(TASK_AMOUNT, conf.get(TASK_AMOUNT), ADDRESS));
    }
    double least = neighborWork(conf);
    if (!(least >= 0)) {
      throw refused(conf, NEIGHBOR_WORK, "set a number of differences of coordinates from 0 on");
    }
    double amount = amount(conf);
    if (conf.contains(AMOUNT) && !canBeAskedFor(amount)) {
      throw refused(
          conf,
          AMOUNT,
          "set the share of a GPU that a task takes, 0.25 for instance, or a whole number of GPUs");
    }
    if (isOffered(conf) && amount > number(conf, EXECUTOR_AMOUNT, 0)) {
      throw refused(
          conf,
          conf.contains(AMOUNT) ? AMOUNT : TASK_AMOUNT,
          "an executor has no more than %s (%s); set a share of those"
              .formatted(conf.get(EXECUTOR_AMOUNT), EXECUTOR_AMOUNT));
    }
  }

  /** Spark says so by an assertion, and 3.5 takes no share between a half and one. */
  private static boolean canBeAskedFor(double amount) {
    if (!(amount > 0) || amount == Double.POSITIVE_INFINITY) {
      return false;
    }
    try {
      return new TaskResourceRequest(GpuResources.RESOURCE, amount).amount() == amount;
    } catch (AssertionError e) {
      return false;
    }
  }

  private static IllegalArgumentException refused(SparkConf conf, String setting, String remedy) {
    return new IllegalArgumentException(
        "%s is %s; %s".formatted(setting, conf.get(setting), remedy));
  }

  private static double number(SparkConf conf, String setting, double otherwise) {
    String value = conf.get(setting, String.valueOf(otherwise));
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s is '%s', which is no number; set one, or drop it".formatted(setting, value));
    }
  }

  /** Whether Spark hands out GPUs. */
  static boolean isOffered(SparkConf conf) {
    return !isLocal(conf) && number(conf, EXECUTOR_AMOUNT, 0) > 0;
  }

  /** Whether whoever made the settings had GPUs in mind. */
  static boolean nameGpus(SparkConf conf) {
    return conf.contains(ADDRESS) || conf.contains(AMOUNT) || number(conf, EXECUTOR_AMOUNT, 0) > 0;
  }

  /** GPUs that a task of the ascent asks for; 1 where tasks of other stages ask for none. */
  static double amount(SparkConf conf) {
    double ofOthers = number(conf, TASK_AMOUNT, 1);
    return number(conf, AMOUNT, ofOthers > 0 ? ofOthers : 1);
  }

  /** The least number of differences of coordinates that a search takes to a GPU. */
  static double neighborWork(SparkConf conf) {
    return number(conf, NEIGHBOR_WORK, DEFAULT_NEIGHBOR_WORK);
  }

  static boolean isLocal(SparkConf conf) {
    String master = conf.get("spark.master", "local").toLowerCase(Locale.ROOT);
    return master.startsWith("local") && !master.startsWith("local-cluster");
  }
}
