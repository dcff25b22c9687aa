package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.evaluation.report.DataTable;
import io.github.sparksimpor.examples.Program;
import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.Smote;
import io.github.sparksimpor.ml.SyntheticSizeTuner;
import io.github.sparksimpor.ml.SyntheticSizeTunerModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Whether the size that the tuner chooses on training rows is a good one on rows it has never seen:
 * its balanced loss there beside those of adding nothing and of full balance.
 */
@Command(
    name = "size-tuning-check",
    mixinStandardHelpOptions = true,
    description = "Judges tuned sizes on held-out rows, over a folder of CSV files.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class SizeTuningCheck implements Callable<Integer> {
  private static final int OUTER_FOLDS = 2;

  @Option(names = "--folder", required = true, description = "CSV files of two classes, 0 and 1.")
  String folder;

  @Option(names = "--label", defaultValue = "label", description = "Default: ${DEFAULT-VALUE}.")
  String label;

  /** Runs the program. */
  public static void main(String[] args) {
    Program.run(new SizeTuningCheck(), args);
  }

  /**
   * Balanced log losses on held-out rows.
   *
   * @param chosen at the size that the tuner chose
   * @param none at size 0: no rows added
   * @param full at size 1: full balance
   */
  private record Losses(double chosen, double none, double full) {
    static Losses mean(List<Losses> many) {
      return new Losses(
          many.stream().mapToDouble(Losses::chosen).average().orElse(Double.NaN),
          many.stream().mapToDouble(Losses::none).average().orElse(Double.NaN),
          many.stream().mapToDouble(Losses::full).average().orElse(Double.NaN));
    }

    DataTable.Line line(String name, String sizes) {
      return new DataTable.Line(
          name,
          Stream.concat(
                  Stream.of(sizes),
                  Stream.of(chosen, none, full)
                      .map(loss -> String.format(Locale.ROOT, "%.4f", loss)))
              .toList());
    }
  }

  @Override
  public Integer call() throws Exception {
    SparkSession session = LocalSpark.start("size-tuning-check");
    List<Losses> means = new ArrayList<>();
    List<DataTable.Line> lines = new ArrayList<>();
    for (BinaryData set : BinaryData.readFolder(session, folder, label)) {
      System.err.println(set.name());
      List<Double> sizes = new ArrayList<>();
      List<Losses> losses = new ArrayList<>();
      for (BinaryData.Split split : set.folds(session, OUTER_FOLDS, 1)) {
        double size = tuned(split).bestSize();
        sizes.add(size);
        losses.add(new Losses(loss(split, size), loss(split, 0), loss(split, 1)));
      }
      means.add(Losses.mean(losses));
      lines.add(
          Losses.mean(losses)
              .line(
                  set.name(),
                  sizes.stream().map(String::valueOf).collect(Collectors.joining(", "))));
    }
    session.stop();
    lines.add(Losses.mean(means).line("mean", ""));
    Markdown.print(
        new DataTable(
            "Tuned sizes on held-out rows",
            List.of("set", "sizes chosen", "loss, chosen", "loss, size 0", "loss, size 1"),
            lines),
        System.out);
    return 0;
  }

  private static SyntheticSizeTunerModel tuned(BinaryData.Split split) {
    return new SyntheticSizeTuner()
        .setResampler(resampler(0))
        .setClassifier(Learner.logistic().factory().make(0, ""))
        .setSizes(0, 0.5, 0.75, 1, 1.25, 1.5)
        .setNumFolds(4)
        .setSeed(3)
        .fit(split.training());
  }

  private static Resampler<?, ?> resampler(double size) {
    Smote smote = new Smote().setSeed(1);
    return smote.setBalanceRatio(size);
  }

  private static double loss(BinaryData.Split split, double size) {
    Treatment treatment =
        new Treatment("size " + size, Optional.of(() -> resampler(size)), Treatment.Remedy.NONE);
    return Comparison.run(split, treatment, List.of(Learner.logistic())).get(0).scores().logLoss();
  }
}
