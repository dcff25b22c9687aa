package io.github.sparksimpor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedRowsTest {

  @ParameterizedTest
  @CsvSource({"1,1", "7,65", "8,64", "30,100"})
  void rowsComeOutAsTheyWentIn(int dimension, int size) {
    double[] values = new SplittableRandom(1).doubles((long) size * dimension).toArray();
    PackedRows rows = PackedRows.of(values, dimension);
    double[] copied = new double[values.length];
    for (int row = 0; row < size; row++) {
      rows.copyRow(row, copied, row * dimension);
    }
    assertThat(copied).containsExactly(values);
    assertThat(rows.size()).isEqualTo(size);
    assertThat(rows.dimension()).isEqualTo(dimension);
  }

  @ParameterizedTest
  @CsvSource({"2,70", "30,100"})
  void serialisedRowsGiveTheSameSums(int dimension, int size) throws Exception {
    KernelCase random = KernelCase.random(2, dimension, size, 5, 0.4, 0);
    PackedRows arrived = Serialised.copy(PackedRows.of(random.rows(), dimension));
    for (KernelSums kernel : KernelTiers.all().toList()) {
      RunningSums sums = new RunningSums(5, dimension);
      kernel.accumulate(arrived, 0.4, random.batch(), false, sums);
      RunningSums expected = random.sums(kernel, false);
      for (int query = 0; query < 5; query++) {
        assertThat(KernelCase.result(sums, query, dimension))
            .containsExactly(KernelCase.result(expected, query, dimension));
      }
    }
  }

  @Test
  void valuesThatAreNoWholeRowsAreRefused() {
    assertThatThrownBy(() -> PackedRows.of(new double[7], 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected rows of 3 values, found 7 values in all");
    assertThatThrownBy(() -> PackedRows.of(new double[0], 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
