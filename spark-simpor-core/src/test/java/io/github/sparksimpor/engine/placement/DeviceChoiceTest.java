package io.github.sparksimpor.engine.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.cuda.BootedStandIn;
import io.github.sparksimpor.cuda.StandIn;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(BootedStandIn.class)
class DeviceChoiceTest {
  private final SparkConf local = new SparkConf(false).set("spark.master", "local[2]");

  @ParameterizedTest
  @EnumSource(
      value = StandIn.Fault.class,
      names = {"UNKNOWN", "OUT_OF_MEMORY", "NO_DEVICE"})
  void aRequiredGpuThatCannotBeOpenedIsRefusedNamingTheParameterWhicheverCallFails(
      StandIn.Fault fault) {
    DeviceChoice.of("gpu", false, local);
    long calls = StandIn.controls().stand_in_calls();
    int refused = 0;
    for (long call = 0; call < calls; call++) {
      StandIn.controls().stand_in_reset(1, StandIn.PLENTY, -1);
      StandIn.failCall(call, fault);
      try {
        DeviceChoice.of("gpu", false, local);
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage())
            .startsWith("device is 'gpu', but ")
            .contains("CUDA_ERROR_" + fault)
            .endsWith("; see docs/gpu.md, or set device to 'auto' or 'cpu'");
        refused++;
      }
    }
    assertThat(refused).as("of %d calls", calls).isGreaterThanOrEqualTo(4);
  }

  private String unused(SparkConf conf, boolean categories) {
    AscentDevice device = DeviceChoice.of("auto", categories, conf);
    assertThat(device.isGpu()).isFalse();
    return device.unused();
  }

  @Test
  void whyNoGpuIsUsedIsKeptWhereSettingsNameOne() {
    String categories = "features hold categories, which the GPU does not compare";
    assertThat(unused(local, true)).isEmpty();
    assertThat(unused(local, false)).isEmpty();
    assertThat(unused(local.clone().set("spark.simpor.gpu.device", "0"), true))
        .isEqualTo(categories);
    SparkConf cluster = new SparkConf(false).set("spark.master", "yarn");
    assertThat(unused(cluster, false)).isEmpty();
    assertThat(unused(cluster.clone().set("spark.executor.resource.gpu.amount", "1"), true))
        .isEqualTo(categories);
    assertThat(unused(local.clone().set("spark.executor.resource.gpu.amount", "1"), false))
        .isEqualTo("Spark offers no GPU: spark.simpor.gpu.device is not set");
    assertThat(unused(cluster.clone().set("spark.simpor.gpu.device", "0"), false))
        .isEqualTo("Spark offers no GPU: spark.executor.resource.gpu.amount is not set");
    assertThat(DeviceChoice.of("cpu", true, local.clone().set("spark.simpor.gpu.device", "0")))
        .isEqualTo(AscentDevice.cpu());
  }
}
