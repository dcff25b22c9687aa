package io.github.sparksimpor.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.RowParts;
import io.github.sparksimpor.sphere.AscentSettings;
import io.github.sparksimpor.sphere.StepRule;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The driver fails at one call after another, with every kind of error: from the first call on. */
@Timeout(120)
class FailingCudaCallTest {
  private static final AscentSettings SETTINGS =
      new AscentSettings(StepRule.ADAPTIVE, 4, 1e-6, 2, true);

  @Test
  void anErrorOfAnyCallOfAnAscentIsNamedOrChangesNothingAndNothingIsHeld() {
    GpuAscentTest.Problem problem = new GpuAscentTest.Problem(4, 30, 5, 2);
    failEveryCall("an ascent", cuda -> problem.ascend(cuda, SETTINGS));
  }

  @Test
  void anErrorOfAnyCallOfKernelSumsIsNamedOrChangesNothingAndNothingIsHeld() {
    double[] rows = new SplittableRandom(3).doubles(3 * 40, -1, 1).toArray();
    failEveryCall(
        "kernel sums",
        cuda -> {
          double[] logSums = new double[2];
          double[] means = new double[6];
          try (GpuDevice device = GpuDevice.open(cuda, "0");
              GpuKernelSums sums =
                  new GpuKernelSums(device, RowParts.of(PackedRows.of(rows, 3)), 0.5, 2)) {
            sums.sum(new double[] {0, 0, 0, 0.5, 0.5, 0.5}, new int[] {-1, 7}, logSums, means);
          }
          return List.of(logSums, means);
        });
  }

  private static void failEveryCall(String what, Function<Cuda, List<?>> work) {
    for (StandIn.Fault fault : StandIn.Fault.values()) {
      failEveryCall(what, fault, work);
    }
  }

  private static void failEveryCall(
      String what, StandIn.Fault fault, Function<Cuda, List<?>> work) {
    List<?> expected = work.apply(StandIn.boot());
    long calls = StandIn.controls().stand_in_calls();
    long named = 0;
    for (long call = 0; call < calls; call++) {
      StandIn.controls().stand_in_reset(2, StandIn.PLENTY, -1);
      StandIn.failCall(call, fault);
      try {
        assertThat(work.apply(Cuda.load(StandIn.library().toString())))
            .as("outcome with %s at call %d", fault, call)
            .usingRecursiveComparison()
            .isEqualTo(expected);
      } catch (CudaException e) {
        assertThat(e.getMessage())
            .as("message on %s at call %d", fault, call)
            .containsAnyOf("CUDA_ERROR_" + fault, "let fewer tasks share it")
            .doesNotContain("\n");
        named++;
      }
      assertThat(StandIn.controls().stand_in_held())
          .as("allocations, modules, contexts after %s at call %d", fault, call)
          .isZero();
    }
    System.out.printf(
        "faults: %d CUDA calls of %s, %s at one at a time: %d named, %d of no consequence%n",
        calls, what, fault, named, calls - named);
    assertThat(calls - named).as("calls that only give back").isLessThan(named);
  }
}
