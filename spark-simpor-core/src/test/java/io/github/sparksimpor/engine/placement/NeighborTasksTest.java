package io.github.sparksimpor.engine.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.cuda.BootedStandIn;
import io.github.sparksimpor.cuda.StandIn;
import io.github.sparksimpor.engine.rows.FeatureRoles;
import io.github.sparksimpor.engine.rows.LabelledRows;
import io.github.sparksimpor.engine.rows.RowReader;
import io.github.sparksimpor.engine.rows.RowsInParts;
import io.github.sparksimpor.neighbors.NeighborLists;
import io.github.sparksimpor.spark.JobPhases;
import io.github.sparksimpor.testing.SparkTestSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nearest rows on a stand-in for the CUDA driver, in the tasks of a local session. */
@Timeout(120)
@ExtendWith(BootedStandIn.class)
class NeighborTasksTest {
  private static final SparkSession SESSION = SparkTestSession.get();
  private static final Dataset<Row> DATA = data();
  private static final int[] SEEDS = IntStream.range(0, 40).toArray();
  private static final int NEIGHBORS = 3;

  /** Two classes of 150 and 60 rows, a third of them each there four times over. */
  private static Dataset<Row> data() {
    Random random = new Random(8);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 210; i++) {
      int c = i < 150 ? 0 : 1;
      double[] x = {random.nextGaussian() + c, 9 * random.nextGaussian(), random.nextInt(4)};
      rows.add(
          RowFactory.create(
              (double) c, i % 12 > 0 && i % 12 < 4 ? rows.get(i - 1).get(1) : Vectors.dense(x)));
    }
    return SESSION.createDataFrame(
        rows,
        new StructType()
            .add("label", DataTypes.DoubleType)
            .add("features", SQLDataTypes.VectorType()));
  }

  @BeforeEach
  void searchesOfAnySizeGoToTheGpu() {
    SESSION.sparkContext().conf().set(GpuSettings.NEIGHBOR_WORK, "0");
  }

  @AfterEach
  void onlyLargeOnesDo() {
    SESSION.sparkContext().conf().remove(GpuSettings.NEIGHBOR_WORK);
  }

  private static AscentDevice gpu(boolean required) {
    return new AscentDevice(AscentDevice.Kind.NAMED, required, 0, "0");
  }

  private record Found(List<Integer> counts, List<List<Integer>> rows, List<Double> squares) {
    static Found of(NeighborLists lists) {
      List<List<Integer>> rows = new ArrayList<>();
      List<Double> squares = new ArrayList<>();
      for (int query = 0; query < lists.queries(); query++) {
        rows.add(IntStream.of(lists.indicesOf(query)).boxed().toList());
        for (int rank = 0; rank < lists.count(query); rank++) {
          squares.add(lists.squaredDistances()[query * lists.k() + rank]);
        }
      }
      return new Found(IntStream.of(lists.counts()).boxed().toList(), rows, squares);
    }
  }

  /** Neighbours in the own and in the other class, and rows near to those of others. */
  private record Results(Found own, Found other, List<Integer> nearOthers) {}

  /** What was found, and what found it. */
  private record Run(Results results, DeviceShares shares) {
    static Run on(boolean stays, AscentDevice device) {
      try (LabelledRows rows =
              RowsInParts.of(
                  new RowReader("label", "features", List.of(), FeatureRoles.none(), false)
                      .read(DATA.repartition(2)),
                  180);
          RowPlacement placement =
              stays
                  ? PartitionedRows.of(
                      SESSION, rows, true, device, new JobPhases(SESSION.sparkContext(), "test"))
                  : BroadcastRows.of(SESSION, rows, true, device)) {
        Results results =
            new Results(
                Found.of(placement.neighbors(1, SEEDS, 1, NEIGHBORS)),
                Found.of(placement.neighbors(1, SEEDS, 0, NEIGHBORS)),
                IntStream.of(placement.nearOthers(1, SEEDS, NEIGHBORS)).boxed().toList());
        return new Run(results, placement.searches());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aGpuFindsWhatTheCpuFindsToTheBitTiesIncluded(boolean stays) {
    Run onGpu = Run.on(stays, gpu(true));
    Run onCpu = Run.on(stays, AscentDevice.cpu());
    assertThat(StandIn.controls().stand_in_launches()).isPositive();
    assertThat(onGpu.results()).isEqualTo(onCpu.results());
    assertThat(onGpu.shares()).hasToString("GPU %d searches", onCpu.shares().cpu());
    // Each seed twice, and each row of the other class once, in every part that is searched.
    assertThat(onCpu.shares().cpu()).isGreaterThanOrEqualTo(2 * SEEDS.length + 150);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatFailsOnTheGpuIsFoundByTheCpu(boolean stays) {
    Run onCpu = Run.on(stays, AscentDevice.cpu());
    for (int call = 10; call < 100; call += 13) {
      StandIn.controls().stand_in_reset(1, StandIn.PLENTY, -1);
      StandIn.failCall(call, StandIn.Fault.UNKNOWN);
      Run failed = Run.on(stays, gpu(false));
      assertThat(failed.results()).as("call %d fails", call).isEqualTo(onCpu.results());
      assertThat(failed.shares().gpu() + failed.shares().cpu()).isEqualTo(onCpu.shares().cpu());
      assertThat(failed.shares().reasons().isEmpty()).isEqualTo(failed.shares().cpu() == 0);
    }
  }

  @Test
  void aGpuThatIsRequiredAndFailsEndsTheSearch() {
    StandIn.failCall(25, StandIn.Fault.LAUNCH_FAILED);
    assertThatThrownBy(() -> Run.on(true, gpu(true)))
        .hasStackTraceContaining("CUDA_ERROR_LAUNCH_FAILED");
  }

  @Test
  void whatTheCpusAreDoneWithSoonerNeverGoesToAGpu() {
    SESSION.sparkContext().conf().remove(GpuSettings.NEIGHBOR_WORK);
    Run.on(true, gpu(true));
    assertThat(StandIn.controls().stand_in_launches()).isZero();
  }
}
