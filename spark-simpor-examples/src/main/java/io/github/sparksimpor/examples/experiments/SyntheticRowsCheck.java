package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.evaluation.BinaryScores.Metric;
import io.github.sparksimpor.evaluation.report.DataTable;
import io.github.sparksimpor.examples.Program;
import io.github.sparksimpor.examples.experiments.SyntheticTraits.Trait;
import io.github.sparksimpor.ml.Resampler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What the synthetic rows of every method are like over a folder of sets, and, beside the scores of
 * classifiers, which of these traits goes with good ranks.
 */
@Command(
    name = "synthetic-rows-check",
    mixinStandardHelpOptions = true,
    description = "Measures the synthetic rows of every method, over a folder of CSV files.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class SyntheticRowsCheck implements Callable<Integer> {
  private static final int FOLDS = 2;
  static final String REAL = "held-out rows";
  private static final List<Metric> RANKED = List.of(Metric.MACRO_F1, Metric.LOG_LOSS);

  @Option(names = "--folder", required = true, description = "CSV files of two classes, 0 and 1.")
  String folder;

  @Option(names = "--label", defaultValue = "label", description = "Default: ${DEFAULT-VALUE}.")
  String label;

  @Option(
      names = "--scores",
      split = ",",
      description = "Scores that benchmark-sets wrote (--csv), to set ranks beside the traits.")
  List<String> scores = List.of();

  @Option(
      names = "--figures",
      description = "Receives synthetic-rows.svg, where the rows lie (default: none is drawn).")
  @Nullable Path figures;

  /** Runs the program. */
  public static void main(String[] args) {
    Program.run(new SyntheticRowsCheck(), args);
  }

  @Override
  public Integer call() throws Exception {
    SparkSession session = LocalSpark.start("synthetic-rows-check");
    Results results = new Results();
    scores.forEach(file -> results.readCsv(session, file));
    Map<String, List<SyntheticTraits>> traits = new LinkedHashMap<>();
    for (BinaryData set : BinaryData.readFolder(session, folder, label)) {
      System.err.println(set.name());
      for (BinaryData.Split split : set.folds(session, FOLDS, 1)) {
        measure(split)
            .forEach((name, t) -> traits.computeIfAbsent(name, n -> new ArrayList<>()).add(t));
      }
    }
    session.stop();
    Path folderOfFigures = figures;
    if (folderOfFigures != null) {
      new FigureFile("synthetic-rows", RowsDiagram.of(traits)).write(folderOfFigures);
    }
    Map<String, SyntheticTraits> means = new LinkedHashMap<>();
    traits.forEach((name, many) -> means.put(name, SyntheticTraits.mean(many)));
    Markdown.print(table(means, ranks(results)), System.out);
    return 0;
  }

  private static Map<String, SyntheticTraits> measure(BinaryData.Split split) {
    Map<String, SyntheticTraits> traits = new LinkedHashMap<>();
    RealRows real = RealRows.of(split);
    traits.put(REAL, real.ownTraits());
    Dataset<Row> training = split.training();
    Stream.concat(Treatment.peers().stream(), Treatment.ablation().stream())
        .forEach(
            method -> {
              Resampler<?, ?> resampler = method.resampler().orElseThrow().get();
              traits.put(method.name(), real.traits(resampler.fit(training).syntheticSamples()));
            });
    return traits;
  }

  /** Mean ranks of the methods by metric, if there are scores. */
  private Map<Metric, Map<String, Double>> ranks(Results results) {
    Map<Metric, Map<String, Double>> ranks = new EnumMap<>(Metric.class);
    if (!scores.isEmpty()) {
      Ranking ranking = new Ranking(results, List.of(), Ranking.SHOWN);
      RANKED.forEach(metric -> ranks.put(metric, ranking.meanRanks(metric)));
    }
    return ranks;
  }

  /** A line a method; then, for each metric, how traits and ranks go together. */
  private static DataTable table(
      Map<String, SyntheticTraits> means, Map<Metric, Map<String, Double>> ranks) {
    return new DataTable(
        "Synthetic rows",
        Stream.of(
                Stream.of("method"),
                Arrays.stream(Trait.values()).map(Trait::toString),
                ranks.keySet().stream().map(metric -> "rank, " + metric))
            .flatMap(names -> names)
            .toList(),
        Stream.concat(
                means.entrySet().stream().map(e -> line(e.getKey(), e.getValue(), ranks.values())),
                ranks.entrySet().stream().map(e -> correlation(e.getKey(), e.getValue(), means)))
            .toList());
  }

  private static DataTable.Line line(
      String method, SyntheticTraits traits, Collection<Map<String, Double>> ranks) {
    return new DataTable.Line(
        method,
        Stream.concat(
                texts(Arrays.stream(Trait.values()).mapToDouble(trait -> trait.of(traits)), 2),
                texts(ranks.stream().mapToDouble(rank -> rank.getOrDefault(method, Double.NaN)), 1))
            .toList());
  }

  /**
   * Spearman's correlation over the methods; methods that a trait does not tell apart have none.
   */
  private static DataTable.Line correlation(
      Metric metric, Map<String, Double> ranks, Map<String, SyntheticTraits> means) {
    List<Map.Entry<String, SyntheticTraits>> ranked =
        means.entrySet().stream().filter(e -> ranks.containsKey(e.getKey())).toList();
    double[] rank =
        ranked.stream().mapToDouble(e -> ranks.getOrDefault(e.getKey(), Double.NaN)).toArray();
    DoubleStream correlations =
        Arrays.stream(Trait.values())
            .map(trait -> ranked.stream().mapToDouble(e -> trait.of(e.getValue())).toArray())
            .mapToDouble(values -> new SpearmansCorrelation().correlation(values, rank));
    return new DataTable.Line("Spearman with the rank, " + metric, texts(correlations, 2).toList());
  }

  /** Numbers, a dash for what does not apply. */
  private static Stream<String> texts(DoubleStream values, int decimals) {
    return values.mapToObj(
        v -> Double.isNaN(v) ? "–" : String.format(Locale.ROOT, "%." + decimals + "f", v));
  }
}
