package io.github.sparksimpor.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code scripts/get-gpu-resources} tells Spark, beside a made-up {@code nvidia-smi}. */
@Timeout(60)
class DiscoveryScriptTest {
  @TempDir Path folder;

  private record Outcome(int code, String output) {}

  private static final String FOUR_CARDS = "0, GPU-a1\\n1, GPU-b2\\n2, GPU-c3\\n3, GPU-d4\\n";

  private Outcome discover(String cards, Map<String, String> environment)
      throws IOException, InterruptedException {
    return discoverBeside("printf '" + cards + "'", environment);
  }

  private Outcome discoverBeside(String program, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path nvidiaSmi = folder.resolve("nvidia-smi");
    Files.writeString(nvidiaSmi, "#!/bin/sh\n" + program + "\n");
    assertThat(nvidiaSmi.toFile().setExecutable(true)).isTrue();
    ProcessBuilder builder =
        new ProcessBuilder("../scripts/get-gpu-resources").redirectErrorStream(true);
    builder.environment().remove("CUDA_VISIBLE_DEVICES");
    builder.environment().putAll(environment);
    builder.environment().merge("PATH", folder.toString(), (path, here) -> here + ":" + path);
    Process process = builder.start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), output);
  }

  @Test
  void allCardsOfTheMachineHaveTheirNumbers() throws Exception {
    assertThat(discover("0\\n1\\n2\\n", Map.of()))
        .isEqualTo(new Outcome(0, "{\"name\": \"gpu\", \"addresses\": [\"0\",\"1\",\"2\"]}"));
  }

  @Test
  void visibleCardsCountFromZeroAsTheDriverShowsThem() throws Exception {
    assertThat(discover("0\\n1\\n2\\n3\\n", Map.of("CUDA_VISIBLE_DEVICES", "2,3")))
        .isEqualTo(new Outcome(0, "{\"name\": \"gpu\", \"addresses\": [\"0\",\"1\"]}"));
    assertThat(discover("0\\n", Map.of("CUDA_VISIBLE_DEVICES", "MIG-2f1c")))
        .isEqualTo(new Outcome(0, "{\"name\": \"gpu\", \"addresses\": [\"0\"]}"));
  }

  @Test
  void withoutAnyItFailsSayingSo() throws Exception {
    assertThat(discover("", Map.of()))
        .isEqualTo(new Outcome(1, "get-gpu-resources: nvidia-smi shows no GPU"));
    assertThat(discover("0\\n", Map.of("CUDA_VISIBLE_DEVICES", "")))
        .isEqualTo(new Outcome(1, "get-gpu-resources: CUDA_VISIBLE_DEVICES '' shows no GPU"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "echo 'No devices were found'; exit 6 | 6 | No devices were found",
        "echo 'NVIDIA-SMI has failed'; echo 'Make sure.'; exit 9 | 9 | NVIDIA-SMI has failed",
        "echo 'GPU is lost' >&2; exit 15 | 15 | GPU is lost",
        "echo '0, GPU-a1'; echo 'Unknown Error'; exit 255 | 255 | 0, GPU-a1"
      })
  void aFailureOfNvidiaSmiIsNoCardWhateverIsVisible(String program, int code, String said)
      throws Exception {
    Outcome none =
        new Outcome(
            1,
            "get-gpu-resources: nvidia-smi shows no GPU: it ended with %d, saying '%s'"
                .formatted(code, said));
    assertThat(discoverBeside(program, Map.of())).isEqualTo(none);
    assertThat(discoverBeside(program, Map.of("CUDA_VISIBLE_DEVICES", "0"))).isEqualTo(none);
  }

  @Test
  void aLineThatNumbersNoCardIsNone() throws Exception {
    assertThat(discover("No devices were found\\n", Map.of()))
        .isEqualTo(new Outcome(1, "get-gpu-resources: nvidia-smi shows no GPU"));
    assertThat(discover("0, GPU-a1\\n\\nWARNING: infoROM is corrupted\\n", Map.of()))
        .isEqualTo(new Outcome(0, "{\"name\": \"gpu\", \"addresses\": [\"0\"]}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "NoDevFiles", "none", "void", "", " ", "-1,0", ",0", "4", "GPU-e5", "GPU-"})
  void whereTheFirstVisibleCardIsNoneThereIsNone(String visible) throws Exception {
    assertThat(discover(FOUR_CARDS, Map.of("CUDA_VISIBLE_DEVICES", visible)))
        .isEqualTo(
            new Outcome(
                1, "get-gpu-resources: CUDA_VISIBLE_DEVICES '" + visible + "' shows no GPU"));
  }

  @ParameterizedTest
  @CsvSource({"'0,0'", "'1,2,1'", "'GPU-a1,GPU-a1'"})
  void aCardNamedTwiceHidesAllAsInCuda(String visible) throws Exception {
    assertThat(discover(FOUR_CARDS, Map.of("CUDA_VISIBLE_DEVICES", visible)).code()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'0,-1,1', 1",
    "'3,1,4,0', 2",
    "'2,', 1",
    "'0, 1', 2",
    "'1,none,2', 1",
    "'MIG-a,MIG-b', 1",
    "'MIG-a,0', 1",
    "'GPU-c3,GPU-a1', 2",
    "'GPU-c3,GPU-x,GPU-a1', 1"
  })
  void cudaShowsTheCardsBeforeTheFirstThatIsNoneAndOneSliceAtMost(String visible, int count)
      throws Exception {
    assertThat(discover(FOUR_CARDS, Map.of("CUDA_VISIBLE_DEVICES", visible)))
        .isEqualTo(
            new Outcome(
                0,
                "{\"name\": \"gpu\", \"addresses\": [%s]}"
                    .formatted(count == 1 ? "\"0\"" : "\"0\",\"1\"")));
  }
}
