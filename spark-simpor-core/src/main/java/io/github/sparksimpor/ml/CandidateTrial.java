package io.github.sparksimpor.ml;

import io.github.sparksimpor.engine.rows.UnsuitableRowsException;
import io.github.sparksimpor.evaluation.CrossFittedThresholds;
import io.github.sparksimpor.evaluation.FoldScores;
import io.github.sparksimpor.evaluation.LeftOut;
import io.github.sparksimpor.evaluation.Objective;
import io.github.sparksimpor.evaluation.ScoreCounts;
import io.github.sparksimpor.evaluation.ThresholdCurve;
import io.github.sparksimpor.evaluation.TriedCandidate;
import io.github.sparksimpor.ml.TunedCandidates.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a candidate of {@link ImbalanceSearch} did on the folds so far. */
final class CandidateTrial {
  private final Named named;
  private final ImbalanceTuner tuner;
  private final Objective objective;
  private final List<OnFold> folds = new ArrayList<>();
  private Optional<UnsuitableRowsException> impossible = Optional.empty();
  private boolean cut;

  /** One that has not begun. */
  CandidateTrial(Named named, ImbalanceTuner tuner, Objective objective) {
    this.named = named;
    this.tuner = tuner;
    this.objective = objective;
  }

  /**
   * What it did on one fold.
   *
   * @param rows it was trained on
   * @param seconds it took to train
   */
  record OnFold(FoldScores scores, ScoreCounts counts, double rows, double seconds) {}

  /** What is tried. */
  Named named() {
    return named;
  }

  /** Adds what it did on the next fold. */
  void add(OnFold fold) {
    folds.add(fold);
  }

  /** Folds so far. */
  int folds() {
    return folds.size();
  }

  /** Ends it before all folds. */
  void cut() {
    cut = true;
  }

  /** Ends it on a fold whose rows it cannot be had on. */
  void leaveOut(UnsuitableRowsException why) {
    impossible = Optional.of(why);
    cut = true;
  }

  /** Whether it has ended. */
  boolean isCut() {
    return cut;
  }

  /** Why it cannot be had, if it cannot. */
  Optional<UnsuitableRowsException> impossible() {
    return impossible;
  }

  Optional<LeftOut> leftOut() {
    return impossible.map(
        why -> new LeftOut(named.toString(), String.valueOf(why.getMessage()).strip()));
  }

  /** Seconds that it takes on a fold. */
  double seconds() {
    return folds.stream().mapToDouble(OnFold::seconds).average().orElse(0);
  }

  /** Its scores on every fold, counted. */
  List<ScoreCounts> counts() {
    return folds.stream().map(OnFold::counts).toList();
  }

  /** The objective at the threshold that is best so far. */
  double soFar() {
    return ThresholdCurve.of(counts(), objective).best().objective();
  }

  /** What is told of it. */
  TriedCandidate tried() {
    List<FoldScores> scores = new ArrayList<>();
    double[] objectives = objectives();
    for (int fold = 0; fold < folds.size(); fold++) {
      double value = fold < objectives.length ? objectives[fold] : Double.NaN;
      scores.add(folds.get(fold).scores().withEvaluated(value));
    }
    return new TriedCandidate(
        named.name(),
        named.size(),
        scores,
        folds.stream().mapToDouble(OnFold::rows).average().orElse(0),
        seconds(),
        cut && folds.size() < tuner.getNumFolds() * tuner.getNumRepeats());
  }

  /** The objective fold by fold, thresholds being crossed within a repeat; none for one fold. */
  private double[] objectives() {
    return repeats()
        .flatMapToDouble(
            repeat -> Arrays.stream(CrossFittedThresholds.objective(repeat, objective)))
        .toArray();
  }

  /** The folds of each repeat that has more than one. */
  Stream<List<ScoreCounts>> repeats() {
    int inRepeat = tuner.getNumFolds();
    List<ScoreCounts> counts = counts();
    return IntStream.iterate(0, first -> first + 1 < counts.size(), first -> first + inRepeat)
        .mapToObj(first -> counts.subList(first, Math.min(first + inRepeat, counts.size())));
  }
}
