package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.engine.placement.KernelTier;
import io.github.sparksimpor.testing.SparkTestSession;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelTiersTest {
  private static final KernelTier.OfJvm FAST = new KernelTier.OfJvm("vector", true);
  private static final KernelTier.OfJvm SLOW = new KernelTier.OfJvm("scalar", false);

  @Test
  void executorsAreAskedWhereTheyRun() {
    SparkTestSession.get();

    assertThat(KernelTier.ofExecutors(SparkTestSession.get().sparkContext()))
        .containsExactly(KernelTier.ofDriver());
  }

  @Test
  void tiersOfDriverAndExecutorsAreNamed() {
    assertThat(new KernelTiers(FAST, List.of()).line()).isEqualTo("vector");
    assertThat(new KernelTiers(FAST, List.of(FAST, SLOW)).line())
        .isEqualTo("vector on the driver, scalar and vector in executors");
  }

  @Test
  void whoLacksTheVectorApiIsToldTheExactFlag() {
    assertThat(new KernelTiers(FAST, List.of(FAST)).warning()).isEmpty();
    assertThat(new KernelTiers(SLOW, List.of(FAST)).warning())
        .hasValueSatisfying(
            line ->
                assertThat(line)
                    .startsWith("WARN")
                    .contains(
                        "--conf spark.driver.defaultJavaOptions=--add-modules=jdk.incubator.vector")
                    .doesNotContain("executor.default"));
    assertThat(new KernelTiers(FAST, List.of(FAST, SLOW)).warning())
        .hasValueSatisfying(
            line ->
                assertThat(line)
                    .contains(
                        "--conf"
                            + " spark.executor.defaultJavaOptions=--add-modules=jdk.incubator.vector")
                    .doesNotContain("driver.default"));
  }

  @Test
  void aMachineOfNarrowVectorsIsNotToldToAddAFlag() {
    assertThat(new KernelTiers(new KernelTier.OfJvm("scalar", true), List.of()).warning())
        .isEmpty();
  }
}
