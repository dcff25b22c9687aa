package io.github.sparksimpor.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class AxisTest {
  @Property
  void aLinearAxisHoldsItsValuesAndHasThreeToSixMarksAtEqualDistances(
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double one,
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double other) {
    Axis axis = Axis.over(DoubleStream.of(one, other));

    assertThat(axis.at(one)).isBetween(-1e-9, 1 + 1e-9);
    assertThat(axis.at(other)).isBetween(-1e-9, 1 + 1e-9);
    assertThat(axis.marks()).hasSizeBetween(2, 7);
    assertThat(axis.at(axis.marks().get(0))).isCloseTo(0, within(1e-6));
    assertThat(axis.at(axis.marks().get(axis.marks().size() - 1))).isCloseTo(1, within(1e-6));
  }

  @Test
  void marksAreRoundNumbers() {
    assertThat(Axis.over(DoubleStream.of(0.31, 0.72)).marks())
        .containsExactly(0.3, 0.4, 0.5, 0.6, 0.7, 0.8);
    assertThat(Axis.fromZero(100).marks()).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0, 100.0);
  }

  @Test
  void valuesThatAreAllTheSameOrNoneAtAllStillMakeAnAxis() {
    assertThat(Axis.over(DoubleStream.of(3, 3)).at(3)).isBetween(0.2, 0.8);
    assertThat(Axis.over(DoubleStream.empty()).marks()).isNotEmpty();
    assertThat(Axis.over(DoubleStream.of(Double.NaN, 1, 2)).low()).isEqualTo(1);
  }

  @Test
  void countsOfAllSizesAreToldApartAndNoneLiesAtTheBottom() {
    Axis axis = Axis.ofCounts(284_315);

    assertThat(axis.marks()).containsExactly(0.0, 1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e6);
    assertThat(axis.at(0)).isZero();
    assertThat(axis.at(492)).isBetween(0.4, 0.5);
    assertThat(axis.at(1e6)).isEqualTo(1);
  }

  @Test
  void allMarksOfAnAxisAreWrittenWithAsManyDecimals() {
    assertThat(texts(Axis.over(DoubleStream.of(0, 2))))
        .containsExactly("0.0", "0.5", "1.0", "1.5", "2.0");
    assertThat(texts(Axis.over(DoubleStream.of(0.31, 0.33)))).startsWith("0.310", "0.315");
    assertThat(texts(Axis.over(DoubleStream.of(-1000, 1000)))).startsWith("-1,000", "-500", "0");
    assertThat(texts(Axis.ofCounts(10))).containsExactly("0", "1", "10");
  }

  private static List<String> texts(Axis axis) {
    return axis.marks().stream().map(axis::text).toList();
  }
}
