package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.cuda.Cuda;
import io.github.sparksimpor.cuda.CudaUnavailableException;
import io.github.sparksimpor.cuda.GpuDevice;
import java.util.Locale;
import org.apache.spark.SparkConf;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The decision what ascents run on, from Spark's settings. */
public final class DeviceChoice {
  /** Names the GPU where Spark does not hand them out, by number or UUID. */
  public static final String ADDRESS = "spark.simpor.gpu.device";

  /**
   * GPUs that a task of the ascent asks for; default {@code spark.task.resource.gpu.amount}, or 1.
   */
  public static final String AMOUNT = "spark.simpor.gpu.amount";

  private static final String EXECUTOR_AMOUNT = "spark.executor.resource.gpu.amount";
  private static final String TASK_AMOUNT = "spark.task.resource.gpu.amount";
  private static final Logger LOG = LoggerFactory.getLogger(DeviceChoice.class);

  private DeviceChoice() {}

  /**
   * Chooses, and logs why.
   *
   * @param device {@code auto}, {@code cpu} or {@code gpu}
   * @param categories whether rows have categories, whose part of the kernel only the CPU knows
   * @param conf Spark's settings
   * @throws IllegalArgumentException if a GPU is asked for and cannot be had
   */
  public static AscentDevice of(String device, boolean categories, SparkConf conf) {
    if (device.equals("cpu")) {
      return AscentDevice.cpu();
    }
    boolean required = device.equals("gpu");
    if (categories) {
      return without("features hold categories, which the GPU does not compare", required);
    }
    boolean offered = conf.getDouble(EXECUTOR_AMOUNT, 0) > 0;
    if (!isLocal(conf) && offered) {
      double amount = conf.getDouble(AMOUNT, conf.getDouble(TASK_AMOUNT, 1));
      LOG.info("Ascents run on GPUs that Spark hands out, {} a task", amount);
      return new AscentDevice(AscentDevice.Kind.SCHEDULED, required, amount, "");
    }
    if (isLocal(conf) && (required || conf.contains(ADDRESS))) {
      String address = conf.get(ADDRESS, "0");
      if (required) {
        requireGpu(address, conf);
      }
      LOG.info("Ascents run on GPU {} of this machine", address);
      return new AscentDevice(AscentDevice.Kind.NAMED, required, 0, address);
    }
    String setting = isLocal(conf) ? ADDRESS : EXECUTOR_AMOUNT;
    return without("Spark offers no GPU: %s is not set".formatted(setting), required);
  }

  /** Tasks of a local master run here, so that what they will find is known now. */
  private static void requireGpu(String address, SparkConf conf) {
    try {
      GpuDevice.open(Cuda.load(GpuResources.library(conf)), address).close();
    } catch (CudaUnavailableException e) {
      throw refused(String.valueOf(e.getMessage()), e);
    }
  }

  private static IllegalArgumentException refused(String reason, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "device is 'gpu', but %s; see docs/gpu.md, or set device to 'auto' or 'cpu'"
            .formatted(reason),
        cause);
  }

  private static AscentDevice without(String reason, boolean required) {
    if (required) {
      throw refused(reason, null);
    }
    LOG.info("Ascents run on the CPU: {}", reason);
    return AscentDevice.cpu();
  }

  /**
   * Refuses settings with which Spark waits for ever: a local master knows no resources, but tasks
   * that ask for some are never started.
   *
   * @throws IllegalArgumentException naming the setting
   */
  public static void refuseLocalAmounts(SparkConf conf) {
    if (isLocal(conf) && conf.getDouble(TASK_AMOUNT, 0) > 0) {
      throw new IllegalArgumentException(
          "%s is %s, but a local master hands out no GPUs and would wait for ever; drop it, and set %s instead"
              .formatted(TASK_AMOUNT, conf.get(TASK_AMOUNT), ADDRESS));
    }
  }

  private static boolean isLocal(SparkConf conf) {
    String master = conf.get("spark.master", "local").toLowerCase(Locale.ROOT);
    return master.startsWith("local") && !master.startsWith("local-cluster");
  }
}
