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

/** Measures what the program and its parts take; see {@code scripts/benchmark}. */
@Command(
    name = "benchmark",
    description =
        "Measures kernel sums, ascent, scoring, whole jobs, peers, small fits, start and growth,"
            + " each beside a bound, a rival or a target.",
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
            new ManyClassesSection(),
            new ScaleSection(),
            new CostSection(),
            new FraudTableSection());
    refuseUnknown(sections.stream().flatMap(section -> section.names().stream()).toList());
    List<Measurement> measurements = new ArrayList<>();
    boolean failed = false;
    for (Section section : sections) {
      if (section.names().stream().anyMatch(this::reached)) {
        failed |= !measured(section, measurements);
      }
    }
    report(measurements);
    return failed ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
  }

  /** What one section cannot measure is no reason to lose what others took hours for. */
  private boolean measured(Section section, List<Measurement> measurements)
      throws InterruptedException {
    try {
      section.measure(this::reached).stream()
          .filter(row -> wanted(row.name()))
          .forEach(measurements::add);
      return true;
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      System.err.println(
          "benchmark: " + section.getClass().getSimpleName() + " could not be measured:");
      e.printStackTrace();
      return false;
    }
  }

  private void refuseUnknown(List<String> names) {
    for (String prefix : only) {
      if (names.stream().noneMatch(name -> name.startsWith(prefix) || isPartOf(name, prefix))) {
        throw new IllegalArgumentException(
            "--only: no row's name starts with '%s'; there are %s"
                .formatted(prefix, String.join(", ", names)));
      }
    }
  }

  /** Whether to print the row of a name: all of them unless told otherwise. */
  boolean wanted(String name) {
    return only.isEmpty() || only.stream().anyMatch(name::startsWith);
  }

  /** Whether to measure what a name stands for: a row that is wanted, or more rows below it. */
  boolean reached(String name) {
    return wanted(name) || only.stream().anyMatch(prefix -> isPartOf(name, prefix));
  }

  /** As a phase is part of its job: what the phases are, the job says only when it has run. */
  private static boolean isPartOf(String name, String prefix) {
    return prefix.startsWith(name.endsWith(".") ? name : name + ".");
  }

  private void report(List<Measurement> measurements) throws IOException {
    System.out.println(Machine.describe());
    System.out.print(Report.table(measurements));
    if (json != null) {
      Report.writeJson(measurements, json);
    }
  }
}
