package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.rows.UnsuitableRowsException;
import io.github.sparksimpor.evaluation.CalibrationFit;
import io.github.sparksimpor.evaluation.CrossFittedThresholds;
import io.github.sparksimpor.evaluation.FoldScores;
import io.github.sparksimpor.evaluation.LeftOut;
import io.github.sparksimpor.evaluation.Objective;
import io.github.sparksimpor.evaluation.SafeSelection;
import io.github.sparksimpor.evaluation.ScoreAggregation;
import io.github.sparksimpor.evaluation.ScoreCounts;
import io.github.sparksimpor.evaluation.StratifiedSplit;
import io.github.sparksimpor.evaluation.ThresholdCurve;
import io.github.sparksimpor.evaluation.TriedCandidate;
import io.github.sparksimpor.evaluation.TunedBalance;
import io.github.sparksimpor.evaluation.WeightScale;
import io.github.sparksimpor.ml.TreatedRows.Trained;
import io.github.sparksimpor.ml.TunedCandidates.Named;
import io.github.sparksimpor.spark.ColumnNames;
import io.github.sparksimpor.spark.JobPhases;
import io.github.sparksimpor.spark.ParallelJobs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
  private final long start = System.nanoTime();

  /** Seconds that a fold takes for one of its candidates' own, as these are tried side by side. */
  private double pace = 1;

  /** Counts the rows. */
  ImbalanceSearch(ImbalanceTuner tuner, Dataset<?> dataset) {
    this.tuner = tuner;
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

  /** A candidate with what it did so far. */
  private static final class Entry {
    private final Named named;
    private final List<Judged> folds = new ArrayList<>();
    private Optional<UnsuitableRowsException> impossible = Optional.empty();
    private boolean cut;

    Entry(Named named) {
      this.named = named;
    }

    Optional<LeftOut> leftOut() {
      return impossible.map(
          why -> new LeftOut(named.toString(), String.valueOf(why.getMessage()).strip()));
    }

    double seconds() {
      return folds.stream().mapToDouble(Judged::seconds).average().orElse(0);
    }

    List<ScoreCounts> counts() {
      return folds.stream().map(Judged::counts).toList();
    }
  }

  /** What a candidate did on one fold. */
  private record Judged(FoldScores scores, ScoreCounts counts, double rows, double seconds) {}

  /** Tries, chooses and trains. */
  Found run() {
    List<String> content = new ArrayList<>(task.content());
    new ObjectiveOf(tuner).costCol().ifPresent(content::add);
    TuningFolds folds = new TuningFolds(task, splits(), content, this::laid);
    TunedCandidates candidates = new TunedCandidates(tuner, task);
    List<Entry> all = candidates.all().stream().map(Entry::new).toList();
    folds.map(rows, rowsOfLabels, fold -> onFold(fold, all));
    List<Entry> entries = all.stream().filter(entry -> !entry.folds.isEmpty()).toList();
    checkAnyIsLeft(all, entries);
    List<TriedCandidate> tried = entries.stream().map(this::tried).toList();
    TunedBalance tuned =
        TunedBalance.choose(
            new ObjectiveOf(tuner).measured(),
            tried,
            Stream.concat(
                    candidates.untried().stream(),
                    all.stream().flatMap(entry -> entry.leftOut().stream()))
                .toList(),
            selection(entries.get(0)),
            tuner.getSelection().equals("safe"));
    LOG.info("{}: {}", tuner.uid(), tuned.verdict());
    Entry chosen = entries.get(tuned.chosen());
    ClassThreshold threshold = TunedThreshold.threshold(positive, chosen.counts(), objective);
    BalancedClassifierModel trained = refit(folds, chosen.named.treatment());
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
  private static void checkAnyIsLeft(List<Entry> all, List<Entry> tried) {
    if (tried.size() == 1) {
      all.stream()
          .flatMap(entry -> entry.impossible.stream())
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

  private SafeSelection selection(Entry none) {
    return new SafeSelection(
        tuner.getAlpha(),
        1.0 / (tuner.getNumFolds() - 1),
        repeats(none)
            .mapToDouble(repeat -> CrossFittedThresholds.step(repeat, objective))
            .average()
            .orElse(Double.NaN),
        tuner.getSeed());
  }

  /** All that is not cut, on one fold; then cuts what the folds to come have no time for. */
  private int onFold(TuningFolds.Fold fold, List<Entry> entries) {
    List<Entry> open = entries.stream().filter(entry -> !entry.cut).toList();
    long begun = System.nanoTime();
    try (FoldEvaluation evaluation = new FoldEvaluation(task, fold, counts)) {
      List<Optional<Judged>> judged =
          ParallelJobs.map(
              open, entry -> judge(evaluation, fold.name(), entry), tuner.getParallelism());
      IntStream.range(0, open.size()).forEach(i -> judged.get(i).ifPresent(open.get(i).folds::add));
      double own = judged.stream().flatMap(Optional::stream).mapToDouble(Judged::seconds).sum();
      pace = (System.nanoTime() - begun) * 1e-9 / own;
    }
    if (tuner.isDefined(tuner.maxSeconds())) {
      cut(entries);
    }
    return open.size();
  }

  /**
   * Empty for a candidate that cannot be had on these rows, which is cut and ends no search. What
   * else it refuses, a setting or a value of ours, would say so on any rows.
   */
  private Optional<Judged> judge(FoldEvaluation evaluation, String fold, Entry entry) {
    Named named = entry.named;
    try {
      Judged judged =
          evaluation.judge(
              named.toString(), named.treatment(), trained -> judge(evaluation, trained));
      LOG.info("{}, {}: {}", fold, named, judged.scores());
      return Optional.of(judged);
    } catch (UnsuitableRowsException e) {
      if (named.treatment() instanceof Treatment.Untouched) {
        throw e; // the rows themselves are to blame
      }
      LOG.warn("{} is left out of the search: {}", named, e.getMessage());
      entry.impossible = Optional.of(e);
      entry.cut = true;
      return Optional.empty();
    }
  }

  private Judged judge(FoldEvaluation evaluation, Trained trained) {
    Dataset<Row> predicted = evaluation.predicted(trained.atTruePrior());
    return new Judged(
        evaluation.scores(predicted, WeighedClass.before(trained.how().classes())),
        scores.count(predicted, positive).get(0),
        trained.how().size(),
        trained.seconds());
  }

  /** The worst first, until the folds to come take no longer than is left. */
  private void cut(List<Entry> entries) {
    double left =
        (double) tuner.getOrDefault(tuner.maxSeconds()) - (System.nanoTime() - start) * 1e-9;
    double folds =
        pace * (tuner.getNumFolds() * tuner.getNumRepeats() - entries.get(0).folds.size());
    List<Entry> worstFirst =
        entries.stream()
            .skip(1)
            .filter(entry -> !entry.cut)
            .sorted(Comparator.comparingDouble(this::soFar))
            .toList();
    double needed = folds * entries.stream().filter(e -> !e.cut).mapToDouble(Entry::seconds).sum();
    for (Entry entry : worstFirst) {
      if (needed > left) {
        LOG.info("{} is cut after {} folds", entry.named, entry.folds.size());
        entry.cut = true;
        needed -= folds * entry.seconds();
      }
    }
  }

  /** The objective at the threshold that is best so far. */
  private double soFar(Entry entry) {
    return ThresholdCurve.of(entry.counts(), objective).best().objective();
  }

  private TriedCandidate tried(Entry entry) {
    List<FoldScores> folds = new ArrayList<>();
    double[] objectives = objectives(entry);
    for (int fold = 0; fold < entry.folds.size(); fold++) {
      double value = fold < objectives.length ? objectives[fold] : Double.NaN;
      folds.add(entry.folds.get(fold).scores().withEvaluated(value));
    }
    return new TriedCandidate(
        entry.named.name(),
        entry.named.size(),
        folds,
        entry.folds.stream().mapToDouble(Judged::rows).average().orElse(0),
        entry.seconds(),
        entry.cut && folds.size() < tuner.getNumFolds() * tuner.getNumRepeats());
  }

  /** The objective fold by fold, thresholds being crossed within a repeat; none for one fold. */
  private double[] objectives(Entry entry) {
    return repeats(entry)
        .flatMapToDouble(
            repeat -> Arrays.stream(CrossFittedThresholds.objective(repeat, objective)))
        .toArray();
  }

  /** The folds of each repeat that has more than one. */
  private Stream<List<ScoreCounts>> repeats(Entry entry) {
    int inRepeat = tuner.getNumFolds();
    List<ScoreCounts> counts = entry.counts();
    return IntStream.iterate(0, first -> first + 1 < counts.size(), first -> first + inRepeat)
        .mapToObj(first -> counts.subList(first, Math.min(first + inRepeat, counts.size())));
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
