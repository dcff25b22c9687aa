package io.github.sparksimpor.engine.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.engine.rows.ActiveColumns;
import io.github.sparksimpor.engine.rows.ClassCensus;
import org.junit.jupiter.api.Test;

class PlacementChoiceTest {
  private static final int GB = 1024;

  /** A tenth of the rows is to grow. */
  private static ClassCensus census(long rows, int features) {
    return new ClassCensus(
        new double[] {0, 1}, new long[] {rows - rows / 10, rows / 10}, ActiveColumns.all(features));
  }

  private static PlacementChoice choice(
      String strategy, ClassCensus census, int maxBroadcastMB, long heapMB) {
    HeapBudget heap = new HeapBudget(heapMB << 20, heapMB << 20, 2);
    return PlacementChoice.of(strategy, census, new long[] {0, 50}, maxBroadcastMB, heap);
  }

  @Test
  void smallRowsAreBroadcast() {
    assertThat(choice("auto", census(1000, 30), GB, 512).broadcast()).isTrue();
  }

  @Test
  void rowsThatMemoryDoesNotHoldSeveralTimesStayInTheExecutors() {
    ClassCensus rows = census(20_000, 2000); // 305 MB
    assertThat(choice("auto", rows, GB, 4 * GB).broadcast()).isTrue();
    assertThat(choice("auto", rows, GB, GB))
        .isEqualTo(
            new PlacementChoice(
                false,
                "partitioned (packed rows take 610 MB, more than memory allows to broadcast)"));
    assertThatThrownBy(() -> choice("broadcast", rows, 4 * GB, GB))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("20000 rows with values in 2000 features take 305 MB")
        .hasMessageContaining("a driver of 1024 MB")
        .hasMessageContaining("set strategy to 'partitioned'");
  }

  @Test
  void whatNoPlacementHoldsIsRefusedInOneLineBeforeAnythingIsPacked() {
    ClassCensus wide = census(2000, 200_000); // 3 GB
    assertThat(choice("auto", wide, GB, 3 * GB).broadcast()).isFalse();
    for (String strategy : new String[] {"auto", "partitioned"}) {
      assertThatThrownBy(() -> choice(strategy, wide, GB, GB))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "there is too little memory: 2000 rows with values in 200000 features take 3051 MB, "
                  + "with a driver of 1024 MB and executors of 1024 MB; use fewer features "
                  + "(hash to fewer, select some) or raise spark.driver.memory and "
                  + "spark.executor.memory");
    }
  }

  @Test
  void aRowWiderThanAnyMemoryIsRefusedToo() {
    assertThatThrownBy(() -> choice("auto", census(2000, 1 << 25), GB, 3 * GB))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("33554432 features");
  }

  @Test
  void aNetworkThatMemoryDoesNotHoldIsRefusedBeforeItIsTrained() {
    HeapBudget heap = new HeapBudget((3L * GB) << 20, (3L * GB) << 20, 2);
    heap.checkNetwork(5000, 5001 * 100 + 101 * 100 + 101 * 2);
    assertThatThrownBy(() -> heap.checkNetwork(200_000, 200_001L * 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the entropy network on 200000 coordinates takes 4577 MB")
        .hasMessageContaining("smaller hiddenLayers, maxRounds 0");
  }
}
