package io.github.sparksimpor.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.kernel.RunningSums;
import io.github.sparksimpor.kernel.ScalarKernelSums;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ResidentRowsTest {
  private static final int DIMENSION = 30;
  private static final double BANDWIDTH = 0.7;

  /** 1e-5 of log-sums about -50. */
  private static final double TOLERANCE = 5e-4;

  private final PackedRows rows =
      PackedRows.of(new SplittableRandom(4).doubles(7000L * DIMENSION, -2, 2).toArray(), DIMENSION);
  private final QueryBatch queries = new QueryBatch(5, DIMENSION);

  ResidentRowsTest() {
    double[] points = new SplittableRandom(5).doubles(5L * DIMENSION, -2, 2).toArray();
    for (int i = 0; i < 5; i++) {
      queries.add(points, i * DIMENSION, i * 1400);
    }
  }

  @AfterEach
  void nothingIsHeld() {
    assertThat(StandIn.controls().stand_in_held()).as("allocations, modules, contexts").isZero();
  }

  private double[] logSums(RunningSums sums) {
    double[] logSums = new double[queries.size()];
    for (int query = 0; query < logSums.length; query++) {
      logSums[query] = sums.logSum(query);
    }
    return logSums;
  }

  private RunningSums nothing() {
    return new RunningSums(queries.size(), DIMENSION);
  }

  private double[] onCpu(boolean exclude) {
    RunningSums sums = nothing();
    new ScalarKernelSums().accumulate(rows, BANDWIDTH, queries, exclude, sums);
    return logSums(sums);
  }

  @Test
  void sumsOverRowsThatStayAgreeWithTheCpusAndTheRowsAreAskedForOnce() {
    try (ResidentRows resident = new ResidentRows(StandIn.boot(), "0", DIMENSION)) {
      for (boolean exclude : new boolean[] {true, false}) {
        RunningSums sums = nothing();
        int chunks =
            resident.accumulate(3, () -> exclude ? rows : null, BANDWIDTH, queries, exclude, sums);
        assertThat(chunks).isEqualTo(1);
        assertThat(logSums(sums)).containsExactly(onCpu(exclude), within(TOLERANCE));
      }
    }
  }

  @Test
  void aPartWithoutRoomPassesInChunksAndPointsInBatchesWithTheSameBits() {
    RunningSums whole = nothing();
    try (ResidentRows resident = new ResidentRows(StandIn.boot(), "0", DIMENSION)) {
      resident.accumulate(0, () -> rows, BANDWIDTH, queries, true, whole);
    }
    try (ResidentRows resident = new ResidentRows(StandIn.boot(1, 400_000, -1), "0", DIMENSION)) {
      for (int pass = 0; pass < 2; pass++) {
        RunningSums chunked = nothing();
        int chunks = resident.accumulate(0, () -> rows, BANDWIDTH, queries, true, chunked);
        assertThat(chunks).isEqualTo(4);
        assertThat(logSums(chunked)).containsExactly(logSums(whole));
      }
      assertThat(StandIn.controls().stand_in_peak()).isLessThanOrEqualTo(400_000);
    }
  }

  @Test
  void partsAndBandwidthsAreKeptApart() {
    PackedRows few = PackedRows.of(new double[2 * DIMENSION], DIMENSION);
    try (ResidentRows resident = new ResidentRows(StandIn.boot(), "0", DIMENSION)) {
      RunningSums all = nothing();
      resident.accumulate(0, () -> rows, BANDWIDTH, queries, false, all);
      RunningSums other = nothing();
      resident.accumulate(1, () -> few, BANDWIDTH, queries, false, other);
      RunningSums wider = nothing();
      resident.accumulate(1, () -> few, 2 * BANDWIDTH, queries, false, wider);
      assertThat(other.logSum(0)).isNotEqualTo(all.logSum(0));
      assertThat(wider.logSum(0) - Math.log(2))
          .isCloseTo((other.logSum(0) - Math.log(2)) / 4, within(TOLERANCE));
    }
  }
}
