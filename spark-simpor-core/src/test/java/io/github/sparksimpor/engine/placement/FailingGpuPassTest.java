package io.github.sparksimpor.engine.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.cuda.Cuda;
import io.github.sparksimpor.cuda.CudaException;
import io.github.sparksimpor.cuda.GpuNeighbors;
import io.github.sparksimpor.cuda.ResidentRows;
import io.github.sparksimpor.cuda.StandIn;
import io.github.sparksimpor.engine.rows.ClassPart;
import io.github.sparksimpor.engine.rows.FeatureRoles;
import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.kernel.RunningSums;
import io.github.sparksimpor.neighbors.NeighborLists;
import io.github.sparksimpor.testing.LoggedLines;
import io.github.sparksimpor.testing.SparkTestSession;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Passes over parts on a GPU, without the jobs around them, while the driver fails at one call
 * after another.
 */
@Timeout(120)
class FailingGpuPassTest {
  private static final int POINTS = 3;
  private static final int PASSES = 2;

  private final List<ClassPart> parts = List.of(part(0, 0, 40), part(1, 1, 25));
  private final PartPass pass = pass(0.5);

  private @Nullable String formerLibrary;

  private static PartPass pass(double bandwidth) {
    return new PartPass(
        1,
        new boolean[] {true, false},
        new int[2],
        bandwidth,
        true,
        new FeatureSpace(
            new int[] {0, 1},
            new double[2],
            new double[] {1, 1},
            FeatureRoles.none(),
            new double[0],
            null),
        2);
  }

  private static ClassPart part(int number, int classIndex, int rows) {
    double[] values = new SplittableRandom(number).doubles(2L * rows, -1, 1).toArray();
    return new ClassPart(number, classIndex, new Object[0], values);
  }

  @BeforeEach
  void aBootedMachine() {
    SparkTestSession.get(); // has Spark's settings
    formerLibrary = System.setProperty(Cuda.LIBRARY_PROPERTY, StandIn.library().toString());
    boot();
  }

  @AfterEach
  void theFormerLibrary() {
    if (formerLibrary == null) {
      System.clearProperty(Cuda.LIBRARY_PROPERTY);
    } else {
      System.setProperty(Cuda.LIBRARY_PROPERTY, formerLibrary);
    }
  }

  private static void boot() {
    StandIn.controls().stand_in_reset(1, StandIn.PLENTY, -1);
  }

  private static QueryBatch points(int passNumber) {
    QueryBatch batch = new QueryBatch(POINTS, 2);
    for (int i = 0; i < POINTS; i++) {
      batch.add(new double[] {0.1 * i, 0.05 * passNumber}, 0, i);
    }
    return batch;
  }

  /** The sums of all parts in all passes. */
  private List<PartSums> fit(AscentDevice device) {
    try (CardContents<ResidentRows> onDevice = new CardContents<>(2, ResidentRows::new)) {
      List<PartSums> sums = new ArrayList<>();
      for (int number = 0; number < PASSES; number++) {
        for (ClassPart part : parts) {
          QueryBatch points = points(number);
          sums.add(
              device.isGpu()
                  ? new GpuPartSums(pass, device, onDevice).sums(part, points)
                  : pass.sums(part, points));
        }
      }
      return sums;
    }
  }

  private static AscentDevice gpu(boolean required) {
    return new AscentDevice(AscentDevice.Kind.NAMED, required, 0, "0");
  }

  private static void assertAgree(List<PartSums> found, List<PartSums> expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      RunningSums a =
          expected.get(i).own() == null ? expected.get(i).contrast() : expected.get(i).own();
      RunningSums b = found.get(i).own() == null ? found.get(i).contrast() : found.get(i).own();
      for (int query = 0; query < POINTS; query++) {
        assertThat(b.logSum(query)).isCloseTo(a.logSum(query), within(1e-5));
      }
    }
  }

  private static DeviceShares shares(List<PartSums> sums) {
    return sums.stream().map(PartSums::shares).reduce(DeviceShares.noSums(), DeviceShares::plus);
  }

  @ParameterizedTest
  @EnumSource(StandIn.Fault.class)
  void anErrorOfAnyCallOfAFitFallsBackAndNothingIsHeld(StandIn.Fault fault) {
    List<PartSums> expected = fit(AscentDevice.cpu());
    assertAgree(fit(gpu(true)), expected);
    long calls = StandIn.controls().stand_in_calls();
    long fellBack = 0;
    for (long call = 0; call < calls; call++) {
      boot();
      StandIn.failCall(call, fault);
      List<PartSums> sums = fit(gpu(false));
      assertAgree(sums, expected);
      DeviceShares shares = shares(sums);
      assertThat(shares.gpu() + shares.cpu()).isEqualTo((long) POINTS * PASSES * parts.size());
      assertThat(shares.reasons().isEmpty())
          .as("%s at call %d: %s", fault, call, shares)
          .isEqualTo(shares.cpu() == 0);
      assertThat(StandIn.controls().stand_in_held())
          .as("allocations, modules, contexts after %s at call %d", fault, call)
          .isZero();
      fellBack += shares.cpu() > 0 ? 1 : 0;
    }
    System.out.printf(
        "faults: %d CUDA calls of passes over parts, %s at one at a time: %d fell back%n",
        calls, fault, fellBack);
    assertThat(fellBack).isGreaterThan(calls / 2);
  }

  @ParameterizedTest
  @EnumSource(StandIn.Fault.class)
  void anErrorOfAnyCallWhereAGpuIsRequiredIsNamedInOneLineAndNothingIsHeld(StandIn.Fault fault) {
    List<PartSums> expected = fit(gpu(true));
    long calls = StandIn.controls().stand_in_calls();
    for (long call = 0; call < calls; call++) {
      boot();
      StandIn.failCall(call, fault);
      try {
        assertAgree(fit(gpu(true)), expected);
      } catch (CudaException e) {
        assertThat(e.getMessage())
            .containsAnyOf("CUDA_ERROR_" + fault, "let fewer tasks share it")
            .doesNotContain("\n");
      }
      assertThat(StandIn.controls().stand_in_held())
          .as("allocations, modules, contexts after %s at call %d", fault, call)
          .isZero();
    }
  }

  @Test
  void theCpuTakesWhatNoGpuComputesWithAndHidesNoFaultOfOurs() {
    ClassPart far = new ClassPart(0, 0, new Object[0], new double[] {0, 0, 1e20, 1});
    try (CardContents<ResidentRows> rows = new CardContents<>(2, ResidentRows::new)) {
      DeviceShares shares = new GpuPartSums(pass, gpu(false), rows).sums(far, points(0)).shares();
      assertThat(shares.cpu()).isEqualTo(POINTS);
      assertThat(shares.reasons()).singleElement().asString().contains("beyond what the GPU");
      GpuPartSums withoutBandwidth = new GpuPartSums(pass(0), gpu(false), rows);
      assertThatThrownBy(() -> withoutBandwidth.sums(parts.get(1), points(0)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the bandwidth must be positive and finite, found 0.0");
    }
    assertThat(StandIn.controls().stand_in_held()).isZero();
  }

  @Test
  void afterAnErrorTheNextPassIsOnTheGpuAgain() {
    fit(gpu(true));
    long calls = StandIn.controls().stand_in_calls();
    boot();
    StandIn.failCall(calls / 3, StandIn.Fault.CONTEXT_IS_DESTROYED);
    List<PartSums> sums = fit(gpu(false));
    assertThat(sums.get(sums.size() - 1).shares()).isEqualTo(DeviceShares.noSums().plusGpu(POINTS));
    assertThat(shares(sums).cpu()).isBetween((long) POINTS, 2L * POINTS);
  }

  @Test
  void whatAllPartsFailForIsLoggedOnceAFit() {
    for (int fit = 0; fit < 2; fit++) {
      StandIn.controls().stand_in_reset(1, 0, -1); // no memory
      try (LoggedLines logged = LoggedLines.of(GpuPartSums.class)) {
        assertThat(shares(fit(gpu(false))).reasons()).containsExactly("out of device memory");
        assertThat(logged.lines())
            .singleElement()
            .asString()
            .startsWith(
                "Sums over part 0, and more for the same reason, on the CPU: GPU 0 has no ");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = StandIn.Fault.class,
      names = {"LAUNCH_FAILED", "CONTEXT_IS_DESTROYED"})
  void afterAnErrorAllThatAnyoneHasInTheContextIsFreedAndTheNextPassIsOnTheGpuAgain(
      StandIn.Fault fault) {
    try (CardContents<GpuNeighbors> searched = new CardContents<>(2, GpuNeighbors::new);
        CardContents<ResidentRows> ofAnotherFit = new CardContents<>(2, ResidentRows::new);
        CardContents<ResidentRows> rows = new CardContents<>(2, ResidentRows::new)) {
      GpuPartSums sums = new GpuPartSums(pass, gpu(false), rows);
      NeighborLists near = search(searched);
      new GpuPartSums(pass, gpu(true), ofAnotherFit).sums(parts.get(0), points(0));
      assertThat(sums.sums(parts.get(0), points(0)).shares().gpu()).isEqualTo(POINTS);
      StandIn.failCall(StandIn.controls().stand_in_calls() + 10, fault);
      DeviceShares failed = sums.sums(parts.get(0), points(1)).shares();
      assertThat(failed.cpu()).isEqualTo(POINTS);
      assertThat(failed.reasons()).singleElement().asString().contains(fault.name());
      assertThat(StandIn.controls().stand_in_held()).isZero();
      for (int next = 2; next < 5; next++) {
        assertThat(sums.sums(parts.get(0), points(next)).shares())
            .isEqualTo(DeviceShares.noSums().plusGpu(POINTS));
      }
      new GpuPartSums(pass, gpu(true), ofAnotherFit).sums(parts.get(1), points(2));
      assertThat(search(searched)).usingRecursiveComparison().isEqualTo(near);
    }
    assertThat(StandIn.controls().stand_in_held()).isZero();
  }

  private NeighborLists search(CardContents<GpuNeighbors> searched) {
    return searched.use("0", search -> search.find(pass.pack(parts.get(0)), points(0), 2));
  }

  @Test
  void whoComesWhileOthersAreInASpoiledContextWaitsForTheirEndAndBeginsAnew() throws Exception {
    try (CardContents<ResidentRows> one = new CardContents<>(2, ResidentRows::new);
        CardContents<ResidentRows> other = new CardContents<>(2, ResidentRows::new)) {
      AtomicReference<DeviceShares> next = new AtomicReference<>();
      Thread comer =
          new Thread(
              () ->
                  next.set(
                      new GpuPartSums(pass, gpu(false), one)
                          .sums(parts.get(0), points(2))
                          .shares()));
      other.use(
          "0",
          rows -> {
            GpuPartSums failing = new GpuPartSums(pass, gpu(false), one);
            StandIn.failCall(StandIn.controls().stand_in_calls() + 10, StandIn.Fault.LAUNCH_FAILED);
            assertThat(failing.sums(parts.get(0), points(1)).shares().cpu()).isEqualTo(POINTS);
            comer.start();
            while (comer.getState() != Thread.State.WAITING) {
              assertThat(comer.isAlive()).as("waits rather than fails").isTrue();
              Thread.onSpinWait();
            }
            return 1;
          });
      comer.join();
      assertThat(next.get()).isEqualTo(DeviceShares.noSums().plusGpu(POINTS));
    }
    assertThat(StandIn.controls().stand_in_held()).isZero();
  }

  @Test
  void closedWhileATaskIsInsideItFreesWhenTheTaskLeavesAndTheNextLeavesNothing() {
    CardContents<ResidentRows> onDevice = new CardContents<>(2, ResidentRows::new);
    GpuPartSums sums = new GpuPartSums(pass, gpu(true), onDevice);
    sums.sums(parts.get(0), points(0));
    onDevice.use(
        "0",
        rows -> {
          onDevice.close();
          assertThat(StandIn.controls().stand_in_held()).isPositive();
          return 1;
        });
    assertThat(StandIn.controls().stand_in_held()).isZero();
    sums.sums(parts.get(0), points(1));
    assertThat(StandIn.controls().stand_in_held()).isZero();
  }
}
