package io.github.sparksimpor.engine.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.cli.fault.Reason;
import io.github.sparksimpor.cuda.BootedStandIn;
import io.github.sparksimpor.cuda.Cuda;
import io.github.sparksimpor.cuda.StandIn;
import io.github.sparksimpor.engine.growth.AscentPolicy;
import io.github.sparksimpor.engine.growth.GrowthPlan;
import io.github.sparksimpor.engine.growth.SphereGrowth;
import io.github.sparksimpor.engine.rows.Bounds;
import io.github.sparksimpor.engine.rows.FeatureRoles;
import io.github.sparksimpor.engine.rows.LabelledRows;
import io.github.sparksimpor.engine.rows.RowReader;
import io.github.sparksimpor.engine.rows.RowsInParts;
import io.github.sparksimpor.spark.JobPhases;
import io.github.sparksimpor.sphere.AscentSettings;
import io.github.sparksimpor.sphere.StepRule;
import io.github.sparksimpor.testing.SparkTestSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ascents of a fit on a stand-in for the CUDA driver, in the tasks of a local session. */
@Timeout(120)
@ExtendWith(BootedStandIn.class)
class GpuPlacementTest {
  private static final SparkSession SESSION = SparkTestSession.get();
  private static final Dataset<Row> DATA = data();
  private static final int GAP = 90;
  private static final int OF_TWO_TASKS = 2 * GpuSlices.POINTS_PER_TASK;
  private static final int PARTS = 4;
  private static final long PARTS_VALUES = 180;

  /** Two classes of 150 and 60 rows in three dimensions. */
  private static Dataset<Row> data() {
    Random random = new Random(5);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 210; i++) {
      int c = i < 150 ? 0 : 1;
      double[] x = {random.nextGaussian() + c, 9 * random.nextGaussian(), random.nextDouble()};
      rows.add(RowFactory.create((double) c, Vectors.dense(x)));
    }
    return SESSION.createDataFrame(
        rows,
        new StructType()
            .add("label", DataTypes.DoubleType)
            .add("features", SQLDataTypes.VectorType()));
  }

  private static AscentDevice gpu(boolean required) {
    return new AscentDevice(AscentDevice.Kind.NAMED, required, 0, "0");
  }

  /** Rows grown, what they ascended on, and in how many passes. */
  private record Grown(List<Row> rows, DeviceShares shares, AscentPasses passes) {
    void assertAgree(Grown others) {
      assertThat(rows).hasSameSizeAs(others.rows).isNotEmpty();
      for (int i = 0; i < rows.size(); i++) {
        assertThat(rows.get(i).<Double>getAs("logRatioEnd"))
            .as("log ratio of row %d", i)
            .isCloseTo(others.rows.get(i).<Double>getAs("logRatioEnd"), within(1e-4));
      }
    }
  }

  /** Three parts of the first class, one of the second. */
  private static LabelledRows read(int partitions) {
    return RowsInParts.of(
        new RowReader("label", "features", List.of(), FeatureRoles.none(), false)
            .read(DATA.repartition(partitions)),
        PARTS_VALUES);
  }

  private static JobPhases phases() {
    return new JobPhases(SESSION.sparkContext(), "test");
  }

  private static Grown grow(RowPlacement placement, int maxIter, int gap) {
    AscentPolicy policy =
        new AscentPolicy(
            new AscentSettings(StepRule.ADAPTIVE, maxIter, 1e-6, 1, true), true, false, 0.5);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(SESSION.sparkContext());
    try (placement) {
      List<Row> rows =
          new SphereGrowth(context, placement, phases(), Bounds.CLASS, 9)
              .grow(
                  GrowthPlan.split(placement.census(), new long[] {0, gap}, new int[2][0], 9),
                  5,
                  policy)
              .toDataset(SESSION, 4, placement.census().columns(), Optional.empty())
              .collectAsList();
      return new Grown(rows, placement.shares(), placement.passes());
    }
  }

  private static Grown broadcast(AscentDevice device, int maxIter) {
    return broadcast(device, maxIter, GAP);
  }

  private static Grown broadcast(AscentDevice device, int maxIter, int gap) {
    try (LabelledRows rows = read(2)) {
      return grow(BroadcastRows.of(SESSION, rows, true, device), maxIter, gap);
    }
  }

  private static Grown partitioned(AscentDevice device, int partitions, int maxIter) {
    try (LabelledRows rows = read(partitions)) {
      return grow(PartitionedRows.of(SESSION, rows, true, device, phases()), maxIter, GAP);
    }
  }

  @Test
  void broadcastRowsAscendOnTheGpuAndThatIsSaid() {
    Grown onGpu = broadcast(gpu(true), 30);
    assertThat(onGpu.shares()).hasToString("GPU 90 points");
    onGpu.assertAgree(broadcast(AscentDevice.cpu(), 30));
  }

  @Test
  void aCardWithoutMemoryLeavesTheCpuToItAndTheReasonIsSaid() {
    StandIn.controls().stand_in_reset(1, 20_000, -1);
    Grown fallenBack = broadcast(gpu(false), 30);
    assertThat(fallenBack.shares()).hasToString("CPU 90 points (out of device memory)");
    assertThat(fallenBack.rows()).isEqualTo(broadcast(AscentDevice.cpu(), 30).rows());
  }

  @Test
  void aTaskThatFallsBackIsToldApartFromThoseThatDoNot() {
    StandIn.failCall(60, StandIn.Fault.UNKNOWN);
    Grown mixed = broadcast(gpu(false), 3, OF_TWO_TASKS);
    assertThat(mixed.shares().gpu()).isPositive();
    assertThat(mixed.shares().cpu()).isPositive();
    assertThat(mixed.shares().gpu() + mixed.shares().cpu()).isEqualTo(OF_TWO_TASKS);
    assertThat(mixed.shares().reasons()).singleElement().asString().contains("CUDA_ERROR_UNKNOWN");
    StandIn.controls().stand_in_reset(1, StandIn.PLENTY, -1);
    List<Row> onGpu = broadcast(gpu(true), 3, OF_TWO_TASKS).rows();
    List<Row> onCpu = broadcast(AscentDevice.cpu(), 3, OF_TWO_TASKS).rows();
    for (int i = 0; i < OF_TWO_TASKS; i++) {
      assertThat(mixed.rows().get(i)).as("row %d", i).isIn(onGpu.get(i), onCpu.get(i));
    }
  }

  @Test
  void broadcastRowsGoToTheCardOnceForAllTasks() {
    assertThat(broadcast(gpu(true), 3, OF_TWO_TASKS).shares().gpu()).isEqualTo(OF_TWO_TASKS);
    // Rows of two classes; of each task the seeds, their rows, radii and one candidate.
    assertThat(StandIn.controls().stand_in_uploads()).isEqualTo(2 + 2 * 4);
  }

  @Test
  void aDriverThatIsMissingInTheTasksIsNamed() {
    System.setProperty(Cuda.LIBRARY_PROPERTY, "libno-such-driver.so");
    assertThat(broadcast(gpu(false), 5).shares().toString())
        .startsWith("CPU 90 points (no CUDA driver: libno-such-driver.so cannot be loaded");
  }

  @Test
  void rowsThatStayInTheExecutorsAscendOnTheGpuWhateverTheirPartitions() {
    Grown onGpu = partitioned(gpu(true), 1, 30);
    assertThat(onGpu.shares())
        .isEqualTo(DeviceShares.noSums().plusGpu(PARTS * onGpu.passes().points()));
    assertThat(partitioned(gpu(true), 3, 30).rows()).isEqualTo(onGpu.rows());
    onGpu.assertAgree(partitioned(AscentDevice.cpu(), 2, 30));
    onGpu.assertAgree(broadcast(gpu(true), 30));
  }

  @Test
  void everyPartGoesToTheCardOnce() {
    Grown grown = partitioned(gpu(true), 2, 10);
    long sent = StandIn.controls().stand_in_uploads();
    assertThat(grown.passes().passes()).isGreaterThan(3);
    assertThat(sent).isEqualTo(PARTS * (1 + 2 * grown.passes().passes()));
  }

  @Test
  void partsForWhichThereIsNoMemoryAreSummedByTheCpuAndThatIsSaid() {
    StandIn.controls().stand_in_reset(1, 1_500, -1); // less than a point takes, whoever is first
    Grown fallenBack = partitioned(gpu(false), 2, 5);
    assertThat(fallenBack.shares().toString()).matches("CPU .* sums \\(out of device memory\\)");
    assertThat(fallenBack.rows()).isEqualTo(partitioned(AscentDevice.cpu(), 2, 5).rows());
  }

  @ParameterizedTest
  @EnumSource(StandIn.Fault.class)
  void aPartOfWhichTheSumsFailIsSummedByTheCpuAndTheFitGoesOn(StandIn.Fault fault) {
    StandIn.failCall(120, fault);
    Grown mixed = partitioned(gpu(false), 2, 5);
    assertThat(mixed.shares().gpu()).isPositive();
    assertThat(mixed.shares().gpu() + mixed.shares().cpu())
        .isEqualTo(PARTS * mixed.passes().points());
    mixed.assertAgree(partitioned(AscentDevice.cpu(), 2, 5));
  }

  /** Every call of a fit, an error each, where {@code scripts/faults} asks for it; some else. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void anErrorOfAnyCallOfAFitChangesNothingButWhoAscendsAndNothingIsHeld(boolean stays) {
    Grown expected = fit(gpu(true), stays, 1);
    StandIn.Fault[] faults = StandIn.Fault.values();
    long calls = StandIn.controls().stand_in_calls();
    long step = System.getProperty("faults") == null ? calls / 4 : 1;
    long fellBack = 0;
    for (long call = 0; call < calls; call += step) {
      StandIn.Fault fault = faults[(int) (call / step % faults.length)];
      StandIn.controls().stand_in_reset(1, StandIn.PLENTY, -1);
      StandIn.failCall(call, fault);
      Grown grown = fit(gpu(false), stays, 1);
      grown.assertAgree(expected);
      assertThat(grown.shares().reasons().isEmpty())
          .as("%s at call %d: %s", fault, call, grown.shares())
          .isEqualTo(grown.shares().cpu() == 0);
      assertThat(StandIn.controls().stand_in_held())
          .as("allocations, modules, contexts after %s at call %d", fault, call)
          .isZero();
      fellBack += grown.shares().cpu() > 0 ? 1 : 0;
    }
    System.out.printf(
        "faults: %d CUDA calls of a fit, errors at every %d: %d fell back%n",
        calls, step, fellBack);
    assertThat(fellBack).isPositive();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aGpuThatIsRequiredAndFailsEndsTheFitInOneLineThatNamesTheCall(boolean stays) {
    StandIn.failCall(70, StandIn.Fault.LAUNCH_FAILED);
    assertThatThrownBy(() -> fit(gpu(true), stays, 5))
        .satisfies(
            failure ->
                assertThat(Reason.of(failure))
                    .contains("failed: CUDA_ERROR_LAUNCH_FAILED")
                    .doesNotContain("\n"));
    awaitKilledTasks();
  }

  private static Grown fit(AscentDevice device, boolean stays, int maxIter) {
    return stays ? partitioned(device, 2, maxIter) : broadcast(device, maxIter);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFitThatIsKilledLeavesNothingOnTheCard(boolean stays) {
    SparkContext context = SESSION.sparkContext();
    SparkListener killer =
        new SparkListener() {
          @Override
          public void onTaskStart(SparkListenerTaskStart task) {
            if (StandIn.controls().stand_in_launches() > 10) {
              context.cancelStage(task.stageId());
            }
          }
        };
    context.addSparkListener(killer);
    try {
      assertThatThrownBy(
              () -> {
                while (true) { // the listener may come too late for one fit
                  StandIn.controls().stand_in_reset(1, StandIn.PLENTY, -1);
                  fit(gpu(true), stays, 30);
                }
              })
          .hasStackTraceContaining("cancel");
    } finally {
      context.removeSparkListener(killer);
    }
    awaitKilledTasks();
  }

  /**
   * Tasks that are killed take a while to notice: two that meet have all threads of the session.
   */
  private static void awaitKilledTasks() {
    Meeting.PLACE.reset();
    JavaSparkContext.fromSparkContext(SESSION.sparkContext())
        .parallelize(List.of(1, 2), 2)
        .foreach(task -> Meeting.PLACE.await(1, TimeUnit.MINUTES));
  }

  private static final class Meeting {
    static final CyclicBarrier PLACE = new CyclicBarrier(2);
  }
}
