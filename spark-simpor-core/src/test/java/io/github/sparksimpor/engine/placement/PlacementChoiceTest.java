package io.github.sparksimpor.engine.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.engine.rows.ActiveColumns;
import io.github.sparksimpor.engine.rows.ClassCensus;
import io.github.sparksimpor.engine.rows.FeatureRoles;
import io.github.sparksimpor.engine.rows.OneHotBlock;
import io.github.sparksimpor.engine.rows.UnsuitableRowsException;
import java.util.Arrays;
import java.util.stream.IntStream;
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
    return PlacementChoice.of(
        strategy, census, census.dimension(), new long[] {0, 50}, maxBroadcastMB, heap);
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
        .as("another strategy may do")
        .isExactlyInstanceOf(IllegalArgumentException.class)
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
          .isInstanceOf(UnsuitableRowsException.class)
          .hasMessage(
              "there is too little memory: 2000 rows with values in 200000 features take 3051 MB, "
                  + "with a driver of 1024 MB and executors of 1024 MB; use fewer features "
                  + "(hash to fewer, select some) or raise spark.driver.memory and "
                  + "spark.executor.memory");
    }
  }

  @Test
  void rowsOfNothingButCategoriesAreAsWideAsTheirClassesAreMany() {
    ClassCensus rows = new ClassCensus(new double[100], new long[100], ActiveColumns.all(20));
    Arrays.fill(rows.sizes(), 1000); // 15 MB of features
    FeatureRoles categories =
        new FeatureRoles(IntStream.range(0, 20).toArray(), new OneHotBlock[0], new int[0]);
    FeatureRoles someMeasured =
        new FeatureRoles(IntStream.range(0, 19).toArray(), new OneHotBlock[0], new int[0]);
    HeapBudget heap = new HeapBudget((long) GB << 20, (long) GB << 20, 2);
    long[] gaps = new long[100];
    assertThat(
            PlacementChoice.of("auto", rows, someMeasured.coordinates(20, 100), gaps, GB, heap)
                .broadcast())
        .isTrue();
    assertThat(PlacementChoice.of("auto", rows, categories.coordinates(20, 100), gaps, GB, heap))
        .isEqualTo(
            new PlacementChoice(
                false, "partitioned (packed rows take 3051 MB, more than maxBroadcastMB, 1024)"));
    assertThatThrownBy(
            () ->
                PlacementChoice.of(
                    "broadcast", rows, categories.coordinates(20, 100), gaps, 4 * GB, heap))
        .hasMessageContaining(
            "100000 rows with values in 20 features, all of them categories measured by 100"
                + " classes, take 1525 MB");
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
