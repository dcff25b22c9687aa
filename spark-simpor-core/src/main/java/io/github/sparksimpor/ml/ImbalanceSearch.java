package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.rows.UnsuitableRowsException;
import io.github.sparksimpor.evaluation.CalibrationFit;
import io.github.sparksimpor.evaluation.CrossFittedThresholds;
import io.github.sparksimpor.evaluation.Objective;
import io.github.sparksimpor.evaluation.SafeSelection;
import io.github.sparksimpor.evaluation.ScoreAggregation;
import io.github.sparksimpor.evaluation.StratifiedSplit;
import io.github.sparksimpor.evaluation.TriedCandidate;
import io.github.sparksimpor.evaluation.TunedBalance;
import io.github.sparksimpor.evaluation.WeightScale;
import io.github.sparksimpor.ml.CandidateTrial.OnFold;
import io.github.sparksimpor.ml.TreatedRows.Trained;
import io.github.sparksimpor.ml.TunedCandidates.Named;
import io.github.sparksimpor.spark.ColumnNames;
import io.github.sparksimpor.spark.JobPhases;
import io.github.sparksimpor.spark.ParallelJobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.ml.Model;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The search of {@link ImbalanceTuner}: every candidate on every fold, and one of them chosen. */
final class ImbalanceSearch {
  private static final Logger LOG = LoggerFactory.getLogger(ImbalanceSearch.class);

  private final ImbalanceTuner tuner;
  private final TuningTask task;
  private final Dataset<Row> rows;
  private final SortedMap<Double, Long> rowsOfLabels;
  private final Objective objective;
  private final WeightScale counts;
  private final ScoreAggregation scores;
  private final int positive;
  private final TimeBudget budget;

  /** Counts the rows. */
  ImbalanceSearch(ImbalanceTuner tuner, Dataset<?> dataset) {
    this.tuner = tuner;
    this.budget = budget(tuner);
    this.task = tuner.task();
    this.rows = dataset.toDF();
    this.rowsOfLabels = StratifiedSplit.sizes(rows, task.labelCol());
    checkLabels();
    ObjectiveOf chosen = new ObjectiveOf(tuner);
    this.objective = chosen.of(rows);
    LearntWeights.of(task.classifier()).check(rows);
    this.counts = ClassWeight.scale(rows, task.labelCol(), task.weightCol());
    this.scores = scores(chosen);
    this.positive = CrossFitting.positive(tuner, rowsOfLabels);
  }

  private static TimeBudget budget(ImbalanceTuner tuner) {
    return new TimeBudget(
        tuner.isDefined(tuner.maxSeconds())
            ? OptionalDouble.of((double) tuner.getOrDefault(tuner.maxSeconds()))
            : OptionalDouble.empty(),
        tuner.getNumFolds() * tuner.getNumRepeats());
  }

  private void checkLabels() {
    if (!rowsOfLabels.keySet().equals(Set.of(0.0, 1.0))) {
      throw new IllegalArgumentException(
          "label column '%s' holds the labels %s, but %s compares thresholds of two classes, 0 and 1; number the labels so"
              .formatted(task.labelCol(), rowsOfLabels.keySet(), tuner.uid()));
    }
  }

  private ScoreAggregation scores(ObjectiveOf chosen) {
    ScoreAggregation counting =
        ScoreAggregation.of(
            ColumnNames.column(task.labelCol()),
            ColumnNames.column(task.predictor().probabilityCol("tuning")),
            counts);
    return chosen
        .costCol()
        .map(name -> counting.costing(rows, ColumnNames.column(name), name))
        .orElse(counting);
  }

  /**
   * What was found.
   *
   * @param tuned all that was tried, and the choice
   * @param model the chosen one, trained on all rows, and calibrated if that is asked for
   * @param threshold with the curve it was chosen from
   */
  record Found(TunedBalance tuned, Model<?> model, ClassThreshold threshold) {}

  /** Tries, chooses and trains. */
  Found run() {
    List<String> content = new ArrayList<>(task.content());
    new ObjectiveOf(tuner).costCol().ifPresent(content::add);
    TuningFolds folds = new TuningFolds(task, splits(), content, this::laid);
    TunedCandidates candidates = new TunedCandidates(tuner, task);
    List<CandidateTrial> all =
        candidates.all().stream()
            .map(named -> new CandidateTrial(named, tuner, objective))
            .toList();
    folds.map(rows, rowsOfLabels, fold -> onFold(fold, all));
    List<CandidateTrial> begun = all.stream().filter(trial -> trial.folds() > 0).toList();
    checkAnyIsLeft(all, begun);
    List<TriedCandidate> tried = begun.stream().map(CandidateTrial::tried).toList();
    TunedBalance tuned =
        TunedBalance.choose(
            new ObjectiveOf(tuner).measured(),
            tried,
            Stream.concat(
                    candidates.untried().stream(),
                    all.stream().flatMap(trial -> trial.leftOut().stream()))
                .toList(),
            selection(begun.get(0)),
            tuner.getSelection().equals("safe"));
    LOG.info("{}: {}", tuner.uid(), tuned.verdict());
    CandidateTrial chosen = begun.get(tuned.chosen());
    ClassThreshold threshold = TunedThreshold.threshold(positive, chosen.counts(), objective);
    BalancedClassifierModel trained = refit(folds, chosen.named().treatment());
    if (tuner.getCalibration().equals("offset")) {
      return new Found(tuned, trained, threshold);
    }
    ClassCalibration calibration =
        ClassCalibration.fit(
            positive,
            chosen.counts().subList(0, tuner.getNumFolds()),
            counted -> CalibrationFit.of(tuner.getCalibration(), counted));
    return new Found(
        tuned,
        new CalibratedClassifierModel().with(trained, List.of(calibration)),
        threshold.mapped(calibration.calibrator()));
  }

  /** A verdict for none where no other could be had would hide what is wrong with them. */
  private static void checkAnyIsLeft(List<CandidateTrial> all, List<CandidateTrial> begun) {
    if (begun.size() == 1) {
      all.stream()
          .flatMap(trial -> trial.impossible().stream())
          .findFirst()
          .ifPresent(
              why -> {
                throw why;
              });
    }
  }

  private TuningSplits splits() {
    TuningSplits splits =
        new TuningSplits(tuner.getNumFolds(), tuner.getNumRepeats(), 1.0 / tuner.getNumFolds());
    splits.check(rowsOfLabels);
    return splits;
  }

  private Dataset<Row> laid(Dataset<Row> spread, String place) {
    return CrossFitting.laid(
        spread, rowsOfLabels, task.labelCol(), place, rows.rdd().getNumPartitions());
  }

  private SafeSelection selection(CandidateTrial none) {
    return new SafeSelection(
        tuner.getAlpha(),
        1.0 / (tuner.getNumFolds() - 1),
        none.repeats()
            .mapToDouble(repeat -> CrossFittedThresholds.step(repeat, objective))
            .average()
            .orElse(Double.NaN),
        tuner.getSeed());
  }

  /** All that is not cut, on one fold; then cuts what the folds to come have no time for. */
  private int onFold(TuningFolds.Fold fold, List<CandidateTrial> trials) {
    List<CandidateTrial> open = trials.stream().filter(trial -> !trial.isCut()).toList();
    long begun = System.nanoTime();
    try (FoldEvaluation evaluation = new FoldEvaluation(task, fold, counts)) {
      List<Optional<OnFold>> judged =
          ParallelJobs.map(
              open, trial -> judge(evaluation, fold.name(), trial), tuner.getParallelism());
      IntStream.range(0, open.size()).forEach(i -> judged.get(i).ifPresent(open.get(i)::add));
      budget.learn(
          (System.nanoTime() - begun) * 1e-9,
          judged.stream().flatMap(Optional::stream).mapToDouble(OnFold::seconds).sum());
    }
    budget.cut(trials);
    return open.size();
  }

  /**
   * Empty for a candidate that cannot be had on these rows, which is cut and ends no search. What
   * else it refuses, a setting or a value of ours, would say so on any rows.
   */
  private Optional<OnFold> judge(FoldEvaluation evaluation, String fold, CandidateTrial trial) {
    Named named = trial.named();
    try {
      OnFold judged =
          evaluation.judge(
              named.toString(), named.treatment(), trained -> judge(evaluation, trained));
      LOG.info("{}, {}: {}", fold, named, judged.scores());
      return Optional.of(judged);
    } catch (UnsuitableRowsException e) {
      if (named.treatment() instanceof Treatment.Untouched) {
        throw e; // the rows themselves are to blame
      }
      LOG.warn("{} is left out of the search: {}", named, e.getMessage());
      trial.leaveOut(e);
      return Optional.empty();
    }
  }

  private OnFold judge(FoldEvaluation evaluation, Trained trained) {
    Dataset<Row> predicted = evaluation.predicted(trained.atTruePrior());
    return new OnFold(
        evaluation.scores(predicted, WeighedClass.before(trained.how().classes())),
        scores.count(predicted, positive).get(0),
        trained.how().size(),
        trained.seconds());
  }

  private BalancedClassifierModel refit(TuningFolds folds, Treatment treatment) {
    Dataset<Row> all = folds.all(rows, rowsOfLabels).persist(StorageLevel.MEMORY_AND_DISK());
    JobPhases phases = new JobPhases(all.sparkSession().sparkContext(), task.uid());
    try (TreatedRows training = new TreatedRows(task, all)) {
      return phases.run(
          "training on all rows", () -> training.train(treatment.alone()).atTruePrior());
    } finally {
      all.unpersist();
    }
  }
}
