package io.github.sparksimpor.engine.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.cuda.CudaUnavailableException;
import org.junit.jupiter.api.Test;

class DeviceSharesTest {
  private final CudaUnavailableException noDriver = new CudaUnavailableException("no CUDA driver");

  @Test
  void saysWhatEachDeviceDidAndWhyOnceForAll() {
    DeviceShares onCpu = DeviceShares.noPoints().plusCpu(40).because(noDriver);
    assertThat(DeviceShares.noPoints().plusGpu(1412).plus(onCpu).plus(onCpu))
        .hasToString("GPU 1,412 points, CPU 80 points (no CUDA driver)");
  }

  @Test
  void doesNotNameADeviceThatDidNothing() {
    assertThat(DeviceShares.noPoints()).hasToString("no points");
    assertThat(DeviceShares.noPoints().plusCpu(1)).hasToString("CPU 1 point");
    assertThat(DeviceShares.noSums().plusGpu(7)).hasToString("GPU 7 sums");
    assertThat(DeviceShares.noSums().plusGpu(1)).hasToString("GPU 1 sum");
    assertThat(DeviceShares.noSearches().plusGpu(2).plusCpu(1))
        .hasToString("GPU 2 searches, CPU 1 search");
    assertThat(DeviceShares.noSums().because(noDriver)).hasToString("no sums (no CUDA driver)");
  }
}
