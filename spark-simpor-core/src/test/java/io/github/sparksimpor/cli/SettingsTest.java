package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings in {@code conf}. */
class SettingsTest {
  private static final String VECTORS = "jdk.incubator.vector";
  private static final String MODULE = "--add-modules=" + VECTORS;

  private static Properties settings(String name) throws IOException {
    Properties settings = new Properties();
    try (InputStream in = Files.newInputStream(Path.of("..", "conf", name))) {
      settings.load(in);
    }
    return settings;
  }

  @Test
  void aDriverInAStandaloneClusterIsGivenTheFlagsThatSparksLauncherGives() throws IOException {
    List<String> flags =
        List.of(
            settings("standalone.conf").getProperty("spark.driver.extraJavaOptions").split(" "));

    assertThat(flags)
        .contains(MODULE)
        .containsAll(
            Arrays.stream(JavaModuleOptions.defaultModuleOptions().split(" "))
                .filter(flag -> flag.startsWith("--add-"))
                .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"standalone.conf", "yarn.conf", "kubernetes.conf"})
  void everyClusterHasTheFastKernels(String name) throws IOException {
    Properties settings = settings(name);

    assertThat(settings.getProperty("spark.executor.defaultJavaOptions")).contains(MODULE);
    assertThat(
            settings.getProperty("spark.driver.defaultJavaOptions", "")
                + settings.getProperty("spark.driver.extraJavaOptions", ""))
        .contains(MODULE);
  }

  /** It warns of itself on standard error, first of all. */
  @Test
  void everyScriptThatStartsAJvmWithTheModuleHidesItsWarning() throws IOException {
    int starting = 0;
    try (Stream<Path> scripts = Files.list(Path.of("..", "scripts"))) {
      for (Path script : scripts.toList()) {
        String text = Files.readString(script);
        if (text.lines().anyMatch(line -> !line.startsWith("#") && line.contains(VECTORS))) {
          assertThat(text).as("%s", script).containsPattern("(?m)^ *without_module_warning$");
          starting++;
        }
      }
    }
    assertThat(starting).isGreaterThanOrEqualTo(2);
  }
}
