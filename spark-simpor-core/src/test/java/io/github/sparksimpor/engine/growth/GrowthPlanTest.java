package io.github.sparksimpor.engine.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparksimpor.engine.rows.ActiveColumns;
import io.github.sparksimpor.engine.rows.ClassCensus;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrowthPlanTest {
  private static final ClassCensus CENSUS =
      new ClassCensus(new double[] {-1, 2, 7}, new long[] {100, 30, 6}, ActiveColumns.all(2));

  private static List<SeedAssignment> split(long[] gaps, int[][] informative) {
    return GrowthPlan.split(CENSUS, gaps, informative, 5);
  }

  @Test
  void theRatioFillsThatPartOfEachGapRounded() {
    long[] sizes = {100, 30, 6};
    assertThat(GrowthPlan.gaps(sizes, 1)).containsExactly(0, 70, 94);
    assertThat(GrowthPlan.gaps(sizes, 0.25)).containsExactly(0, 18, 24);
    assertThat(GrowthPlan.gaps(sizes, 0)).containsExactly(0, 0, 0);
    assertThat(GrowthPlan.gaps(sizes, 1.5)).containsExactly(0, 105, 141);
  }

  @Test
  void targetsAreReachedAndClassesNotNamedReceiveNone() {
    assertThat(GrowthPlan.gaps(CENSUS.labels(), CENSUS.sizes(), Map.of(7.0, 20L)))
        .containsExactly(0, 0, 14);
  }

  @Test
  void aTargetOfAnUnknownLabelOrBelowTheRowsThereAreIsRefused() {
    assertThatThrownBy(() -> GrowthPlan.gaps(CENSUS.labels(), CENSUS.sizes(), Map.of(3.0, 20L)))
        .hasMessageContaining("targetCounts names label 3.0, which does not occur");
    assertThatThrownBy(() -> GrowthPlan.gaps(CENSUS.labels(), CENSUS.sizes(), Map.of(2.0, 29L)))
        .hasMessageContaining("asks for 29 rows of label 2.0, which has 30 already");
  }

  @Test
  void theInformativeRegionIsFilledToTheMajoritysNumberThereAndTheRestElsewhere() {
    int[][] informative = {{1, 2, 3, 4, 5, 6, 7, 8, 9}, {0, 4}, {}};
    List<SeedAssignment> plan = split(new long[] {0, 40, 10}, informative);
    assertThat(plan).extracting(SeedAssignment::classIndex).containsExactly(1, 1, 2);
    assertThat(plan)
        .extracting(SeedAssignment::region)
        .containsExactly(Region.INFORMATIVE, Region.REMAINING, Region.REMAINING);
    assertThat(plan).extracting(SeedAssignment::size).containsExactly(7, 33, 10);
    assertThat(plan.get(0).seeds()).containsExactlyInAnyOrder(0, 4);
    assertThat(plan.get(1).seeds()).doesNotContain(0, 4).hasSize(28);
    assertThat(plan.get(2).seeds()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
  }

  @Test
  void aGapSmallerThanTheRegionsNeedsGoesThereWhole() {
    int[][] informative = {{1, 2, 3, 4, 5, 6, 7, 8, 9}, {0, 4}, {}};
    List<SeedAssignment> plan = split(new long[] {0, 3, 0}, informative);
    assertThat(plan).hasSize(1);
    assertThat(plan.get(0).region()).isEqualTo(Region.INFORMATIVE);
    assertThat(plan.get(0).size()).isEqualTo(3);
  }

  @Test
  void aClassThatIsInformativeAllOverHasItsRowsServeElsewhereToo() {
    int[][] informative = {{}, {}, {0, 1, 2, 3, 4, 5}};
    List<SeedAssignment> plan = split(new long[] {0, 0, 8}, informative);
    assertThat(plan).hasSize(1);
    assertThat(plan.get(0).region()).isEqualTo(Region.REMAINING);
    assertThat(plan.get(0).size()).isEqualTo(8);
    assertThat(plan.get(0).seeds()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
  }

  @Test
  void anotherSeedTakesTheSeedsInAnotherOrder() {
    int[][] none = {{}, {}, {}};
    int[] order = split(new long[] {0, 30, 0}, none).get(0).seeds();
    int[] again = split(new long[] {0, 30, 0}, none).get(0).seeds();
    int[] other = GrowthPlan.split(CENSUS, new long[] {0, 30, 0}, none, 6).get(0).seeds();
    assertThat(again).containsExactly(order);
    assertThat(other).isNotEqualTo(order);
    assertThat(Arrays.stream(other).sorted().toArray())
        .containsExactly(Arrays.stream(order).sorted().toArray());
  }
}
