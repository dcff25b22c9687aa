package io.github.sparksimpor.cli.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Quick ways to tell and read numbers, beside what says slowly and plainly what a number is. */
class NumberTextTest {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?((\\d+)(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,9})?|[+-]?(inf(inity)?|nan)");
  private static final NumberText PLAIN = NumberText.plain();

  @Provide
  Arbitrary<String> cells() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars("0123456789+-.eE, infa").ofMaxLength(24),
        Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(25),
        Arbitraries.doubles().map(String::valueOf),
        Arbitraries.bigDecimals().ofScale(18).map(BigDecimal::toPlainString),
        Arbitraries.integers()
            .between(1, 22)
            .flatMap(scale -> Arbitraries.longs().map(n -> BigDecimal.valueOf(n, scale)))
            .map(BigDecimal::toPlainString),
        Arbitraries.longs().map(bits -> String.valueOf(Double.longBitsToDouble(bits))));
  }

  @Property(tries = 5000)
  void aCellIsANumberIfThePatternHasIt(@ForAll("cells") String cell) {
    boolean number = NUMBER.matcher(cell.strip().toLowerCase(Locale.ROOT)).matches();
    assertThat(PLAIN.isNumber(cell)).isEqualTo(number);
  }

  @Property(tries = 5000)
  void aNumberIsReadToTheBit(@ForAll("cells") String cell) {
    if (PLAIN.isNumber(cell)) {
      String java = cell.strip().toLowerCase(Locale.ROOT).replaceAll("inf(inity)?", "Infinity");
      assertThat((Double) PLAIN.valueOf(cell))
          .isEqualTo(Double.valueOf(java.replace("nan", "NaN")));
    }
  }

  @Property(tries = 5000)
  void aDoubleHoldsWhatItGivesBackWithAsManyDigits(@ForAll("cells") String cell) {
    if (PLAIN.isNumber(cell) && Double.isFinite(PLAIN.valueOf(cell)) && PLAIN.valueOf(cell) != 0) {
      BigDecimal exact = new BigDecimal(cell.strip());
      double value = exact.doubleValue();
      boolean held =
          exact.precision() <= 15
              || cell.length() <= 15
              || new BigDecimal(String.valueOf(value)).compareTo(exact) == 0
              || new BigDecimal(value)
                      .setScale(exact.scale(), RoundingMode.HALF_UP)
                      .compareTo(exact)
                  == 0;
      assertThat(PLAIN.isHeld(cell, PLAIN.valueOf(cell))).isEqualTo(held);
    }
  }

  @Example
  void aWholeNumberHasNoPointAndFitsSixtyFourBits() {
    assertThat(List.of("12", "-7", "+3", " 5 ", "999999999999999999")).allMatch(PLAIN::isWhole);
    assertThat(List.of("12.", "1.5", "1e3", "9999999999999999999", "", "-"))
        .noneMatch(PLAIN::isWhole);
  }

  @Example
  void aLocaleHasItsOwnPointAndGroups() {
    NumberText german = NumberText.of(Locale.GERMANY);
    assertThat(List.of("1.234,5", "1234,5", ",5", "-7", "1.234")).allMatch(german::isNumber);
    assertThat(List.of("1.5", "1,2,3", "12.34,5")).noneMatch(german::isNumber);
    assertThat(german.valueOf("1.234,5")).isEqualTo(1234.5);
    assertThat(german.isWhole("1.234")).isFalse();
  }
}
