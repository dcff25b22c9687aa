package io.github.sparksimpor.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is told where the CUDA driver cannot be reached, each time that it is tried. */
@Timeout(60)
class CudaLoadTest {
  private static final String NO_LIBRARY = "libno-such-cuda.so.1";

  @TempDir Path folder;

  /** Loads a driver twice, as two tasks of an executor do, and prints what comes of it. */
  static final class Twice {
    public static void main(String[] arguments) {
      for (int time = 0; time < 2; time++) {
        try {
          System.out.println(Cuda.load(arguments[0]));
        } catch (CudaUnavailableException e) {
          System.out.println("unavailable: " + e.getMessage());
        }
      }
    }
  }

  private static List<String> loadTwice(String... jvmFlags) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(List.of(jvmFlags));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Twice.class.getName(), NO_LIBRARY));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    // JNA logs beside it.
    return output.lines().filter(line -> line.startsWith("unavailable: ")).toList();
  }

  @Test
  void whereJnaCannotLoadItsLibraryThatIsSaidEveryTimeAndNotTheDriverBlamed() throws Exception {
    List<String> said = loadTwice("-Djna.nosys=true", "-Djna.noclasspath=true");
    assertThat(said).hasSize(2);
    assertThat(said.get(0))
        .startsWith("unavailable: JNA, through which the CUDA driver is called, cannot be loaded (")
        .endsWith("); set -Djna.tmpdir to a folder from which programs may run")
        .doesNotContain("NVIDIA");
    assertThat(said.get(1)).isEqualTo(said.get(0));
  }

  @Test
  void whereJnaCannotUnpackItsLibraryTheReasonIsThatOfTheFolder() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    List<String> said = loadTwice("-Djna.nosys=true", "-Djna.tmpdir=" + file.resolve("sub"));
    assertThat(said).hasSize(2);
    assertThat(said.get(0)).contains("JNA").contains(file.toString());
    assertThat(said.get(1)).isEqualTo(said.get(0));
  }

  @Test
  void whereThereIsNoDriverThatIsSaid() {
    assertThatThrownBy(() -> Cuda.load(NO_LIBRARY))
        .isInstanceOf(CudaUnavailableException.class)
        .hasMessage(
            "no CUDA driver: %s cannot be loaded; is the NVIDIA driver installed?", NO_LIBRARY);
  }

  @Test
  void aLibraryThatLacksFunctionsIsNoDriver() {
    String mathematics = "libm.so.6";
    assumeTrue(System.getProperty("os.name").equals("Linux"), "the C library is another's");
    assertThatThrownBy(() -> Cuda.load(mathematics))
        .isInstanceOf(CudaUnavailableException.class)
        .hasMessageStartingWith("no CUDA driver of use: libm.so.6 has no cuCtx")
        .hasMessageEndingWith("; install NVIDIA's driver 525 or newer");
  }
}
