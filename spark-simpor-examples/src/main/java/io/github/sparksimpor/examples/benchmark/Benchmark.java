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
      defaultValue = "",
      description = "Measures the rows whose names start so, e.g. kernel, kernel.vector, job.")
  private String only = "";

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
            new JobSection(),
            new PeersSection(),
            new ScaleSection());
    List<String> names = sections.stream().flatMap(s -> s.names().stream()).toList();
    if (names.stream().noneMatch(this::wanted)) {
      System.err.printf(
          "--only '%s' matches no row; there are:%n  %s%n", only, String.join("\n  ", names));
      return CommandLine.ExitCode.USAGE;
    }
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

  private boolean wanted(String name) {
    return name.startsWith(only);
  }

  private void report(List<Measurement> measurements) throws IOException {
    System.out.println(Machine.describe());
    System.out.print(Report.table(measurements));
    if (json != null) {
      Report.writeJson(measurements, json);
    }
  }
}
