package io.github.sparksimpor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunningSumsTest {

  @ParameterizedTest
  @CsvSource({"2,100,1", "3,1,0.3", "9,64,0.1", "30,500,1", "30,333,100", "8,250,0.01"})
  void mergedPartsEqualOnePass(int dimension, int split, double bandwidth) {
    KernelCase whole = KernelCase.random(split, dimension, 700, 11, bandwidth, 0);
    RunningSums onePass = whole.sums(new ScalarKernelSums(), false);
    RunningSums merged = part(whole, 0, split);
    merged.merge(part(whole, split, 700));
    for (int query = 0; query < whole.queries(); query++) {
      double[] expected = KernelCase.result(onePass, query, dimension);
      double[] found = KernelCase.result(merged, query, dimension);
      for (int k = 0; k <= dimension; k++) {
        assertThat(found[k]).isCloseTo(expected[k], within(1e-13 * (1 + Math.abs(expected[k]))));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2,100,1", "9,64,0.1", "30,500,1", "30,333,0.001"})
  void rowsOfWhichTheSumIsKnownCountAsThoseThatAreSummed(int dimension, int split, double h) {
    KernelCase whole = KernelCase.random(split, dimension, 700, 11, h, 0);
    RunningSums expected = whole.sums(new ScalarKernelSums(), false);
    RunningSums known = part(whole, 0, split);
    RunningSums found = part(whole, split, 700);
    double[] mean = new double[dimension];
    for (int query = 0; query < whole.queries(); query++) {
      known.mean(query, mean, 0);
      found.add(query, known.logSum(query), mean, 0);
      double[] all = KernelCase.result(expected, query, dimension);
      double[] both = KernelCase.result(found, query, dimension);
      for (int k = 0; k <= dimension; k++) {
        assertThat(both[k]).isCloseTo(all[k], within(1e-8 * (1 + Math.abs(all[k]))));
      }
    }
  }

  @Test
  void sumsOfNothingAddNothing() {
    RunningSums sums = new RunningSums(1, 2);
    sums.add(0, Double.NEGATIVE_INFINITY, new double[] {Double.NaN, Double.NaN}, 0);
    assertThat(sums.logSum(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    sums.add(0, -3000.5, new double[] {4, -2}, 0);
    assertThat(KernelCase.result(sums, 0, 2))
        .containsExactly(new double[] {-3000.5, 4, -2}, within(1e-9));
  }

  @Test
  void mergingIntoSumsOfNothingCopiesTheBits() {
    KernelCase random = KernelCase.random(5, 7, 90, 4, 0.5, 0);
    RunningSums sums = random.sums(new ScalarKernelSums(), false);
    RunningSums copy = new RunningSums(4, 7);
    copy.merge(sums);
    copy.merge(new RunningSums(4, 7));
    assertSameBits(copy, sums, 4, 7);
  }

  @Test
  void oneQueryMergesAtAnotherIndex() {
    KernelCase random = KernelCase.random(6, 9, 90, 4, 0.5, 0);
    RunningSums sums = random.sums(new ScalarKernelSums(), false);
    RunningSums target = new RunningSums(2, 9);
    target.merge(1, sums, 3);
    assertThat(KernelCase.result(target, 1, 9)).containsExactly(KernelCase.result(sums, 3, 9));
    assertThat(target.logSum(0)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void clearedSumsAreAsNew() {
    KernelCase random = KernelCase.random(7, 9, 90, 4, 0.5, 0);
    RunningSums sums = random.sums(new ScalarKernelSums(), false);
    sums.clear();
    random.batch();
    new ScalarKernelSums()
        .accumulate(PackedRows.of(random.rows(), 9), 0.5, random.batch(), false, sums);
    assertSameBits(sums, random.sums(new ScalarKernelSums(), false), 4, 9);
  }

  @Test
  void sumsSurviveSerialisation() throws Exception {
    RunningSums sums = KernelCase.random(8, 30, 90, 4, 0.5, 0).sums(new ScalarKernelSums(), false);
    assertSameBits(Serialised.copy(sums), sums, 4, 30);
  }

  @Test
  void sumsOfOtherShapeDoNotMerge() {
    assertThatThrownBy(() -> new RunningSums(2, 3).merge(new RunningSums(4, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cannot merge sums of 4 queries into those of 2");
    assertThatThrownBy(() -> new RunningSums(2, 3).merge(new RunningSums(2, 5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cannot merge sums of 5 features into those of 3");
  }

  private static RunningSums part(KernelCase whole, int from, int to) {
    int dimension = whole.dimension();
    double[] rows = Arrays.copyOfRange(whole.rows(), from * dimension, to * dimension);
    return new KernelCase(rows, whole.points(), whole.excluded(), dimension, whole.bandwidth())
        .sums(new ScalarKernelSums(), false);
  }

  private static void assertSameBits(RunningSums one, RunningSums other, int queries, int d) {
    for (int query = 0; query < queries; query++) {
      assertThat(KernelCase.result(one, query, d))
          .containsExactly(KernelCase.result(other, query, d));
    }
  }
}
