package io.github.sparksimpor.examples.benchmark;

import io.github.sparksimpor.kernel.KernelSumsProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Kernel sums on one core: the tiers and a naive loop beside the limit that the core's
 * multiply-adds set, and what the BLAS at hand makes of it.
 */
final class KernelSection implements Section {
  private static final List<String> METHODS = List.of("vector", "scalar", "naive");
  private static final String BOUND = "kernel.bound.fma";
  private static final String DGEMM = "kernel.bound.dgemm";
  private static final String UNIT = "G pair-dims/s";

  /** Floating-point operations of a pair-dimension, the exponential aside. */
  private static final double OPERATIONS = 4;

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (String method : METHODS) {
      SumsProblem.ALL.forEach(problem -> names.add(name(method, problem)));
    }
    SumsProblem.ALL.forEach(problem -> names.add(overNaive(problem)));
    names.add(BOUND);
    names.add(DGEMM);
    return names;
  }

  @Override
  public List<Measurement> measure(Predicate<String> wanted) throws RunnerException, IOException {
    double boundBefore = CoreRates.multiplyAdds();
    Map<String, Double> rates = new HashMap<>();
    for (SumsProblem problem : SumsProblem.ALL) {
      for (String method : METHODS) {
        boolean forSpeedup = !method.equals("scalar") && wanted.test(overNaive(problem));
        if (forSpeedup || wanted.test(name(method, problem))) {
          rates.put(name(method, problem), rate(method, problem));
        }
      }
    }
    // Other work on the machine may slow either run: the stricter bound counts.
    double dgemm = CoreRates.dgemm();
    return rows(rates, Math.max(boundBefore, CoreRates.multiplyAdds()), dgemm);
  }

  /** Pair-dimensions a second, in billions, on one core. */
  static double rate(String method, SumsProblem problem) throws RunnerException, IOException {
    double seconds = Jmh.seconds(KernelBenchmarks.class, method, Map.of("problem", problem.text()));
    return KernelBenchmarks.work(method, problem) / seconds * 1e-9;
  }

  private List<Measurement> rows(Map<String, Double> rates, double multiplyAdds, double dgemm) {
    double bound = multiplyAdds / OPERATIONS;
    List<Measurement> rows = new ArrayList<>();
    for (String method : METHODS) {
      for (SumsProblem problem : SumsProblem.ALL) {
        Double rate = rates.get(name(method, problem));
        if (rate != null) {
          rows.add(
              Measurement.against(
                  bound, name(method, problem), rate, UNIT, detail(method, problem)));
        }
      }
    }
    for (SumsProblem problem : SumsProblem.ALL) {
      Double vector = rates.get(name("vector", problem));
      Double naive = rates.get(name("naive", problem));
      if (vector != null && naive != null) {
        rows.add(Measurement.against(naive, overNaive(problem), vector, UNIT, "rival: naive loop"));
      }
    }
    rows.add(
        Measurement.of(
            BOUND,
            bound,
            UNIT,
            String.format(
                Locale.ROOT, "multiply-adds in registers at %.1f GFLOP/s", multiplyAdds)));
    String blas = CoreRates.blas().getClass().getSimpleName();
    rows.add(
        Measurement.against(
            bound,
            DGEMM,
            dgemm / OPERATIONS,
            UNIT,
            String.format(Locale.ROOT, "%s at %.1f GFLOP/s", blas, dgemm)));
    return rows;
  }

  private static String detail(String method, SumsProblem problem) {
    return switch (method) {
      case "naive" -> "one query at a time, Math.exp";
      case "vector" -> "%s queries in flight, %s".formatted(problem.queries(), tier());
      default -> "%s queries in flight".formatted(problem.queries());
    };
  }

  private static String tier() {
    return KernelSumsProvider.get().tier();
  }

  private static String name(String method, SumsProblem problem) {
    return "kernel.%s.%sx%s".formatted(method, problem.rows(), problem.dimension());
  }

  private static String overNaive(SumsProblem problem) {
    return name("vector-over-naive", problem);
  }
}
