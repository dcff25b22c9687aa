package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.cuda.Cuda;
import io.github.sparksimpor.cuda.CudaException;
import io.github.sparksimpor.cuda.GpuDevice;
import org.apache.spark.SparkConf;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The decision what ascents run on, from Spark's settings. */
public final class DeviceChoice {
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
      return without("features hold categories, which the GPU does not compare", required, conf);
    }
    if (GpuSettings.isOffered(conf)) {
      double amount = GpuSettings.amount(conf);
      LOG.info("Ascents run on GPUs that Spark hands out, {} a task", amount);
      return new AscentDevice(AscentDevice.Kind.SCHEDULED, required, amount, "");
    }
    if (GpuSettings.isLocal(conf) && (required || conf.contains(GpuSettings.ADDRESS))) {
      String address = conf.get(GpuSettings.ADDRESS, "0");
      if (required) {
        requireGpu(address, conf);
      }
      LOG.info("Ascents run on GPU {} of this machine", address);
      return new AscentDevice(AscentDevice.Kind.NAMED, required, 0, address);
    }
    String setting = GpuSettings.isLocal(conf) ? GpuSettings.ADDRESS : GpuSettings.EXECUTOR_AMOUNT;
    return without("Spark offers no GPU: %s is not set".formatted(setting), required, conf);
  }

  /** Tasks of a local master run here, so that what they will find is known now. */
  private static void requireGpu(String address, SparkConf conf) {
    try {
      GpuDevice.open(Cuda.load(GpuResources.library(conf)), address).close();
    } catch (CudaException e) {
      throw refused(String.valueOf(e.getMessage()), e);
    }
  }

  private static IllegalArgumentException refused(String reason, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "device is 'gpu', but %s; see docs/gpu.md, or set device to 'auto' or 'cpu'"
            .formatted(reason),
        cause);
  }

  private static AscentDevice without(String reason, boolean required, SparkConf conf) {
    if (required) {
      throw refused(reason, null);
    }
    LOG.info("Ascents run on the CPU: {}", reason);
    return GpuSettings.nameGpus(conf) ? AscentDevice.cpuBecause(reason) : AscentDevice.cpu();
  }
}
