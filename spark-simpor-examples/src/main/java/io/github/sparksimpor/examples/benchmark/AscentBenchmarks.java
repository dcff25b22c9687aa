package io.github.sparksimpor.examples.benchmark;

import io.github.sparksimpor.sphere.AscentSettings;
import io.github.sparksimpor.sphere.SphereStart;
import io.github.sparksimpor.sphere.StepRule;
import io.github.sparksimpor.sphere.SyntheticPoint;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Synthetic rows made by one thread, start to end. */
@State(Scope.Thread)
public class AscentBenchmarks {
  private static final int ADAPTIVE_SEEDS = 40;
  private static final int ADAPTIVE_DRAWS = 48;
  private static final int FIXED_SEEDS = 2;
  private static final int FIXED_ITERATIONS = 300;

  private final AscentProblem problem = AscentProblem.create();
  private final List<SphereStart> adaptiveStarts =
      problem.starts(ADAPTIVE_SEEDS, ADAPTIVE_DRAWS, 1);
  private final List<SphereStart> fixedStarts = problem.starts(FIXED_SEEDS, ADAPTIVE_DRAWS, 1);

  /** L-BFGS on the sphere to convergence. */
  @Benchmark
  public List<SyntheticPoint> adaptive() {
    return problem.ascend(adaptiveStarts, AscentSettings.converged());
  }

  /** The paper's constant rotation, 300 times. */
  @Benchmark
  public List<SyntheticPoint> fixed() {
    return problem.ascend(
        fixedStarts, new AscentSettings(StepRule.FIXED, FIXED_ITERATIONS, 1e-6, 1, false));
  }

  /** Rows of one invocation. */
  int rows(String method) {
    return method.equals("fixed") ? fixedStarts.size() : adaptiveStarts.size();
  }

  /** Mean evaluations of the log ratio per row. */
  double evaluations(String method) {
    List<SyntheticPoint> points = method.equals("fixed") ? fixed() : adaptive();
    return points.stream().mapToInt(point -> 1 + point.iterations()).average().orElse(0);
  }
}
