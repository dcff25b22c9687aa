package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.columns.ClassLabels;
import io.github.sparksimpor.cli.fault.Reason;
import io.github.sparksimpor.engine.entropy.EntropyRound;
import io.github.sparksimpor.ml.ClassCount;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What a run prints when it has gone well. */
final class RunSummary {
  private RunSummary() {}

  /** A line per class: rows before, synthetic rows, rows after. */
  static void printCounts(PrintWriter out, ClassLabels labels, List<ClassCount> classes) {
    String label = labels.column();
    String title = label.codePointCount(0, label.length()) > 20 ? "class" : Reason.printable(label);
    out.printf("%-20s %14s %14s %14s%n", title, "rows before", "synthetic", "rows after");
    for (ClassCount count : classes) {
      out.printf(
          Locale.ROOT,
          "%-20s %,14d %,14d %,14d%n",
          Reason.printable(labels.text(count.label())),
          count.original(),
          count.synthetic(),
          count.original() + count.synthetic());
    }
  }

  /** What active learning did, in one line. */
  static String rounds(List<EntropyRound> rounds) {
    EntropyRound last = rounds.get(rounds.size() - 1);
    return String.format(
        Locale.ROOT,
        "%,d rounds, the last network trained on %,d rows; %,d rows found informative",
        rounds.size(),
        last.labelled(),
        rounds.stream().mapToInt(EntropyRound::queried).sum());
  }

  /** A label as people write it: 1 rather than 1.0. */
  static String text(double label) {
    boolean whole = label == Math.rint(label) && Math.abs(label) < 1e15;
    return whole ? String.valueOf((long) label) : String.valueOf(label);
  }
}
