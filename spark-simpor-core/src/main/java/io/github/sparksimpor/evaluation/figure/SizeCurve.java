package io.github.sparksimpor.evaluation.figure;

import io.github.sparksimpor.evaluation.Candidate;
import io.github.sparksimpor.evaluation.CandidateScores;
import io.github.sparksimpor.evaluation.Measure;
import io.github.sparksimpor.evaluation.report.CurveChart;
import io.github.sparksimpor.evaluation.report.CurveChart.Curve;
import io.github.sparksimpor.evaluation.report.DataTable;
import io.github.sparksimpor.evaluation.report.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The loss by synthetic size (VTSS), beside the loss of shifting the log-odds only. */
public final class SizeCurve {
  private SizeCurve() {}

  /**
   * The chart.
   *
   * @param candidates scores of the sizes, and of rivals that add no synthetic rows
   */
  public static CurveChart of(List<CandidateScores> candidates) {
    List<CandidateScores> sizes =
        candidates.stream().filter(c -> c.candidate() == Candidate.SIZE).toList();
    List<Curve> curves = new ArrayList<>();
    candidates.stream()
        .filter(c -> c.candidate() == Candidate.OFFSET)
        .map(offset -> level(offset, sizes))
        .forEach(curves::add);
    curves.add(curve("aligned to balanced priors", sizes, Measure.ALIGNED_LOSS));
    curves.add(curve("balanced log loss", sizes, Measure.PLAIN_LOSS));
    return new CurveChart(
        "Loss by synthetic size",
        "Mean over the folds and its standard error; less is better. Where the aligned loss is flat,"
            + " adding rows does no more than shifting the log-odds would.",
        "γ, part of the gap between the classes",
        "loss, nats",
        curves,
        false,
        table(candidates));
  }

  private static Curve curve(String name, List<CandidateScores> sizes, Measure measure) {
    return new Curve(
        name,
        sizes.stream().mapToDouble(CandidateScores::size).toArray(),
        sizes.stream().mapToDouble(c -> c.mean(measure)).toArray(),
        sizes.stream().mapToDouble(c -> c.standardError(measure)).toArray());
  }

  private static Curve level(CandidateScores rival, List<CandidateScores> sizes) {
    double loss = rival.mean(Measure.PLAIN_LOSS);
    return new Curve(
        "no rows, log-odds shifted",
        new double[] {
          sizes.stream().mapToDouble(CandidateScores::size).min().orElse(0),
          sizes.stream().mapToDouble(CandidateScores::size).max().orElse(1)
        },
        new double[] {loss, loss},
        new double[0]);
  }

  private static DataTable table(List<CandidateScores> candidates) {
    List<Measure> measures =
        List.of(Measure.PLAIN_LOSS, Measure.ALIGNED_LOSS, Measure.AVERAGE_PRECISION);
    return new DataTable(
        "Loss by synthetic size",
        Stream.concat(Stream.of("size"), measures.stream().map(Measure::toString)).toList(),
        candidates.stream()
            .map(
                c ->
                    new DataTable.Line(
                        c.candidate() == Candidate.SIZE
                            ? Numbers.text(c.size())
                            : c.candidate().toString(),
                        measures.stream()
                            .map(
                                m ->
                                    "%s ± %s"
                                        .formatted(
                                            Numbers.text(c.mean(m)),
                                            Numbers.text(c.standardError(m))))
                            .toList()))
            .toList());
  }
}
