package io.github.sparksimpor.sphere;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.kernel.Categories;
import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.ScalarKernelSums;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class BestCandidateTest {

  @ParameterizedTest
  @EnumSource(StepRule.class)
  void withoutStepsTheBestCandidateStaysWhereItIs(StepRule rule) {
    int candidates = 5;
    int dimension = 3;
    SplittableRandom random = new SplittableRandom(1);
    PackedRows own = PackedRows.of(random.doubles(30L * dimension).toArray(), dimension);
    PackedRows others = PackedRows.of(random.doubles(60L * dimension).toArray(), dimension);
    AscentSettings settings = new AscentSettings(rule, 0, 1e-6, candidates, false);
    LogRatio objective =
        new PosteriorRatio(new ScalarKernelSums(), own, List.of(others), 0.5, false, candidates);
    double[] seed = new double[dimension];
    own.copyRow(4, seed, 0);
    SphereStart start = SphereStart.draw(7, 1, 4, 0, seed, Categories.NONE, 0.8, candidates);

    Iterator<SyntheticPoint> points =
        new LockstepAscent(objective, settings, candidates).ascend(List.of(start).iterator());
    SyntheticPoint point = points.next();

    double[] drawn = new double[candidates * dimension];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = Math.fma(start.radius(), start.directions()[i], seed[i % dimension]);
    }
    assertThat(point.iterations()).isZero();
    assertThat(point.stopReason()).isEqualTo(StopReason.BUDGET);
    assertThat(point.logRatioAtEnd()).isEqualTo(point.logRatioAtStart());
    assertThat(drawn).containsSequence(point.coordinates());
  }
}
