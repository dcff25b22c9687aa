package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.ml.param.Param;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StageOptionsTest {

  @ParameterizedTest
  @EnumSource(Method.class)
  void helpListsEveryParameterOfTheMethodWithItsDescription(Method method) {
    String help = JobRun.of("--help").out().replaceAll("\\s+", " ");

    for (Param<?> param : method.newStage().params()) {
      if (!StageOptions.WITHOUT_OPTION.contains(param.name())) {
        assertThat(help).contains(StageOptions.flag(param.name()) + "=");
        assertThat(help.toLowerCase(java.util.Locale.ROOT))
            .contains(param.doc().replaceAll("\\s+", " ").toLowerCase(java.util.Locale.ROOT));
      }
    }
  }

  @Test
  void helpShowsDefaultsAndEndsWithSuccess() {
    JobRun run = JobRun.of("--help");

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("(for simpor; default: 100,100,100)")
        .contains("(for simpor; default: scott)")
        .contains("(default: simpor)")
        .contains("(default: csv)");
  }

  @Test
  void versionNamesThisLibraryAndSparkAndJava() {
    assertThat(JobRun.of("--version").out())
        .matches("spark-simpor \\d+\\.\\d+\\.\\d+\\S*, Spark 4\\S+, Java \\d+\\R");
  }

  @ParameterizedTest
  @CsvSource({
    "seed, --seed",
    "balanceRatio, --balance-ratio",
    "maxBroadcastMB, --max-broadcast-mb"
  })
  void aFlagIsTheParametersNameInKebabCase(String parameter, String flag) {
    assertThat(StageOptions.flag(parameter)).isEqualTo(flag);
  }
}
