package io.github.sparksimpor.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class GpuCheckTest {
  private static final GpuCheck.Extent SMALL =
      new GpuCheck.Extent(new int[] {1, 7, 33}, new int[] {1, 64}, 50, new int[] {8, 16});

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @AfterEach
  void forget() {
    System.clearProperty(Cuda.LIBRARY_PROPERTY);
  }

  private int check(String address, String library) {
    System.setProperty(Cuda.LIBRARY_PROPERTY, library);
    return GpuCheck.run(address, SMALL, new PrintStream(bytes, true, StandardCharsets.UTF_8));
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void tellsTheDeviceItsAgreementAndItsSpeed() {
    StandIn.boot();
    int code = check("1", StandIn.library().toString());
    assertThat(printed())
        .contains("GPU 1: Stand-in 1, 1,024 MB free of 1,024 MB")
        .contains("kernel sums agree with the CPU's to 1e-5")
        .contains("nearest rows agree with the CPU's")
        .containsPattern("50 rows × 30 features, 5 nearest rows: .* points/s on the GPU")
        .containsPattern("\\d+ % of the card's peak")
        .containsPattern(
            "8 features \\(kernel_sums_2_1\\): .* issue slots each, \\d+ % of the peak")
        .endsWith("The GPU works." + System.lineSeparator());
    assertThat(code).isZero();
    assertThat(StandIn.controls().stand_in_held()).isZero();
  }

  @Test
  void withoutDriverOrDeviceItSaysWhatIsMissingAndEndsWithOne() {
    StandIn.boot();
    assertThat(check("9", StandIn.library().toString())).isEqualTo(1);
    assertThat(printed()).contains("there is no GPU '9' on this machine");
    assertThat(check("0", "libno-such-driver.so")).isEqualTo(1);
    assertThat(printed()).contains("is the NVIDIA driver installed?");
  }
}
