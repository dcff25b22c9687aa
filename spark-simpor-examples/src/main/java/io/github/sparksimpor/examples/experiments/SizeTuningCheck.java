package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.examples.Program;
import io.github.sparksimpor.ml.Resampler;
import io.github.sparksimpor.ml.Smote;
import io.github.sparksimpor.ml.SyntheticSizeTuner;
import io.github.sparksimpor.ml.SyntheticSizeTunerModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.commons.math3.stat.StatUtils;
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
  private static final int LOG_LOSS = 5;
  private static final int OUTER_FOLDS = 2;

  @Option(names = "--folder", required = true, description = "CSV files of two classes, 0 and 1.")
  String folder;

  @Option(names = "--label", defaultValue = "label", description = "Default: ${DEFAULT-VALUE}.")
  String label;

  /** Runs the program. */
  public static void main(String[] args) {
    Program.run(new SizeTuningCheck(), args);
  }

  @Override
  public Integer call() throws Exception {
    SparkSession session = LocalSpark.start("size-tuning-check");
    double[] sums = new double[3];
    List<LabelledSet> sets = LabelledSet.readFolder(session, folder, label);
    System.out.println("| set | sizes chosen | loss, chosen | loss, size 0 | loss, size 1 |");
    System.out.println("|---|---|---|---|---|");
    for (LabelledSet set : sets) {
      double[] means = judge(session, set);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += means[i] / sets.size();
      }
    }
    System.out.printf(Locale.ROOT, "| mean | | %.4f | %.4f | %.4f |%n", sums[0], sums[1], sums[2]);
    session.stop();
    return 0;
  }

  /** Mean held-out losses at the chosen size, at 0 and at 1. */
  private static double[] judge(SparkSession session, LabelledSet set) {
    double[][] losses = new double[3][OUTER_FOLDS];
    StringBuilder chosen = new StringBuilder();
    List<LabelledSet.Split> splits = set.folds(session, OUTER_FOLDS, 1);
    for (int fold = 0; fold < OUTER_FOLDS; fold++) {
      LabelledSet.Split split = splits.get(fold);
      double size = tuned(split).bestSize();
      chosen.append(fold == 0 ? "" : ", ").append(size);
      losses[0][fold] = loss(split, size);
      losses[1][fold] = loss(split, 0);
      losses[2][fold] = loss(split, 1);
    }
    double[] means = {
      StatUtils.mean(losses[0]), StatUtils.mean(losses[1]), StatUtils.mean(losses[2])
    };
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %.4f | %.4f | %.4f |%n",
        set.name(),
        chosen,
        means[0],
        means[1],
        means[2]);
    return means;
  }

  private static SyntheticSizeTunerModel tuned(LabelledSet.Split split) {
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

  private static double loss(LabelledSet.Split split, double size) {
    Method method = new Method("size", Optional.of(() -> resampler(size)), Method.Remedy.NONE);
    return Comparison.run(split, method, List.of(Learner.logistic()))
        .get(0)
        .scores()
        .values()[LOG_LOSS];
  }
}
