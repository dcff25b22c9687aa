package io.github.sparksimpor.evaluation;

import io.github.sparksimpor.evaluation.GainsOverNone.Gain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A choice as one sentence with its numbers: what to do, what it gains, at what price. */
final class BalanceVerdict {
  /** Names that a reader takes in; the table has them all. */
  private static final int NAMED = 4;

  private static final int DECIMALS = 4;

  private final TunedBalance tuned;
  private final TriedCandidate none;

  private BalanceVerdict(TunedBalance tuned) {
    this.tuned = tuned;
    this.none = tuned.candidates().get(0);
  }

  static String of(TunedBalance tuned) {
    return new BalanceVerdict(tuned).sentence();
  }

  private String sentence() {
    List<String> parts = new ArrayList<>();
    parts.add(tuned.chosen() > 0 ? useChosen() : doNothing());
    String alike = names(this::isAlike);
    if (!alike.isEmpty()) {
      parts.add("not distinguishable from none: " + alike);
    }
    String cut = names(place -> tuned.isCutForTime(place));
    if (!cut.isEmpty()) {
      parts.add("cut for want of time: " + cut);
    }
    if (!tuned.leftOut().isEmpty()) {
      parts.add(
          "left out: "
              + names(tuned.leftOut().stream().map(LeftOut::candidate).toList())
              + " (%s)".formatted(tuned.leftOut().get(0).reason()));
    }
    return String.join("; ", parts) + ".";
  }

  private String useChosen() {
    Gain gain = gain(tuned.chosen());
    List<String> values = ComparedNumbers.told(DECIMALS, value(tuned.best()), value(none));
    return "use %s: %s %s, against %s of none, %s, for %s times the training rows"
        .formatted(
            tuned.best(),
            tuned.objective(),
            values.get(0),
            values.get(1),
            gained(gain),
            String.format(Locale.ROOT, "%.2f", tuned.best().rows() / none.rows()));
  }

  private String doNothing() {
    String answer =
        "resample nothing and weigh nothing, move the threshold only: %s %s"
            .formatted(tuned.objective(), number(value(none)));
    return IntStream.range(1, tuned.candidates().size())
        .filter(place -> !Double.isNaN(gain(place).mean()))
        .boxed()
        .max(Comparator.comparingDouble(place -> gain(place).mean()))
        .map(
            place ->
                answer
                    + ", the best other, %s, is %s"
                        .formatted(tuned.candidates().get(place), gained(gain(place))))
        .orElse(answer);
  }

  private String gained(Gain gain) {
    String by =
        gain.mean() == 0
            ? "as good"
            : gain.mean() < 0
                ? "worse by " + number(-gain.mean())
                : "better by " + number(gain.mean());
    return Double.isNaN(gain.lower())
        ? by + " (a single fold, or folds that all gain the same, tell no interval)"
        : "%s (%s to %s at level %s for all of them together)"
            .formatted(by, number(gain.lower()), number(gain.upper()), tuned.alpha());
  }

  /** Neither better nor worse beyond chance. */
  private boolean isAlike(int place) {
    Gain gain = gain(place);
    return place != tuned.chosen() && gain.lower() <= 0 && gain.upper() >= 0;
  }

  private String names(IntPredicate which) {
    List<String> names =
        IntStream.range(1, tuned.candidates().size())
            .filter(which)
            .mapToObj(place -> tuned.candidates().get(place).toString())
            .toList();
    return names(names);
  }

  private static String names(List<String> names) {
    String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
    return names.size() > NAMED ? "%s and %s others".formatted(first, names.size() - NAMED) : first;
  }

  private Gain gain(int place) {
    return tuned.gains().gains().get(place - 1);
  }

  private static double value(TriedCandidate candidate) {
    return candidate.mean(Measure.EVALUATOR_GAIN);
  }

  private static String number(double value) {
    return ComparedNumbers.difference(DECIMALS, value);
  }
}
