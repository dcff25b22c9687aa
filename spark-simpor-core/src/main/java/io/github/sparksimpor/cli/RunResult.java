package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.columns.ClassLabels;
import io.github.sparksimpor.cli.fault.Reason;
import io.github.sparksimpor.page.Account;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of a run that has gone well. */
record RunResult(
    ClassLabels labels,
    Account account,
    Optional<SizeTuning> tuning,
    Optional<Decision> decision,
    Optional<KernelTiers> tiers,
    Map<String, Double> seconds,
    String output,
    @Nullable String report) {

  /** Rows of each class. */
  List<Outcome.Rows> counts() {
    return Outcome.Rows.of(labels, account.model().classes());
  }

  void print(PrintWriter out) {
    tuning.ifPresent(sizes -> sizes.print(out));
    decision.ifPresent(what -> what.print(out, labels));
    RunSummary.printCounts(out, labels, account.model().classes());
    account
        .topics(seconds)
        .forEach((topic, told) -> out.println(Reason.printable(topic + ": " + told)));
    tiers.ifPresent(where -> out.println("kernel sums: " + where.line()));
    out.println(
        Reason.printable("written: " + output + (report == null ? "" : ", report: " + report)));
    out.flush();
  }
}
