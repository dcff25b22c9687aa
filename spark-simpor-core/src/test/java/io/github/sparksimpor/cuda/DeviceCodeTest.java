package io.github.sparksimpor.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 8, unit = TimeUnit.MINUTES)
class DeviceCodeTest {
  @TempDir Path folder;

  @Test
  void theCheckedInPtxIsWhatItsSourceCompilesToAndAssemblesForEveryGpu() throws IOException {
    requireCompiler();
    Path built = folder.resolve("simpor.ptx");
    StandIn.run(List.of("../scripts/build-ptx", built.toString()));
    assertThat(Files.readString(built).equals(DeviceModule.text()))
        .as("src/main/cuda has changed: run scripts/build-ptx")
        .isTrue();
  }

  /** The compiler that made the checked-in PTX: others word it differently. */
  private static void requireCompiler() throws IOException {
    try {
      StandIn.run(List.of("../scripts/cuda-tools"));
    } catch (AssertionError e) {
      abort("the PTX is not compared with its source: " + e.getMessage());
    }
  }

  @Test
  void aPairIssuesAtMostTwoPointSixInstructionsADimensionOfThirtyTwo() throws IOException {
    requireCompiler();
    Path table = folder.resolve("bound.txt");
    StandIn.run(List.of("bash", "-c", "../scripts/gpu-bound > " + table));
    List<String> slots;
    try (Stream<String> lines = Files.lines(table)) {
      slots =
          lines
              .map(line -> line.strip().split("\\s+"))
              .filter(cells -> cells[1].equals("8_1"))
              .map(cells -> cells[3])
              .toList();
    }
    assertThat(slots).as("A100, H100, B200").hasSize(3);
    assertThat(slots).allSatisfy(each -> assertThat(Double.parseDouble(each)).isBetween(2.0, 2.6));
  }

  @Test
  void onlyTheKernelsAskedForAreHandedToTheDriver() {
    String module = DeviceModule.only(Set.of("kernel_sums_8_1", "merge_splits"));
    assertThat(module).contains(".entry kernel_sums_8_1(", ".entry merge_splits(");
    assertThat(module.split("\\.entry ", -1)).hasSize(3);
    assertThat(module.length()).isLessThan(DeviceModule.text().length() / 5);
  }

  @Test
  void everyDimensionUpToTheMostHasAKernelWithLittlePadding() {
    for (int dimension = 1; dimension <= KernelShape.MOST_FEATURES; dimension++) {
      KernelShape shape = KernelShape.of(dimension);
      assertThat(shape.paddedDimension()).isGreaterThanOrEqualTo(dimension);
      assertThat(DeviceModule.text()).contains(".entry " + shape.kernel() + "(");
    }
    assertThatThrownBy(() -> KernelShape.of(KernelShape.MOST_FEATURES + 1))
        .hasMessage("the GPU takes at most 1024 features, found 1025; use device = cpu");
  }

  @Test
  void aDriverThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Cuda.load("libno-such-driver.so"))
        .isInstanceOf(CudaUnavailableException.class)
        .hasMessageContaining("libno-such-driver.so")
        .hasMessageContaining("is the NVIDIA driver installed?");
  }

  @Test
  void aDeviceThatIsNotThereIsNamed() {
    Cuda cuda = StandIn.boot();
    assertThatThrownBy(() -> GpuDevice.open(cuda, "7"))
        .isInstanceOf(CudaUnavailableException.class)
        .hasMessage("there is no GPU '7' on this machine: the CUDA driver shows 2");
    assertThat(StandIn.controls().stand_in_held()).isZero();
  }

  @Test
  void devicesAreFoundByNumberAndByUuid() {
    Cuda cuda = StandIn.boot();
    try (GpuDevice device = GpuDevice.open(cuda, "1")) {
      assertThat(device.name()).isEqualTo("Stand-in 1");
    }
    String uuid = "GPU-01112131-4151-6171-8191-a1b1c1d1e1f1";
    try (GpuDevice device = GpuDevice.open(cuda, uuid)) {
      assertThat(StandIn.controls().stand_in_last_device()).isEqualTo(1);
      assertThat(device.address()).isEqualTo(uuid);
    }
    assertThat(StandIn.controls().stand_in_held()).isZero();
  }
}
