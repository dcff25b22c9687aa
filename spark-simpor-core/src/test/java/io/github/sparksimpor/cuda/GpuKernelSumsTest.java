package io.github.sparksimpor.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.kernel.RowParts;
import io.github.sparksimpor.kernel.RunningSums;
import io.github.sparksimpor.kernel.ScalarKernelSums;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class GpuKernelSumsTest {
  private static final double TOLERANCE = 1e-5;

  @AfterEach
  void nothingIsHeld() {
    assertThat(StandIn.controls().stand_in_held()).as("allocations, modules, contexts").isZero();
  }

  /** Log-sums, then means. */
  record Sums(double[] logSums, double[] means) {}

  static Sums onGpu(Cuda cuda, PackedRows rows, double h, double[] points, int[] excluded) {
    Sums sums = new Sums(new double[excluded.length], new double[points.length]);
    try (GpuDevice device = GpuDevice.open(cuda, "0");
        GpuKernelSums kernel = new GpuKernelSums(device, RowParts.of(rows), h, excluded.length)) {
      kernel.sum(points, excluded, sums.logSums(), sums.means());
    }
    return sums;
  }

  private static Sums onCpu(PackedRows rows, double h, double[] points, int[] excluded) {
    int dimension = rows.dimension();
    QueryBatch batch = new QueryBatch(excluded.length, dimension);
    for (int query = 0; query < excluded.length; query++) {
      batch.add(points, query * dimension, excluded[query]);
    }
    RunningSums running = new RunningSums(excluded.length, dimension);
    new ScalarKernelSums().accumulate(rows, h, batch, true, running);
    Sums sums = new Sums(new double[excluded.length], new double[points.length]);
    for (int query = 0; query < excluded.length; query++) {
      sums.logSums()[query] = running.logSum(query);
      running.mean(query, sums.means(), query * dimension);
    }
    return sums;
  }

  /** Rows and points from a cube around {@code offset}; every third point lies on a row. */
  static void assertAgreement(
      int dimension, int size, int queries, double h, double offset, Cuda cuda) {
    SplittableRandom random = new SplittableRandom(31L * dimension + size);
    double[] values = random.doubles((long) size * dimension, -2, 2).map(x -> x + offset).toArray();
    double[] points =
        random.doubles((long) queries * dimension, -2, 2).map(x -> x + offset).toArray();
    int[] excluded = new int[queries];
    for (int query = 0; query < queries; query++) {
      int row = random.nextInt(size);
      excluded[query] = query % 2 == 0 ? row : QueryBatch.NONE;
      if (query % 3 == 0) {
        System.arraycopy(values, row * dimension, points, query * dimension, dimension);
      }
    }
    PackedRows rows = PackedRows.of(values, dimension);
    Sums gpu = onGpu(cuda, rows, h, points, excluded);
    Sums cpu = onCpu(rows, h, points, excluded);
    for (int query = 0; query < queries; query++) {
      String what =
          "query %d of d=%d n=%d h=%s offset=%s".formatted(query, dimension, size, h, offset);
      double logSum = cpu.logSums()[query];
      if (logSum == Double.NEGATIVE_INFINITY) {
        assertThat(gpu.logSums()[query]).as(what).isEqualTo(logSum);
        continue;
      }
      assertThat(Math.abs(gpu.logSums()[query] - logSum))
          .as("error of the log-sum %s of %s", logSum, what)
          .isLessThan(TOLERANCE * Math.max(1, Math.abs(logSum)));
      for (int k = query * dimension; k < (query + 1) * dimension; k++) {
        assertThat(Math.abs(gpu.means()[k] - cpu.means()[k]))
            .as("error of the mean of %s", what)
            .isLessThan(4 * Math.max(TOLERANCE, resolved(logSum)));
      }
    }
  }

  /** How far float resolves the distance of a row: as far is its weight known. */
  static double resolved(double logSum) {
    return 0x1p-23 * Math.abs(logSum);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 9, 30, 33, 100, 130, 1024})
  void logSumAndMeanAgreeWithTheCpuTier(int dimension) {
    Cuda cuda = StandIn.boot();
    int queries = 1;
    for (int size : new int[] {1, 2, 7, 8, 9, 63, dimension < 100 ? 1000 : 200}) {
      for (double h : new double[] {0.3, 1, 100}) {
        for (double offset : new double[] {0, 1e6}) {
          assertAgreement(dimension, size, queries, h, offset, cuda);
          queries = queries % 5 + 2;
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {127, 128, 129, 255, 256, 257, 300})
  void everyNumberOfQueriesFillsItsBlocks(int queries) {
    assertAgreement(3, 70, queries, 0.5, 0, StandIn.boot());
  }

  @Test
  void splitsAreMergedAndNumbersOfRowsBeyondATileAreSummed() {
    assertAgreement(2, 9000, 9, 0.3, 0, StandIn.boot());
  }

  @Test
  void aNarrowBandwidthDoesNotUnderflow() {
    Cuda cuda = StandIn.boot();
    double[] values = {0, 0, 1000, 0, 1000, 1000};
    double[] points = {1, 0, 500, 2};
    int[] none = {QueryBatch.NONE, QueryBatch.NONE};
    PackedRows rows = PackedRows.of(values, 2);
    Sums gpu = onGpu(cuda, rows, 0.01, points, none);
    Sums cpu = onCpu(rows, 0.01, points, none);
    for (int query = 0; query < 2; query++) {
      assertThat(gpu.logSums()[query] / cpu.logSums()[query] - 1).isBetween(-1e-5, 1e-5);
    }
    assertThat(gpu.means()[0]).isBetween(-1e-3, 1e-3);
  }

  @Test
  void rowsThatDoNotFitPassInChunksAndGiveTheSameBits() {
    SplittableRandom random = new SplittableRandom(4);
    double[] values = random.doubles(30 * 7000, -2, 2).toArray();
    double[] points = random.doubles(30 * 3, -2, 2).toArray();
    int[] excluded = {0, 4500, QueryBatch.NONE};
    PackedRows rows = PackedRows.of(values, 30);
    Sums whole = onGpu(StandIn.boot(), rows, 0.7, points, excluded);
    long uploads = StandIn.controls().stand_in_uploads();
    Cuda small = StandIn.boot(1, 700_000, -1);
    Sums chunked = onGpu(small, rows, 0.7, points, excluded);
    assertThat(StandIn.controls().stand_in_peak()).isLessThan(700_000);
    assertThat(StandIn.controls().stand_in_uploads()).isGreaterThanOrEqualTo(uploads);
    assertThat(StandIn.controls().stand_in_launches()).isGreaterThan(2);
    assertThat(chunked.logSums()).containsExactly(whole.logSums());
    assertThat(chunked.means()).containsExactly(whole.means());
  }

  @Test
  void aQueryDoesNotDependOnItsCompany() {
    Cuda cuda = StandIn.boot();
    SplittableRandom random = new SplittableRandom(6);
    PackedRows rows = PackedRows.of(random.doubles(11 * 150, -2, 2).toArray(), 11);
    double[] points = random.doubles(11 * 40, -2, 2).toArray();
    int[] none = new int[40];
    Arrays.fill(none, QueryBatch.NONE);
    Sums together = onGpu(cuda, rows, 0.5, points, none);
    for (int query = 0; query < 40; query++) {
      double[] point = Arrays.copyOfRange(points, query * 11, (query + 1) * 11);
      Sums alone = onGpu(cuda, rows, 0.5, point, new int[] {QueryBatch.NONE});
      assertThat(alone.logSums()[0]).isEqualTo(together.logSums()[query]);
    }
  }

  @Test
  void aValueBeyondFloatIsRefusedByName() {
    Cuda cuda = StandIn.boot();
    PackedRows rows = PackedRows.of(new double[] {0, 0, 1e20, 1}, 2);
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> onGpu(cuda, rows, 1, new double[2], new int[] {-1}))
        .isInstanceOf(GpuLimitException.class)
        .hasMessageContaining("feature 0")
        .hasMessageContaining("device = cpu");
  }
}
