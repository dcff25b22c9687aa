package io.github.sparksimpor.examples.benchmark;

import io.github.sparksimpor.examples.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the kernel sums, the ascent and the whole job; see {@code scripts/benchmark}. */
@Command(
    name = "benchmark",
    description =
        "Measures the kernel sums, the ascent and a whole job, each beside its bound or rival.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Benchmark implements Callable<Integer> {

  @Option(
      names = "--only",
      paramLabel = "PREFIX",
      split = ",",
      description = "Measures the rows whose names start so, e.g. kernel.vector,ascent,job.")
  private List<String> only = List.of();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also writes an array of {name, value, unit, bound, ratio}.")
  private @Nullable Path json;

  /** Runs the program. */
  public static void main(String[] args) {
    Program.run(new Benchmark(), args);
  }

  @Override
  public Integer call() throws Exception {
    List<Section> sections =
        List.of(
            new KernelSection(),
            new AscentSection(),
            new StepRuleSection(),
            new ScoringSection(),
            new JobSection(),
            new PeersSection(),
            new RivalSection(),
            new SmallFitSection(),
            new StartSection(),
            new UndersamplingSection(),
            new ScaleSection(),
            new CostSection(),
            new FraudTableSection());
    refuseUnknown(sections.stream().flatMap(section -> section.names().stream()).toList());
    List<Measurement> measurements = new ArrayList<>();
    for (Section section : sections) {
      if (section.names().stream().anyMatch(this::wanted)) {
        section.measure(this::wanted).stream()
            .filter(row -> wanted(row.name()))
            .forEach(measurements::add);
      }
    }
    report(measurements);
    return CommandLine.ExitCode.OK;
  }

  private void refuseUnknown(List<String> names) {
    for (String prefix : only) {
      if (names.stream().noneMatch(name -> name.startsWith(prefix))) {
        throw new IllegalArgumentException(
            "--only: no row's name starts with '%s'; there are %s"
                .formatted(prefix, String.join(", ", names)));
      }
    }
  }

  /** Whether to measure the row of a name: all of them unless told otherwise. */
  boolean wanted(String name) {
    return only.isEmpty() || only.stream().anyMatch(name::startsWith);
  }

  private void report(List<Measurement> measurements) throws IOException {
    System.out.println(Machine.describe());
    System.out.print(Report.table(measurements));
    if (json != null) {
      Report.writeJson(measurements, json);
    }
  }
}
