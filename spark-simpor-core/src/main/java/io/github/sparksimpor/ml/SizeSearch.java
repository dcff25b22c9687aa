package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.Candidate;
import io.github.sparksimpor.evaluation.CandidateScores;
import io.github.sparksimpor.evaluation.FoldScores;
import io.github.sparksimpor.evaluation.Measure;
import io.github.sparksimpor.evaluation.SizeChoice;
import io.github.sparksimpor.evaluation.StratifiedSplit;
import io.github.sparksimpor.evaluation.TunedSize;
import io.github.sparksimpor.ml.FoldEvaluation.Trial;
import io.github.sparksimpor.spark.ParallelJobs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.DoubleStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The search of {@link SyntheticSizeTuner} without its refit: every size and every rival is scored
 * on every fold, and a size chosen. For who wants the size, and trains on their own.
 */
public final class SizeSearch {
  private static final Logger LOG = LoggerFactory.getLogger(SizeSearch.class);

  private final SyntheticSizeTuner tuner;

  /**
   * A search not yet begun.
   *
   * @param tuner has the stages, the sizes, the folds and what decides
   */
  public SizeSearch(SyntheticSizeTuner tuner) {
    this.tuner = tuner;
  }

  /**
   * Tries all sizes and rivals on all folds.
   *
   * @param dataset the training data; keep test rows out of it
   * @throws IllegalArgumentException as {@link SyntheticSizeTuner#fit}
   */
  public TunedSize run(Dataset<?> dataset) {
    tuner.transformSchema(dataset.schema());
    SortedMap<Double, Long> rowsOfLabels =
        StratifiedSplit.sizes(dataset, tuner.getResampler().getLabelCol());
    TuningSplits splits = TuningSplits.of(tuner);
    splits.check(rowsOfLabels);
    List<CandidateScores> candidates = candidates(dataset.toDF(), rowsOfLabels, splits);
    return new TunedSize(choose(candidates), candidates);
  }

  private List<CandidateScores> candidates(
      Dataset<Row> rows, SortedMap<Double, Long> rowsOfLabels, TuningSplits splits) {
    List<Trial> trials = trials();
    List<List<FoldScores>> bySplit = bySplit(rows, rowsOfLabels, splits, trials);
    List<CandidateScores> all = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      int trial = i;
      all.add(
          new CandidateScores(
              trials.get(i).candidate(),
              trials.get(i).size(),
              bySplit.stream().map(scores -> scores.get(trial)).toList()));
    }
    all.add(offset(all.get(0)));
    return all;
  }

  /** All sizes, 0 first, then the rivals that need training. */
  private List<Trial> trials() {
    List<Trial> trials = new ArrayList<>();
    DoubleStream.concat(DoubleStream.of(0), Arrays.stream(tuner.getSizes()))
        .map(size -> size + 0.0)
        .sorted()
        .distinct()
        .forEach(size -> trials.add(new Trial(Candidate.SIZE, size)));
    if (FinalStage.of(tuner.getClassifier()).stage().hasParam("weightCol")) {
      trials.add(new Trial(Candidate.CLASS_WEIGHTS, 0));
    }
    trials.add(new Trial(Candidate.RANDOM_OVERSAMPLING, 1));
    return trials;
  }

  /** Scores of all trials on every split of every repeat. */
  private List<List<FoldScores>> bySplit(
      Dataset<Row> rows,
      SortedMap<Double, Long> rowsOfLabels,
      TuningSplits splits,
      List<Trial> trials) {
    List<List<FoldScores>> bySplit = new ArrayList<>();
    String place = tuner.uid() + "_place";
    for (int repeat = 0; repeat < tuner.getNumRepeats(); repeat++) {
      Dataset<Row> placed =
          StratifiedSplit.places(
                  rows,
                  rowsOfLabels,
                  tuner.getResampler().getLabelCol(),
                  tuner.getResampler().getFeaturesCol(),
                  tuner.getSeed() + repeat,
                  place)
              .coalesce(rows.rdd().getNumPartitions())
              .persist(StorageLevel.MEMORY_AND_DISK());
      try {
        for (TuningSplits.Split split : splits.all(repeat)) {
          bySplit.add(onSplit(placed, place, split, trials));
        }
      } finally {
        placed.unpersist();
      }
    }
    return bySplit;
  }

  /** Scores of all trials on one split, in their order. */
  private List<FoldScores> onSplit(
      Dataset<Row> placed, String place, TuningSplits.Split split, List<Trial> trials) {
    Column validating = split.validating(functions.col(place));
    double largest = trials.stream().mapToDouble(Trial::size).max().orElse(0);
    try (FoldEvaluation fold =
        new FoldEvaluation(
            tuner,
            split.name(),
            placed.filter(functions.not(validating)).drop(place),
            placed.filter(validating).drop(place),
            largest)) {
      return ParallelJobs.map(trials, fold::score, tuner.getParallelism());
    }
  }

  /** Without augmentation, the aligned loss is the plain loss of the shifted log-odds. */
  private static CandidateScores offset(CandidateScores none) {
    return new CandidateScores(
        Candidate.OFFSET,
        0,
        none.folds().stream()
            .map(
                fold ->
                    new FoldScores(
                        fold.alignedLoss(),
                        fold.alignedLoss(),
                        fold.averagePrecision(),
                        Double.NaN))
            .toList());
  }

  private Measure measure() {
    if (tuner.isSet(tuner.evaluator())) {
      return tuner.getOrDefault(tuner.evaluator()).isLargerBetter()
          ? Measure.EVALUATOR_GAIN
          : Measure.EVALUATOR_COST;
    }
    return switch (tuner.getLoss()) {
      case "alignedLogLoss" -> Measure.ALIGNED_LOSS;
      case "averagePrecision" -> Measure.AVERAGE_PRECISION;
      default -> Measure.PLAIN_LOSS;
    };
  }

  private double choose(List<CandidateScores> candidates) {
    Measure measure = measure();
    CandidateScores chosen =
        SizeChoice.of(
            candidates.stream().filter(c -> c.candidate() == Candidate.SIZE).toList(),
            measure,
            tuner.getOneStandardError());
    LOG.info("Size {} has the best {}: {}", chosen.size(), measure, chosen.mean(measure));
    if (chosen.size() > 0 && chosen.size() == Arrays.stream(tuner.getSizes()).max().orElse(0)) {
      LOG.warn("The best size, {}, is the largest tried: add larger ones to sizes", chosen.size());
    }
    return chosen.size();
  }
}
