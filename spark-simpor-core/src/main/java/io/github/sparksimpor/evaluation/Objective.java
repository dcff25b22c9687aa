package io.github.sparksimpor.evaluation;

import java.io.Serializable;

/** What a decision threshold is chosen for; as text, in the words in which users ask for it. */
public sealed interface Objective extends Serializable {

  /** How good some predictions are; more is better. */
  double value(Confusion counts);

  /**
   * How far predictions are from what is asked of them besides.
   *
   * @param all rows of all folds together
   * @return at most 0 if they may be chosen
   */
  default double shortfall(Confusion all) {
    return 0;
  }

  /** Whether of thresholds that are equally good the highest is taken, rather than the lowest. */
  default boolean fewestAlerts() {
    return false;
  }

  /** A score without number. */
  enum Score implements Objective {
    /** Mean of the F1 of the class and of the rest. */
    MACRO_F1,
    /** F1 of the class. */
    F1,
    /** Correlation of truth and prediction, between -1 and 1. */
    MCC,
    /** Mean of the recall of the class and of the rest. */
    BALANCED_ACCURACY;

    @Override
    public double value(Confusion counts) {
      return switch (this) {
        case MACRO_F1 -> counts.macroF1();
        case F1 -> counts.fBeta(1);
        case MCC -> counts.matthews();
        case BALANCED_ACCURACY -> counts.balancedAccuracy();
      };
    }

    @Override
    public String toString() {
      return switch (this) {
        case MACRO_F1 -> "macroF1";
        case F1 -> "f1";
        case MCC -> "mcc";
        case BALANCED_ACCURACY -> "balancedAccuracy";
      };
    }
  }

  /**
   * F-beta of the class.
   *
   * @param beta above 0; how many times recall matters as much as precision
   */
  record FBeta(double beta) implements Objective {
    @Override
    public double value(Confusion counts) {
      return counts.fBeta(beta);
    }

    @Override
    public String toString() {
      return "fBeta=" + beta;
    }
  }

  /**
   * Least cost. The value is the cost of a row on average, with its sign changed.
   *
   * @param falsePositive cost of predicting the class where it is not, at least 0
   * @param falseNegative cost of a missed row, at least 0; a factor to the row's own cost, if rows
   *     have one
   */
  record Cost(double falsePositive, double falseNegative) implements Objective {
    @Override
    public double value(Confusion counts) {
      double cost = falsePositive * counts.fp() + falseNegative * counts.missedCost();
      return counts.rows() == 0 ? 0 : -cost / counts.rows();
    }

    @Override
    public String toString() {
      return falsePositive == 1
          ? "cost=" + falseNegative
          : "cost=%s against %s".formatted(falseNegative, falsePositive);
    }
  }

  /**
   * Most recall where the precision over all folds is high enough.
   *
   * @param precision the least, between 0 and 1
   */
  record PrecisionAtLeast(double precision) implements Objective {
    @Override
    public double value(Confusion counts) {
      return counts.recall();
    }

    @Override
    public double shortfall(Confusion all) {
      return precision - all.precision();
    }

    @Override
    public String toString() {
      return "precisionAtLeast=" + precision;
    }

    @Override
    public boolean fewestAlerts() {
      return true;
    }
  }

  /**
   * Most precision where the recall over all folds is high enough.
   *
   * @param recall the least, between 0 and 1
   */
  record RecallAtLeast(double recall) implements Objective {
    @Override
    public double value(Confusion counts) {
      return counts.precision();
    }

    @Override
    public double shortfall(Confusion all) {
      return recall - all.recall();
    }

    @Override
    public String toString() {
      return "recallAtLeast=" + recall;
    }
  }

  /**
   * Most recall where few enough rows of all folds are predicted.
   *
   * @param perThousand most rows in 1,000 that may be predicted to be of the class
   */
  record Alerts(double perThousand) implements Objective {
    @Override
    public double value(Confusion counts) {
      return counts.recall();
    }

    @Override
    public double shortfall(Confusion all) {
      return (all.tp() + all.fp()) * 1000.0 - perThousand * all.rows();
    }

    @Override
    public String toString() {
      return "alerts=" + perThousand;
    }

    @Override
    public boolean fewestAlerts() {
      return true;
    }
  }
}
