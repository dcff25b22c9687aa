package io.github.sparksimpor.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.cuda.GpuAscentTest.Problem;
import io.github.sparksimpor.sphere.AscentSettings;
import io.github.sparksimpor.sphere.StepRule;
import io.github.sparksimpor.sphere.SyntheticPoint;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ResidentClassesTest {
  private static final AscentSettings SETTINGS = GpuAscentTest.settings(StepRule.ADAPTIVE, 20, 1);

  private final Problem one = new Problem(4, 60, 9, 1);
  private final Problem other = new Problem(4, 90, 9, 1);

  @AfterEach
  void nothingIsHeld() {
    assertThat(StandIn.controls().stand_in_held()).as("allocations, modules, contexts").isZero();
  }

  private static List<SyntheticPoint> ascend(ResidentClasses resident, int growing, Problem each) {
    return resident.ascend(growing, each.problem(), SETTINGS, each.starts, () -> false);
  }

  private static void assertSame(List<SyntheticPoint> found, List<SyntheticPoint> expected) {
    assertThat(found).usingRecursiveComparison().isEqualTo(expected);
  }

  @Test
  void theRowsOfAClassStayUntilAnotherAscendsAndTheOutcomeIsThatOfAFreshCard() {
    List<SyntheticPoint> ofOne = one.ascend(StandIn.boot(), SETTINGS);
    List<SyntheticPoint> ofOther = other.ascend(StandIn.boot(), SETTINGS);
    try (ResidentClasses resident = new ResidentClasses(StandIn.boot(), "0", 4)) {
      long opened = StandIn.controls().stand_in_held();
      assertSame(ascend(resident, 0, one), ofOne);
      long uploads = StandIn.controls().stand_in_uploads();
      assertSame(ascend(resident, 0, one), ofOne);
      assertThat(StandIn.controls().stand_in_uploads()).isEqualTo(uploads + uploads - 2);
      assertThat(StandIn.controls().stand_in_held()).isEqualTo(opened + 2);
      assertSame(ascend(resident, 1, other), ofOther);
      assertThat(StandIn.controls().stand_in_held()).isEqualTo(opened + 2);
    }
  }

  @Test
  void threadsThatAscendAtTheSameTimeShareTheRows() {
    List<SyntheticPoint> alone = one.ascend(StandIn.boot(), SETTINGS);
    long uploads = StandIn.controls().stand_in_uploads();
    try (ResidentClasses resident = new ResidentClasses(StandIn.boot(), "0", 4)) {
      IntStream.range(0, 6)
          .parallel()
          .forEach(thread -> assertSame(ascend(resident, 0, one), alone));
      assertThat(StandIn.controls().stand_in_uploads()).isEqualTo(2 + 6 * (uploads - 2));
    }
  }

  @Test
  void rowsWithoutRoomPassInChunksWithTheSameOutcomeAndDoNotStay() {
    Problem large = new Problem(6, 3000, 70, 1);
    List<SyntheticPoint> whole = large.ascend(StandIn.boot(), SETTINGS);
    try (ResidentClasses resident = new ResidentClasses(StandIn.boot(1, 700_000, -1), "0", 6)) {
      long opened = StandIn.controls().stand_in_held();
      for (int i = 0; i < 2; i++) {
        assertSame(ascend(resident, 0, large), whole);
        assertThat(StandIn.controls().stand_in_held()).isEqualTo(opened);
      }
    }
  }
}
