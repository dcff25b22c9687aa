package io.github.sparksimpor.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComparedNumbersTest {
  @Test
  void numbersThatDifferAreWrittenSoThatTheyDiffer() {
    assertThat(ComparedNumbers.told(2, 4.431, 4.434)).containsExactly("4.431", "4.434");
    assertThat(ComparedNumbers.told(2, 4.43, 5)).containsExactly("4.43", "5.00");
    assertThat(ComparedNumbers.told(4, 0.964, 0.96400002))
        .containsExactly("0.96400000", "0.96400002");
  }

  @Test
  void numbersThatAreAlikeAreWrittenAlikeAndShort() {
    assertThat(ComparedNumbers.told(2, 4.43, 4.43)).containsExactly("4.43", "4.43");
    assertThat(ComparedNumbers.told(2, 1, 1 + 1e-12)).containsExactly("1.00", "1.00");
    assertThat(ComparedNumbers.told(2, Double.NaN, Double.NaN)).containsExactly("NaN", "NaN");
    assertThat(ComparedNumbers.told(2, -0.0001, -0.0)).containsExactly("-0.0001", "0.0000");
  }

  @Test
  void numbersOfManyDigitsAreWrittenInPowersOfTen() {
    assertThat(ComparedNumbers.told(2, 999_999_999, 1e9))
        .containsExactly("999999999.00", "1.00e+09");
    assertThat(ComparedNumbers.told(2, -4.5e150, 4.503e150))
        .containsExactly("-4.50e+150", "4.50e+150");
    assertThat(ComparedNumbers.told(2, 4.5e150, 4.503e150))
        .containsExactly("4.500e+150", "4.503e+150");
  }

  @Test
  void aDifferenceIsNotWrittenAsNoneThoughItIsSmall() {
    assertThat(ComparedNumbers.difference(4, 0.00003)).isEqualTo("0.00003");
    assertThat(ComparedNumbers.difference(4, -0.5)).isEqualTo("-0.5000");
    assertThat(ComparedNumbers.difference(4, 0)).isEqualTo("0.0000");
    assertThat(ComparedNumbers.difference(4, -1e-12)).isEqualTo("0.0000");
  }
}
