package io.github.sparksimpor.examples.benchmark;

import io.github.sparksimpor.sphere.AscentSettings;
import io.github.sparksimpor.sphere.SphereStart;
import io.github.sparksimpor.sphere.StepRule;
import io.github.sparksimpor.sphere.SyntheticPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What each way to ascend costs and buys: rows a second on one core, the mean gain in log ratio
 * over a random point as a share of what convergence gains, and the diversity kept, as the median
 * angle between rows of one seed.
 */
final class StepRuleSection implements Section {
  private static final int SEEDS = 40;
  private static final int DRAWS = 24;
  private static final int FIXED_SEEDS = 4;
  private static final double TOL = 1e-6;

  private static final List<String> RULES =
      List.of(
          "random",
          "fixed",
          "adaptive",
          "adaptive-1",
          "adaptive-2",
          "adaptive-5",
          "adaptive-10",
          "best-of-5",
          "best-of-20",
          "best-of-50");
  private static final Map<String, Boolean> SEED = Map.of("seed-in", false, "seed-out", true);

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (String seed : List.of("seed-in", "seed-out")) {
      for (String rule : RULES) {
        names.add(prefix(rule, seed));
      }
    }
    return names;
  }

  @Override
  public List<Measurement> measure(Predicate<String> wanted) {
    AscentProblem problem = AscentProblem.create();
    List<Measurement> rows = new ArrayList<>();
    for (String seed : List.of("seed-in", "seed-out")) {
      boolean exclude = Boolean.TRUE.equals(SEED.get(seed));
      for (String rule : RULES) {
        if (wanted.test(prefix(rule, seed))) {
          System.err.printf("measuring %s%n", prefix(rule, seed));
          rows.addAll(study(problem, rule, prefix(rule, seed), exclude));
        }
      }
    }
    return rows;
  }

  private static String prefix(String rule, String seed) {
    return "steps." + rule + "." + seed;
  }

  private static AscentSettings settings(String rule, boolean excludeSeed) {
    String[] parts = rule.split("-", 0);
    int number = parts.length > 1 ? Integer.parseInt(parts[parts.length - 1]) : 100;
    return switch (parts[0]) {
      case "random" -> new AscentSettings(StepRule.ADAPTIVE, 0, TOL, 1, excludeSeed);
      case "fixed" -> new AscentSettings(StepRule.FIXED, 300, TOL, 1, excludeSeed);
      case "best" -> new AscentSettings(StepRule.ADAPTIVE, 0, TOL, number, excludeSeed);
      default -> new AscentSettings(StepRule.ADAPTIVE, number, TOL, 1, excludeSeed);
    };
  }

  private static List<Measurement> study(
      AscentProblem problem, String rule, String prefix, boolean excludeSeed) {
    AscentSettings settings = settings(rule, excludeSeed);
    int seeds = rule.equals("fixed") ? FIXED_SEEDS : SEEDS;
    List<SphereStart> starts = problem.starts(seeds, DRAWS, settings.candidates());
    problem.ascend(starts.subList(0, 2 * DRAWS), settings);
    long before = System.nanoTime();
    List<SyntheticPoint> points = problem.ascend(starts, settings);
    double seconds = (System.nanoTime() - before) * 1e-9;

    AscentSettings oneStep = new AscentSettings(StepRule.ADAPTIVE, 1, TOL, 1, excludeSeed);
    List<SyntheticPoint> random = problem.ascend(starts, oneStep);
    List<SyntheticPoint> converged = problem.ascend(starts, settings("adaptive", excludeSeed));
    double gain = 0;
    double mostGain = 0;
    for (int i = 0; i < points.size(); i++) {
      double atStart = random.get(i).logRatioAtStart();
      double end = points.get(i).logRatioAtEnd();
      gain += Double.isNaN(end) ? 0 : end - atStart;
      mostGain += converged.get(i).logRatioAtEnd() - atStart;
    }
    return List.of(
        Measurement.of(prefix + ".rows-per-second", starts.size() / seconds, "rows/s", "one core"),
        Measurement.against(
            mostGain / points.size(),
            prefix + ".gain",
            gain / points.size(),
            "log ratio",
            "bound: converged"),
        Measurement.of(
            prefix + ".angle", medianAngle(points, starts), "degrees", "between rows of a seed"));
  }

  private static double medianAngle(List<SyntheticPoint> points, List<SphereStart> starts) {
    double[] angles =
        IntStream.range(0, points.size())
            .boxed()
            .flatMapToDouble(
                i ->
                    IntStream.range(i + 1, points.size())
                        .filter(j -> points.get(j).seedRow() == points.get(i).seedRow())
                        .mapToDouble(j -> angle(points.get(i), points.get(j), starts.get(i))))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    return angles[angles.length / 2];
  }

  private static double angle(SyntheticPoint one, SyntheticPoint other, SphereStart start) {
    double dot = 0;
    for (int k = 0; k < start.seed().length; k++) {
      double centre = start.seed()[k];
      dot += (one.coordinates()[k] - centre) * (other.coordinates()[k] - centre);
    }
    double cosine = dot / (one.radius() * other.radius());
    return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, cosine))));
  }
}
