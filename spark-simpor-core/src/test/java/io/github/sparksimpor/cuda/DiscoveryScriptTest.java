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

/** What {@code scripts/get-gpu-resources} tells Spark, beside a made-up {@code nvidia-smi}. */
@Timeout(60)
class DiscoveryScriptTest {
  @TempDir Path folder;

  private record Outcome(int code, String output) {}

  private Outcome discover(String cards, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path program = folder.resolve("nvidia-smi");
    Files.writeString(program, "#!/bin/sh\nprintf '" + cards + "'\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
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
}
