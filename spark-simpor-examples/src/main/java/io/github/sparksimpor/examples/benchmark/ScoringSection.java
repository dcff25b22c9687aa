package io.github.sparksimpor.examples.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Scoring rows by the entropy network, on one core, beside the machine's multiply-adds, and what a
 * second core brings.
 */
final class ScoringSection implements Section {
  private static final String VECTOR = "entropy.scoring.vector";
  private static final String SCALAR = "entropy.scoring.scalar";
  private static final String SCALING = "entropy.scoring.two-cores";
  private static final String UNIT = "GFLOP/s";

  @Override
  public List<String> names() {
    return List.of(VECTOR, SCALAR, SCALING);
  }

  @Override
  public List<Measurement> measure(Predicate<String> wanted) throws RunnerException, IOException {
    double bound = CoreRates.multiplyAdds();
    List<Measurement> rows = new ArrayList<>();
    if (wanted.test(VECTOR)) {
      rows.add(row(VECTOR, "vector", bound));
    }
    if (wanted.test(SCALAR)) {
      rows.add(row(SCALAR, "scalar", bound));
    }
    if (wanted.test(SCALING)) {
      rows.add(
          Measurement.against(
              2, SCALING, 2 * seconds("vector", 1) / seconds("vector", 2), "x", "vector, 2 to 1"));
    }
    return rows;
  }

  private static double seconds(String method, int threads) throws RunnerException, IOException {
    return Jmh.seconds(ScoringBenchmarks.class, method, Map.of(), threads);
  }

  private static Measurement row(String name, String method, double bound)
      throws RunnerException, IOException {
    return Measurement.against(
        bound,
        name,
        ScoringBenchmarks.work() / seconds(method, 1) * 1e-9,
        UNIT,
        "30 x 100 x 100 x 100 x 2; bound: multiply-adds in registers");
  }
}
