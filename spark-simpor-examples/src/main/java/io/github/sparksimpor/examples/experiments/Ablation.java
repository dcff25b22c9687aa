package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.evaluation.report.DataTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Two methods that differ in one setting of SIMPOR.
 *
 * @param knob what differs
 * @param changed name of the method that has it otherwise
 * @param base name of the method that it is compared with
 */
record Ablation(String knob, String changed, String base) {
  private static final String DEFAULT = "SIMPOR";
  private static final String NO_REGION = "no region";
  private static final String BEST_OF_5 = "no region, best of 5";

  /** All pairs that differ in a knob, each at every size; then the sizes themselves. */
  static List<Ablation> all(List<Double> sizes) {
    List<Ablation> treatments =
        List.of(
            new Ablation("region", NO_REGION, DEFAULT),
            new Ablation("region", "SIMPOR top-fraction", DEFAULT),
            new Ablation("step rule", "SIMPOR (paper)", DEFAULT),
            new Ablation("depth", "SIMPOR no ascent", DEFAULT),
            new Ablation("depth", "no region, no ascent", NO_REGION),
            new Ablation("depth", "no region, few steps", NO_REGION),
            new Ablation("best of m", "SIMPOR best of 5", "SIMPOR no ascent"),
            new Ablation("best of m", BEST_OF_5, "no region, no ascent"),
            new Ablation("best of m", "no region, best of 20", BEST_OF_5),
            new Ablation("radius", "no region, best of 5, k=3", BEST_OF_5),
            new Ablation("radius", "no region, best of 5, k=20", BEST_OF_5),
            new Ablation("seed", "SIMPOR seed out", DEFAULT),
            new Ablation("seed", "no region, best of 5, seed out", BEST_OF_5));
    List<Ablation> all = new ArrayList<>();
    for (Ablation pair : treatments) {
      sizes.forEach(
          size ->
              all.add(
                  new Ablation(
                      pair.knob,
                      Remedy.Growth.at(pair.changed, size),
                      Remedy.Growth.at(pair.base, size))));
    }
    double largest = sizes.stream().mapToDouble(size -> size).max().orElse(0);
    for (String treatment : List.of(DEFAULT, BEST_OF_5)) {
      sizes.stream()
          .filter(size -> size < largest)
          .forEach(
              size ->
                  all.add(
                      new Ablation(
                          "γ",
                          Remedy.Growth.at(treatment, size),
                          Remedy.Growth.at(treatment, largest))));
    }
    return all;
  }

  /**
   * What each change is worth, by the merits in a table. Pairs of which the table lacks a method
   * are left out; Holm's correction counts the others.
   */
  static DataTable table(String title, List<Ablation> ablations, RankTable merits) {
    List<Ablation> there =
        ablations.stream()
            .filter(a -> merits.methods().containsAll(List.of(a.changed, a.base)))
            .toList();
    double[] p =
        RankTable.holm(
            there.stream().mapToDouble(a -> merits.wilcoxon(a.changed, a.base)).toArray());
    return new DataTable(
        title,
        List.of(
            "setting",
            "changed",
            "beside",
            "mean difference",
            "Wilcoxon p, Holm",
            "worse, as good, better"),
        IntStream.range(0, there.size()).mapToObj(i -> there.get(i).line(merits, p[i])).toList());
  }

  private DataTable.Line line(RankTable merits, double p) {
    double[] means = merits.meanValues();
    double difference =
        means[merits.methods().indexOf(changed)] - means[merits.methods().indexOf(base)];
    return new DataTable.Line(
        knob,
        Stream.of(
                changed,
                base,
                String.format(Locale.ROOT, "%+.3f", difference),
                String.format(Locale.ROOT, "%.3f", p),
                merits.believed(changed, base, HalfChoice.REGION).text())
            .toList());
  }
}
