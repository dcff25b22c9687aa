package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.engine.placement.KernelTier;
import io.github.sparksimpor.testing.SparkTestSession;
import java.util.List;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class KernelTiersTest {
  private static final KernelTier.OfJvm FAST = new KernelTier.OfJvm("vector", true);
  private static final KernelTier.OfJvm SLOW = new KernelTier.OfJvm("scalar", false);

  private static KernelTiers tiers(KernelTier.OfJvm driver, List<KernelTier.OfJvm> executors) {
    return new KernelTiers(driver, executors, KernelTiers.driverSetting(conf("client", "local")));
  }

  private static SparkConf conf(String mode, String master) {
    return new SparkConf(false).set("spark.submit.deployMode", mode).setMaster(master);
  }

  @Test
  void executorsAreAskedWhereTheyRun() {
    SparkTestSession.get();

    assertThat(KernelTier.ofExecutors(SparkTestSession.get().sparkContext()))
        .containsExactly(KernelTier.ofDriver());
  }

  @Test
  void tiersOfDriverAndExecutorsAreNamed() {
    assertThat(tiers(FAST, List.of()).line()).isEqualTo("vector");
    assertThat(tiers(FAST, List.of(FAST, SLOW)).line())
        .isEqualTo("vector on the driver, scalar and vector in executors");
  }

  @Test
  void whoLacksTheVectorApiIsToldTheExactFlag() {
    assertThat(tiers(FAST, List.of(FAST)).warning()).isEmpty();
    assertThat(tiers(SLOW, List.of(FAST)).warning())
        .hasValueSatisfying(
            line ->
                assertThat(line)
                    .startsWith("WARN")
                    .contains(
                        "--conf spark.driver.defaultJavaOptions=--add-modules=jdk.incubator.vector")
                    .doesNotContain("executor.default"));
    assertThat(tiers(FAST, List.of(FAST, SLOW)).warning())
        .hasValueSatisfying(
            line ->
                assertThat(line)
                    .contains(
                        "--conf"
                            + " spark.executor.defaultJavaOptions=--add-modules=jdk.incubator.vector")
                    .doesNotContain("driver.default"));
  }

  @Test
  void aStandaloneClusterThatRunsTheDriverIsToldTheSettingThatItLooksAt() {
    String setting = KernelTiers.driverSetting(conf("cluster", "spark://host:7077"));

    assertThat(new KernelTiers(SLOW, List.of(FAST), setting).warning())
        .hasValueSatisfying(
            line ->
                assertThat(line)
                    .contains(
                        "--conf spark.driver.extraJavaOptions=--add-modules=jdk.incubator.vector"));
    assertThat(KernelTiers.driverSetting(conf("cluster", "yarn")))
        .isEqualTo("spark.driver.defaultJavaOptions");
  }

  @Test
  void aMachineOfNarrowVectorsIsNotToldToAddAFlag() {
    assertThat(tiers(new KernelTier.OfJvm("scalar", true), List.of()).warning()).isEmpty();
  }
}
