package io.github.sparksimpor.examples.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Synthetic rows a second at 7350:490 × 30, beside what the kernel sums alone would allow, and what
 * a second core brings.
 */
final class AscentSection implements Section {
  private static final String ADAPTIVE = "ascent.rows-per-second";
  private static final String ADAPTIVE_ONE = "ascent.one-core.rows-per-second";
  private static final String FIXED = "ascent.fixed.rows-per-second";
  private static final String FIXED_ONE = "ascent.fixed.one-core.rows-per-second";
  private static final String SCALING = "scaling.two-cores";
  private static final SumsProblem SUMS =
      new SumsProblem(AscentProblem.MAJORITY + AscentProblem.MINORITY, AscentProblem.DIMENSION, 96);

  @Override
  public List<String> names() {
    return List.of(ADAPTIVE, ADAPTIVE_ONE, FIXED, FIXED_ONE, SCALING);
  }

  @Override
  public List<Measurement> measure(Predicate<String> wanted) throws RunnerException, IOException {
    AscentBenchmarks benchmarks = new AscentBenchmarks();
    double kernelRate = 1e9 * KernelSection.rate("vector", SUMS);
    List<Measurement> rows = new ArrayList<>();
    boolean scaling = wanted.test(SCALING);
    if (scaling || wanted.test(ADAPTIVE) || wanted.test(ADAPTIVE_ONE)) {
      Measurement one = rows(benchmarks, "adaptive", ADAPTIVE_ONE, 1, kernelRate);
      Measurement two = rows(benchmarks, "adaptive", ADAPTIVE, 2, kernelRate);
      rows.add(two);
      rows.add(one);
      rows.add(Measurement.against(2, SCALING, two.value() / one.value(), "x", "adaptive, 2 to 1"));
    }
    if (wanted.test(FIXED)) {
      rows.add(rows(benchmarks, "fixed", FIXED, 2, kernelRate));
    }
    if (wanted.test(FIXED_ONE)) {
      rows.add(rows(benchmarks, "fixed", FIXED_ONE, 1, kernelRate));
    }
    return rows;
  }

  private static Measurement rows(
      AscentBenchmarks benchmarks, String method, String name, int threads, double kernelRate)
      throws RunnerException, IOException {
    double seconds = Jmh.seconds(AscentBenchmarks.class, method, Map.of(), threads);
    double rate = threads * benchmarks.rows(method) / seconds;
    double evaluations = benchmarks.evaluations(method);
    double work = evaluations * SUMS.rows() * SUMS.dimension();
    return Measurement.against(
        threads * kernelRate / work,
        name,
        rate,
        "rows/s",
        String.format(
            Locale.ROOT,
            "%s, threads: %d, %.1f evaluations a row; bound: kernel sums alone",
            method,
            threads,
            evaluations));
  }
}
