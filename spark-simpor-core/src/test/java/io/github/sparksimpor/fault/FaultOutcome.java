package io.github.sparksimpor.fault;

import java.util.List;
import java.util.Locale;

/**
 * What became of a run that suffered a fault.
 *
 * @param cell the fault
 * @param seconds that the run took
 * @param ending {@link #SAME_ROWS}, the one line that the program printed, or what should not be
 * @param leftBehind cached rows, broadcast values and files that outlived the run
 */
record FaultOutcome(FaultCell cell, double seconds, String ending, List<String> leftBehind) {
  static final String SAME_ROWS = "same rows";
  static final String NOT_REACHED = "not reached";

  private static final String ONE_LINE = "simpor-submit: ";
  private static final String SEPARATOR = " | ";
  private static final String COMMA = "; ";

  /** Whether the rows are as without the fault, or one line says what was wrong; no more. */
  boolean isKept() {
    boolean toldInOneLine = !cell.fault().isMended() && ending.startsWith(ONE_LINE);
    return leftBehind.isEmpty() && (ending.equals(SAME_ROWS) || toldInOneLine);
  }

  /** As a line. */
  String line() {
    return String.join(
        SEPARATOR,
        isKept() ? "kept" : "BROKEN",
        cell.fault().name(),
        cell.method(),
        cell.strategy(),
        cell.phase(),
        String.format(Locale.ROOT, "%.1f s", seconds),
        leftBehind.isEmpty() ? "nothing left" : String.join(COMMA, leftBehind),
        ending);
  }

  /** What {@link #line} was made of. */
  static FaultOutcome parse(String line) {
    String[] parts = line.split(" \\| ", 8);
    return new FaultOutcome(
        new FaultCell(parts[2], parts[3], parts[4], Fault.valueOf(parts[1])),
        Double.parseDouble(parts[5].split(" ", 2)[0]),
        parts[7],
        parts[6].equals("nothing left") ? List.of() : List.of(parts[6].split(COMMA)));
  }
}
