package io.github.sparksimpor.examples.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
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
      throws RunnerException, IOException {
    return seconds(benchmarks, method, params, 1);
  }

  /** Median over the iterations of the mean seconds of one invocation. */
  static double seconds(Class<?> benchmarks, String method, Map<String, String> params, int threads)
      throws RunnerException, IOException {
    System.err.printf("measuring %s %s, threads: %s%n", method, params.values(), threads);
    Path log = Files.createTempFile("simpor-benchmark", ".log");
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + benchmarks.getName().replace(".", "\\.") + "\\." + method + "$")
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.SECONDS)
            .forks(1)
            .threads(threads)
            .warmupIterations(WARM_UP)
            .warmupTime(PERIOD)
            .measurementIterations(ITERATIONS)
            .measurementTime(PERIOD)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .output(log.toString());
    params.forEach(options::param);
    double[] scores = scores(run(options.build(), log));
    System.err.printf("  %s s%n", Arrays.toString(scores));
    return scores[scores.length / 2];
  }

  private static RunResult run(Options options, Path log) throws RunnerException, IOException {
    try {
      RunResult result = new Runner(options).runSingle();
      Files.delete(log);
      return result;
    } catch (RunnerException e) {
      throw new RunnerException("the benchmark failed; its output is in " + log, e);
    }
  }

  private static double[] scores(RunResult result) {
    return result.getBenchmarkResults().stream()
        .map(BenchmarkResult::getIterationResults)
        .flatMap(Collection::stream)
        .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
        .sorted()
        .toArray();
  }
}
