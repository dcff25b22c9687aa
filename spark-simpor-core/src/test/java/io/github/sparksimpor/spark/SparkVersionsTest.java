package io.github.sparksimpor.spark;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkVersionsTest {
  @Test
  void theVersionThatIsTestedWithIsSupported() {
    assertThatCode(SparkVersions::check).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.5.0", "3.5.6-amzn-1", "4.0.1", "4.0.10", "4.1.0", "4.2.0-SNAPSHOT"})
  void linesAreSupportedFromTheFirstVersionThatRuns(String version) {
    assertThatCode(() -> SparkVersions.check(version)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.4.8", "3.4.4", "4.0.0", "4.0.0-preview2", "4.20.0", "5.0.0-preview1"})
  void anotherIsRefusedInOneLineThatNamesWhatIsSupported(String version) {
    assertThatThrownBy(() -> SparkVersions.check(version))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("this is Spark " + version)
        .hasMessageContaining(SparkVersions.SUPPORTED)
        .message()
        .hasLineCount(1);
  }
}
