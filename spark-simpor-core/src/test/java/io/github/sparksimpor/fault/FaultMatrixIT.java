package io.github.sparksimpor.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.testing.SparkProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every fault in one phase of each strategy, on a cluster of two Workers. With the system property
 * {@code faults} naming a file, as {@code scripts/faults} does, in every phase.
 */
@Timeout(3600)
class FaultMatrixIT {
  @TempDir static Path folder;

  private static List<FaultOutcome> outcomes;

  @BeforeAll
  static void strike() throws Exception {
    String given = System.getProperty("faults");
    Path file = given == null ? folder.resolve("outcomes") : Path.of(given);
    try (SparkProcess matrix =
        SparkProcess.start(
            folder,
            FaultMatrix.class.getName(),
            Stream.concat(Stream.of("-Xmx768m"), FaultMatrix.SHORT_LIVED.stream()).toList(),
            List.of(folder.toString(), file.toString(), given == null ? "some" : "all"))) {
      int code = matrix.await(Duration.ofMinutes(given == null ? 8 : 55));
      assertThat(code).as(matrix.log()).isZero();
    }
    outcomes = Files.readAllLines(file).stream().map(FaultOutcome::parse).toList();
    print();
  }

  private static void print() {
    Map<String, Map<String, Long>> table =
        outcomes.stream()
            .collect(
                Collectors.groupingBy(
                    outcome -> outcome.cell().fault() + ", " + outcome.cell().strategy(),
                    TreeMap::new,
                    Collectors.groupingBy(
                        outcome ->
                            !outcome.isKept()
                                ? "broken"
                                : outcome.ending().equals(FaultOutcome.SAME_ROWS)
                                    ? FaultOutcome.SAME_ROWS
                                    : "one line",
                        TreeMap::new,
                        Collectors.counting())));
    table.forEach((row, counts) -> System.out.println("faults: " + row + ": " + counts));
    System.out.printf("faults: %d in all%n", outcomes.size());
  }

  @Test
  void everyFaultStrikesEitherStrategy() {
    assertThat(faultsOf("partitioned")).isEqualTo(EnumSet.allOf(Fault.class));
    assertThat(faultsOf("broadcast")).isEqualTo(EnumSet.allOf(Fault.class));
    assertThat(outcomes)
        .filteredOn(outcome -> outcome.ending().equals(FaultOutcome.NOT_REACHED))
        .isEmpty();
  }

  private static Set<Fault> faultsOf(String strategy) {
    return outcomes.stream()
        .map(FaultOutcome::cell)
        .filter(cell -> cell.strategy().equals(strategy))
        .map(FaultCell::fault)
        .collect(Collectors.toSet());
  }

  @Test
  void whatSparkMendsLeavesTheRowsAsTheyWere() {
    assertThat(outcomes)
        .filteredOn(outcome -> outcome.cell().fault().isMended())
        .allSatisfy(outcome -> assertThat(outcome.ending()).isEqualTo(FaultOutcome.SAME_ROWS));
  }

  @Test
  void whatSparkDoesNotMendEndsTheRunWithOneLineThatSaysWhy() {
    assertThat(outcomes)
        .filteredOn(outcome -> !outcome.cell().fault().isMended())
        .allSatisfy(
            outcome ->
                assertThat(outcome.ending())
                    .startsWith("simpor-submit: ")
                    .containsIgnoringCase(
                        switch (outcome.cell().fault()) {
                          case CANCEL -> "cancel";
                          case DISK_FULL -> FaultyTasks.NO_SPACE;
                          default -> "out of memory";
                        }));
  }

  @Test
  void nothingIsLeftBehind() {
    assertThat(outcomes).filteredOn(outcome -> !outcome.leftBehind().isEmpty()).isEmpty();
  }
}
