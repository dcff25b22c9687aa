package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledCountsTest {
  private static Map<String, Long> of(String... given) {
    return LabelledCounts.of("--target-counts", List.of(given));
  }

  @Test
  void labelsHoldAnySign() {
    assertThat(of("legit=900,fraud=450"))
        .containsExactly(Map.entry("legit", 900L), Map.entry("fraud", 450L));
    assertThat(of("a=b=5")).containsExactly(Map.entry("a=b", 5L));
    assertThat(of("\"a,b\"=5,c=6")).containsExactly(Map.entry("a,b", 5L), Map.entry("c", 6L));
    assertThat(of("\"say \"\"a=1,b\"\"\"= 5 ", "c d=6"))
        .containsExactly(Map.entry("say \"a=1,b\"", 5L), Map.entry("c d", 6L));
    assertThat(of("\"\"=5")).containsExactly(Map.entry("", 5L));
    assertThat(of("5\"=5")).containsExactly(Map.entry("5\"", 5L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ,         | an entry is empty
          a=1,      | an entry is empty
          a=1,,b=2  | an entry is empty
          a         | 'a' is no label=rows
          "a=1      | '"a=1' is no label=rows; put a label that holds a comma between double quotes
          "a"b=1    | '"a"b=1' is no label=rows
          a=        | '' is no whole number of rows
          a=x       | 'x' is no whole number of rows
          a=1.5     | '1.5' is no whole number of rows
          a=1,a=2   | gives label 'a' twice
          """)
  void whatIsNoListIsToldWithWhatToDo(String given, String told) {
    assertThatThrownBy(() -> of(given.strip()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--target-counts")
        .hasMessageContaining(told);
  }
}
