package io.github.sparksimpor.engine.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SeedAssignmentTest {
  private static final int[] ORDER = {40, 10, 30};

  private static SeedAssignment cycled(Region region, int count) {
    return SeedAssignment.cycled(2, 5, region, ORDER, count);
  }

  @Test
  void seedsTakeTurnsInTheirOrder() {
    SeedAssignment rows = cycled(Region.INFORMATIVE, 7);
    assertThat(seedRows(rows)).containsExactly(40, 10, 30, 40, 10, 30, 40);
    assertThat(rows.draws()).containsExactly(0, 0, 0, 2, 2, 2, 4);
  }

  @Test
  void aSmallerCountIsAPrefixOfALargerOneAndNamesTheSeedsItUsesOnly() {
    SeedAssignment two = cycled(Region.REMAINING, 2);
    assertThat(two.seeds()).containsExactly(40, 10);
    assertThat(seedRows(two)).containsExactly(40, 10);
    assertThat(two.draws()).containsExactly(1, 1);
  }

  @Test
  void aSeedThatServesInBothRegionsNeverDrawsTheSameTwice() {
    Set<Long> draws = new HashSet<>();
    for (Region region : Region.values()) {
      SeedAssignment rows = cycled(region, 30);
      IntStream.range(0, 30)
          .filter(i -> rows.seedRow(i) == 10)
          .forEach(i -> assertThat(draws.add(rows.draws()[i])).isTrue());
    }
    assertThat(draws).hasSize(20);
  }

  @Test
  void countedSeedsMakeTheirNumbersRoundByRound() {
    SeedAssignment rows =
        SeedAssignment.counted(1, 3, Region.REMAINING, ORDER, new int[] {1, 3, 0});
    assertThat(seedRows(rows)).containsExactly(40, 10, 10, 10);
    assertThat(rows.draws()).containsExactly(0, 0, 1, 2);
    assertThat(rows.size()).isEqualTo(4);
  }

  @Property(tries = 200)
  void slicesPutTogetherAreTheWhole(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 9) int seeds,
      @ForAll @IntRange(min = 0, max = 60) int count,
      @ForAll @IntRange(min = 1, max = 20) int length) {
    int[] order = new SplittableRandom(seed).ints(0, 1000).distinct().limit(seeds).toArray();
    SeedAssignment whole = SeedAssignment.cycled(0, 1, Region.REMAINING, order, count);
    List<Integer> rows = new ArrayList<>();
    List<Long> draws = new ArrayList<>();
    for (SeedAssignment.Slice slice : whole.slices(length)) {
      assertThat(slice.rows().size()).isBetween(1, length);
      assertThat(slice.seedPositions()).isSorted().doesNotHaveDuplicates();
      assertThat(Arrays.stream(slice.seedPositions()).map(p -> whole.seeds()[p]).toArray())
          .containsExactly(slice.rows().seeds());
      seedRows(slice.rows()).forEach(rows::add);
      Arrays.stream(slice.rows().draws()).forEach(draws::add);
    }
    assertThat(rows).isEqualTo(seedRows(whole));
    assertThat(draws).isEqualTo(Arrays.stream(whole.draws()).boxed().toList());
  }

  private static List<Integer> seedRows(SeedAssignment rows) {
    return IntStream.range(0, rows.size()).mapToObj(rows::seedRow).toList();
  }
}
