package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressBarsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"SIMPOR: ascent", "SIMPOR: ascent, slice 3 of 8", "SIMPOR: ascent (round 2)"})
  void theFirstWordOfAJobsDescriptionIsThePhase(String description) {
    assertThat(ProgressBars.phaseOf(description)).contains("ascent");
  }

  @Test
  void jobsOfOthersHaveNoPhase() {
    assertThat(ProgressBars.phaseOf("count at Main.java:7")).isEmpty();
    assertThat(ProgressBars.phaseOf(null)).isEmpty();
  }
}
