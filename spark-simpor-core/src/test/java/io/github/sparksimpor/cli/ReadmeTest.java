package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.ml.Simpor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.spark.ml.param.Param;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  private static final Path README = Path.of("..", "README.md");

  @Test
  void theParameterTableListsEveryParameterWithItsDefault() throws IOException {
    Simpor stage = new Simpor();
    Map<String, String> defaults = StageOptions.valuesOf(stage);
    List<String> expected =
        Arrays.stream(stage.params())
            .map(param -> param.name() + " " + shown(param, stage, defaults.get(param.name())))
            .sorted()
            .toList();

    assertThat(matches("(?m)^\\| `(\\w+)` \\| `?([^|`]+)`? \\|"))
        .map(row -> row.group(1) + " " + row.group(2))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void everyOptionInAnExampleExists() throws IOException {
    String help = JobRun.of("--help").out();

    assertThat(matches("--(?:input|format|label|exclude|output|seed|report|synthetic)[a-z-]*"))
        .isNotEmpty()
        .allMatch(option -> help.contains(option.group()));
  }

  private static String shown(Param<?> param, Simpor stage, String value) {
    return switch (param.name()) {
      case "featuresCol" -> stage.getFeaturesCol();
      case "labelCol" -> stage.getLabelCol();
      case "saveSamples" -> String.valueOf(stage.getSaveSamples());
      case "seed" -> "hash of the class name";
      default -> value == null ? "unset" : value;
    };
  }

  private static List<MatchResult> matches(String pattern) throws IOException {
    return Pattern.compile(pattern).matcher(Files.readString(README)).results().toList();
  }
}
