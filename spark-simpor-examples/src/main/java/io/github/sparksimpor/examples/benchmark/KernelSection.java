package io.github.sparksimpor.examples.benchmark;

import io.github.sparksimpor.kernel.KernelSumsProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.openjdk.jmh.runner.RunnerException;

/** Kernel sums on one core: the tiers and a naive loop beside the limit that dgemm sets. */
final class KernelSection implements Section {
  private static final List<String> METHODS = List.of("vector", "scalar", "naive");
  private static final String BOUND = "kernel.bound.dgemm";
  private static final String UNIT = "G pair-dims/s";

  /** Floating-point operations of a pair-dimension, the exponential aside. */
  private static final double OPERATIONS = 4;

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (String method : METHODS) {
      KernelShape.ALL.forEach(shape -> names.add(name(method, shape)));
    }
    KernelShape.ALL.forEach(shape -> names.add(overNaive(shape)));
    names.add(BOUND);
    return names;
  }

  @Override
  public List<Measurement> measure(Predicate<String> wanted) throws RunnerException, IOException {
    double boundBefore = dgemmRate();
    Map<String, Double> rates = new HashMap<>();
    for (KernelShape shape : KernelShape.ALL) {
      for (String method : METHODS) {
        boolean forSpeedup = !method.equals("scalar") && wanted.test(overNaive(shape));
        if (forSpeedup || wanted.test(name(method, shape))) {
          rates.put(name(method, shape), rate(method, shape));
        }
      }
    }
    // Other work on the machine may slow either run: the stricter bound counts.
    return rows(rates, Math.max(boundBefore, dgemmRate()));
  }

  /** Pair-dimensions a second, in billions, on one core. */
  static double rate(String method, KernelShape shape) throws RunnerException, IOException {
    double seconds = Jmh.seconds(KernelBenchmarks.class, method, Map.of("shape", shape.text()));
    return KernelBenchmarks.work(method, shape) / seconds * 1e-9;
  }

  private static double dgemmRate() throws RunnerException, IOException {
    return DgemmBenchmark.work() / Jmh.seconds(DgemmBenchmark.class, "dgemm", Map.of()) * 1e-9;
  }

  private List<Measurement> rows(Map<String, Double> rates, double dgemm) {
    double bound = dgemm / OPERATIONS;
    List<Measurement> rows = new ArrayList<>();
    for (String method : METHODS) {
      for (KernelShape shape : KernelShape.ALL) {
        Double rate = rates.get(name(method, shape));
        if (rate != null) {
          rows.add(
              Measurement.against(bound, name(method, shape), rate, UNIT, detail(method, shape)));
        }
      }
    }
    for (KernelShape shape : KernelShape.ALL) {
      Double vector = rates.get(name("vector", shape));
      Double naive = rates.get(name("naive", shape));
      if (vector != null && naive != null) {
        rows.add(Measurement.against(naive, overNaive(shape), vector, UNIT, "rival: naive loop"));
      }
    }
    String blas = DgemmBenchmark.best().getClass().getSimpleName();
    rows.add(Measurement.of(BOUND, bound, UNIT, "%s at %.1f GFLOP/s".formatted(blas, dgemm)));
    return rows;
  }

  private static String detail(String method, KernelShape shape) {
    return switch (method) {
      case "naive" -> "one query at a time, Math.exp";
      case "vector" -> "%d queries in flight, %s".formatted(shape.queries(), tier());
      default -> "%d queries in flight".formatted(shape.queries());
    };
  }

  private static String tier() {
    return KernelSumsProvider.get().tier();
  }

  private static String name(String method, KernelShape shape) {
    return "kernel.%s.%dx%d".formatted(method, shape.rows(), shape.dimension());
  }

  private static String overNaive(KernelShape shape) {
    return name("vector-over-naive", shape);
  }
}
