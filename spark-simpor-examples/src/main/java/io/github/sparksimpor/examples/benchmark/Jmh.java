package io.github.sparksimpor.examples.benchmark;

import java.util.Arrays;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Short runs of JMH benchmarks, each in a JVM of its own with this one's options. */
final class Jmh {
  private Jmh() {}

  private static final int WARM_UP = 3;
  private static final int ITERATIONS = 7;
  private static final TimeValue PERIOD = TimeValue.milliseconds(700);

  /** Median seconds of one invocation, on one thread. */
  static double seconds(Class<?> benchmarks, String method, Map<String, String> params)
      throws RunnerException {
    return seconds(benchmarks, method, params, 1);
  }

  /** Median over the iterations of the mean seconds of one invocation. */
  static double seconds(Class<?> benchmarks, String method, Map<String, String> params, int threads)
      throws RunnerException {
    System.err.printf("measuring %s %s, threads: %d%n", method, params.values(), threads);
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + benchmarks.getName().replace(".", "\\.") + "\\." + method + "$")
            .mode(Mode.AverageTime)
            .timeUnit(java.util.concurrent.TimeUnit.SECONDS)
            .forks(1)
            .threads(threads)
            .warmupIterations(WARM_UP)
            .warmupTime(PERIOD)
            .measurementIterations(ITERATIONS)
            .measurementTime(PERIOD)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    params.forEach(options::param);
    RunResult result = new Runner(options.build()).runSingle();
    double[] scores =
        result.getBenchmarkResults().stream()
            .map(BenchmarkResult::getIterationResults)
            .flatMap(java.util.Collection::stream)
            .map(IterationResult::getPrimaryResult)
            .mapToDouble(org.openjdk.jmh.results.Result::getScore)
            .sorted()
            .toArray();
    System.err.printf("  %s s%n", Arrays.toString(scores));
    return scores[scores.length / 2];
  }
}
