package io.github.sparksimpor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class KernelSumsTest {
  private static final int[] SIZES = {1, 2, 7, 8, 9, 63, 64, 65, 1000};
  private static final double[] BANDWIDTHS = {0.01, 0.3, 1, 100};

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 9, 30, 100})
  void vectorAndScalarTierGiveTheSameBits(int dimension) {
    KernelSums vector = KernelTiers.vector();
    int[] queries = {1, 5, 6, 7, 12, 13, 97};
    int trial = 0;
    for (int size : SIZES) {
      for (double bandwidth : BANDWIDTHS) {
        for (double offset : new double[] {0, 1e6}) {
          int count = queries[trial++ % queries.length];
          KernelCase random = KernelCase.random(trial, dimension, size, count, bandwidth, offset);
          random.assertBitsEqual(new ScalarKernelSums(), vector, trial % 4 < 2);
        }
      }
    }
  }

  @Test
  void vectorAndScalarTierGiveTheSameBitsForEveryNumberOfQueries() {
    KernelSums vector = KernelTiers.vector();
    for (int queries = 1; queries <= 97; queries++) {
      KernelCase.random(queries, 5, 70, queries, 0.3, 0)
          .assertBitsEqual(new ScalarKernelSums(), vector, true);
    }
  }

  @Test
  void tiersGiveTheSameBitsWhereDotProductsAndDifferencesMeetInOneBatch() {
    KernelCase near = KernelCase.random(1, 9, 200, 20, 0.3, 0);
    double[] points = near.points().clone();
    for (int i = 0; i < points.length; i++) {
      points[i] += i / near.dimension() % 3 == 1 ? 40 : 0;
    }
    KernelCase mixed =
        new KernelCase(near.rows(), points, near.excluded(), near.dimension(), near.bandwidth());
    mixed.assertBitsEqual(new ScalarKernelSums(), KernelTiers.vector(), false);
    for (KernelSums kernel : KernelTiers.all().toList()) {
      RunningSums sums = mixed.sums(kernel, false);
      mixed.assertExact(sums, 0, false);
      mixed.assertExact(sums, 1, false);
    }
  }

  static Stream<Arguments> exactCases() {
    return KernelTiers.all()
        .flatMap(
            kernel ->
                Stream.of(1, 2, 3, 7, 8, 9, 30, 100)
                    .flatMap(
                        dimension ->
                            Arrays.stream(BANDWIDTHS)
                                .mapToObj(h -> Arguments.of(kernel, dimension, h))));
  }

  @ParameterizedTest
  @MethodSource("exactCases")
  void logSumAndMeanEqualExactArithmetic(KernelSums kernel, int dimension, double bandwidth) {
    for (int size : new int[] {1, 9, 65, 300}) {
      for (double offset : new double[] {0, 1e6}) {
        KernelCase random = KernelCase.random(size, dimension, size, 7, bandwidth, offset);
        RunningSums sums = random.sums(kernel, true);
        for (int query : new int[] {0, 1, 6}) {
          random.assertExact(sums, query, true);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0.01", "1"})
  void rowsFarApartDoNotUnderflow(double bandwidth) {
    double[] rows = {0, 0, 1e6, 0, 1e6, 1e6};
    KernelCase far =
        new KernelCase(
            rows, new double[] {1, 0, 5e5, 2}, new int[] {0, QueryBatch.NONE}, 2, bandwidth);
    for (KernelSums kernel : KernelTiers.all().toList()) {
      RunningSums sums = far.sums(kernel, false);
      far.assertExact(sums, 0, false);
      assertThat(sums.logSum(1)).isEqualTo(far.exact(1, false).logSum(), within(1e-12 * 2.5e15));
      RunningSums others = far.sums(kernel, true);
      assertThat(others.logSum(0)).isFinite().isLessThan(-1e11);
      far.assertExact(others, 0, true);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, 13, 14, 25, 40, 60})
  void aRowFarCloserThanAllBeforeItCountsInFull(double distanceOfTheOthers) {
    double[] rows = new double[130];
    Arrays.fill(rows, 0, 129, distanceOfTheOthers);
    rows[129] = 1;
    KernelCase climbing = new KernelCase(rows, new double[] {0}, new int[] {QueryBatch.NONE}, 1, 1);
    for (KernelSums kernel : KernelTiers.all().toList()) {
      climbing.assertExact(climbing.sums(kernel, false), 0, false);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 9})
  void rowsTooFarToBeNoticedLeaveTheSumsUnchanged(int dimension) {
    double[] near = new SplittableRandom(4).doubles(70L * dimension).toArray();
    double[] withFar = Arrays.copyOf(near, near.length + 64 * dimension);
    Arrays.fill(withFar, near.length, withFar.length, 14);
    int[] none = {QueryBatch.NONE};
    KernelCase all = new KernelCase(withFar, new double[dimension], none, dimension, 1);
    KernelCase few = new KernelCase(near, new double[dimension], none, dimension, 1);
    for (KernelSums kernel : KernelTiers.all().toList()) {
      assertThat(KernelCase.result(all.sums(kernel, false), 0, dimension))
          .containsExactly(KernelCase.result(few.sums(kernel, false), 0, dimension));
      all.assertExact(all.sums(kernel, false), 0, false);
    }
  }

  @Test
  void theOnlyRowLeftOutLeavesNothing() {
    for (KernelSums kernel : KernelTiers.all().toList()) {
      RunningSums sums = KernelCase.random(1, 3, 1, 1, 1, 0).sums(kernel, true);
      double[] mean = new double[3];
      sums.mean(0, mean, 0);
      assertThat(sums.logSum(0)).isEqualTo(Double.NEGATIVE_INFINITY);
      assertThat(mean).containsOnly(Double.NaN);
    }
  }

  @Test
  void noRowsAddNothing() {
    for (KernelSums kernel : KernelTiers.all().toList()) {
      RunningSums sums = new RunningSums(1, 2);
      QueryBatch batch = new QueryBatch(1, 2);
      batch.add(new double[2], 0, QueryBatch.NONE);
      kernel.accumulate(PackedRows.of(new double[0], 2), 1, batch, false, sums);
      assertThat(sums.logSum(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    }
  }

  @Test
  void aQueryDoesNotDependOnItsCompany() {
    for (KernelSums kernel : KernelTiers.all().toList()) {
      KernelCase many = KernelCase.random(3, 11, 150, 40, 0.5, 3);
      RunningSums together = many.sums(kernel, true);
      for (int query = 0; query < many.queries(); query++) {
        double[] point = Arrays.copyOfRange(many.points(), query * 11, (query + 1) * 11);
        int[] excluded = {many.excluded()[query]};
        RunningSums alone =
            new KernelCase(many.rows(), point, excluded, 11, many.bandwidth()).sums(kernel, true);
        assertThat(KernelCase.result(alone, 0, 11))
            .containsExactly(KernelCase.result(together, query, 11));
      }
    }
  }
}
