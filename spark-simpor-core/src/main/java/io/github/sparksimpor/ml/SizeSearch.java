package io.github.sparksimpor.ml;

import io.github.sparksimpor.evaluation.Candidate;
import io.github.sparksimpor.evaluation.CandidateScores;
import io.github.sparksimpor.evaluation.FoldScores;
import io.github.sparksimpor.evaluation.Measure;
import io.github.sparksimpor.evaluation.SizeChoice;
import io.github.sparksimpor.evaluation.StratifiedSplit;
import io.github.sparksimpor.evaluation.TunedSize;
import io.github.sparksimpor.evaluation.WeightScale;
import io.github.sparksimpor.ml.TreatedRows.Trained;
import io.github.sparksimpor.spark.ParallelJobs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.DoubleStream;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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

  /** Rows weigh something if the resampler's column of weights is there. */
  private TuningTask task(Dataset<?> dataset) {
    Resampler<?, ?> resampler = tuner.getResampler();
    return new TuningTask(
        tuner.uid(),
        tuner.getClassifier(),
        resampler.getLabelCol(),
        resampler.getFeaturesCol(),
        resampler.weights().filter(List.of(dataset.columns())::contains),
        tuner.getSeed());
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
    LearntWeights.of(tuner.getClassifier()).check(dataset.toDF());
    List<CandidateScores> candidates =
        candidates(task(dataset), dataset.toDF(), rowsOfLabels, splits);
    return new TunedSize(choose(candidates), candidates);
  }

  /**
   * One way to train.
   *
   * @param candidate what is tried; the offset needs no training of its own
   * @param size γ
   * @param treatment how it is done
   */
  private record Trial(Candidate candidate, double size, Treatment treatment) {
    @Override
    public String toString() {
      return candidate == Candidate.SIZE ? "size " + size : candidate.toString();
    }
  }

  private List<CandidateScores> candidates(
      TuningTask task,
      Dataset<Row> rows,
      SortedMap<Double, Long> rowsOfLabels,
      TuningSplits splits) {
    WeightScale counts = ClassWeight.scale(rows, task.labelCol(), task.weightCol());
    int partitions = rows.rdd().getNumPartitions();
    TuningFolds folds =
        new TuningFolds(
            task, splits, task.content(), (spread, place) -> spread.coalesce(partitions));
    List<Trial> trials = trials(task);
    List<List<FoldScores>> bySplit =
        folds.map(
            rows,
            rowsOfLabels,
            fold -> {
              try (FoldEvaluation evaluation = new FoldEvaluation(task, fold, counts)) {
                return onFold(evaluation, fold.name(), trials);
              }
            });
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
  private List<Trial> trials(TuningTask task) {
    List<Trial> trials = new ArrayList<>();
    Resampler<?, ?> resampler = tuner.getResampler();
    Resampler<?, ?> pooled = resampler.copy(ParamMap.empty()).setBalanceRatio(largest());
    sizes()
        .forEach(
            size -> trials.add(new Trial(Candidate.SIZE, size, new Treatment.Grown(pooled, size))));
    if (task.takesWeights()) {
      trials.add(new Trial(Candidate.CLASS_WEIGHTS, 0, new Treatment.Weighted()));
    }
    RandomOversampler copies =
        new RandomOversampler()
            .setLabelCol(resampler.getLabelCol())
            .setFeaturesCol(resampler.getFeaturesCol())
            .setSeed(resampler.getSeed());
    resampler.weights().ifPresent(copies::setWeightCol);
    trials.add(new Trial(Candidate.RANDOM_OVERSAMPLING, 1, new Treatment.Resampled(copies)));
    return trials;
  }

  private DoubleStream sizes() {
    return DoubleStream.concat(DoubleStream.of(0), Arrays.stream(tuner.getSizes()))
        .map(size -> size + 0.0)
        .sorted()
        .distinct();
  }

  /** At least 1, so that sizes below balance are parts of one pool whatever the largest. */
  private double largest() {
    return Math.max(1, sizes().max().orElse(0));
  }

  /** Scores of all trials on one fold, in their order. */
  private List<FoldScores> onFold(FoldEvaluation evaluation, String fold, List<Trial> trials) {
    return ParallelJobs.map(
        trials, trial -> score(evaluation, fold, trial), tuner.getParallelism());
  }

  private FoldScores score(FoldEvaluation evaluation, String fold, Trial trial) {
    FoldScores scores =
        evaluation.judge(
            trial.toString(), trial.treatment(), trained -> score(evaluation, trained));
    LOG.info("{}, {}: {}", fold, trial, scores);
    return scores;
  }

  private FoldScores score(FoldEvaluation evaluation, Trained trained) {
    Dataset<Row> predicted = evaluation.predicted(trained.classifier());
    FoldScores scores = evaluation.scores(predicted, WeighedClass.after(trained.how().classes()));
    return tuner.isSet(tuner.evaluator())
        ? scores.withEvaluated(tuner.getOrDefault(tuner.evaluator()).evaluate(predicted))
        : scores;
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
