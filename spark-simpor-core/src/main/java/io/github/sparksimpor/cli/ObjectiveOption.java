package io.github.sparksimpor.cli;

import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.ml.ImbalanceTuner;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What {@code --objective} asks for: a name, and after {@code =} the number that belongs to it.
 *
 * @param name as {@link ImbalanceTuner#objective()} has it
 * @param number as it was given; null without
 */
record ObjectiveOption(String name, @Nullable String number) {
  private static final Map<String, BiConsumer<ImbalanceTuner, Double>> NUMBERS =
      Map.of(
          "fBeta", ImbalanceTuner::setBeta,
          "precisionAtLeast", ImbalanceTuner::setMinPrecision,
          "recallAtLeast", ImbalanceTuner::setMinRecall,
          "alerts", ImbalanceTuner::setAlertsPerThousand,
          "cost", ImbalanceTuner::setCostFalseNegative);

  /** Beyond these an objective cannot be told apart from one that looks at a single number. */
  private static final Map<String, Double> MOST = Map.of("fBeta", 1e3, "alerts", 1e3, "cost", 1e9);

  /** Takes the text apart. */
  static ObjectiveOption of(String text) {
    int equals = text.indexOf('=');
    return equals < 0
        ? new ObjectiveOption(text, null)
        : new ObjectiveOption(text.substring(0, equals), text.substring(equals + 1));
  }

  /**
   * Sets what it asks for.
   *
   * @throws BadInputException if there is no such objective, or its number is missing or wrong
   */
  void applyTo(ImbalanceTuner tuner) {
    setName(tuner);
    @Nullable BiConsumer<ImbalanceTuner, Double> setter = NUMBERS.get(name);
    if (setter == null && number != null) {
      throw new BadInputException(
          "--objective: '%s' takes no number; drop '=%s'".formatted(name, number));
    }
    if (setter != null && number == null) {
      throw new BadInputException(
          "--objective: '%s' needs a number; give it as %s=<x>".formatted(name, name));
    }
    try {
      if (setter != null && number != null) {
        setter.accept(tuner, new BigDecimal(number).doubleValue()); // takes no suffixes, nor NaN
        checkMost(Double.parseDouble(number));
      }
    } catch (NumberFormatException e) {
      throw new BadInputException(
          "--objective: '%s' is no number; give it as %s=<x>".formatted(number, name));
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          StageOptions.inOptions("objective", String.valueOf(e.getMessage())), e);
    }
  }

  private void setName(ImbalanceTuner tuner) {
    try {
      tuner.setObjective(name);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          StageOptions.inOptions("objective", String.valueOf(e.getMessage())), e);
    }
  }

  private void checkMost(double given) {
    double most = MOST.getOrDefault(name, Double.MAX_VALUE);
    if (given > most) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s is %s; give at most %,.0f", name, number, most));
    }
  }
}
