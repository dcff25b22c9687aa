package io.github.sparksimpor.examples.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.evaluation.report.CurveChart.Curve;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertBudgetTest {
  private final AlertBudget budget = new AlertBudget(List.of(true, false, true, false), 8);

  @Test
  void precisionIsOfTheAlertsAndRecallOfTheFrauds() {
    assertThat(budget.precision()).isEqualTo(0.5);
    assertThat(budget.recall()).isEqualTo(0.25);
  }

  @Test
  void theCurveCountsFraudsFromTheFirstAlertOn() {
    Curve curve = budget.curve("x");

    assertThat(curve.x()).containsExactly(0, 1, 2, 3, 4);
    assertThat(curve.y()).containsExactly(0, 1, 1, 2, 2);
  }

  @Test
  void noAlertsFindNothing() {
    AlertBudget none = new AlertBudget(List.of(), 0);

    assertThat(none.precision()).isZero();
    assertThat(none.recall()).isZero();
  }
}
