package io.github.sparksimpor.evaluation;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/** Logistic regression on grouped rows, without penalty, by Newton's method with halved steps. */
final class LogisticFit {
  private static final int MOST_STEPS = 100;
  private static final int MOST_HALVINGS = 40;

  /** Part of the loss by which a step must lower it to be worth another. */
  private static final double TOLERANCE = 1e-15;

  private final double[][] x;
  private final double[] successes;
  private final double[] trials;

  private LogisticFit(double[][] x, double[] successes, double[] trials) {
    this.x = x;
    this.successes = successes;
    this.trials = trials;
  }

  /**
   * Coefficients of most likelihood; of several, those nearest to 0.
   *
   * @param x features of each group, the constant among them
   * @param successes of each group; need not be whole
   * @param trials of each group, at least as many
   * @return one a feature; they grow without bound where successes and failures can be separated,
   *     and are then those of the last step
   */
  static double[] coefficients(double[][] x, double[] successes, double[] trials) {
    LogisticFit fit = new LogisticFit(x, successes, trials);
    ArrayRealVector beta = new ArrayRealVector(x[0].length);
    double loss = fit.loss(beta);
    for (int step = 0; step < MOST_STEPS; step++) {
      ArrayRealVector direction = fit.newtonStep(beta);
      ArrayRealVector next = beta.add(direction);
      double nextLoss = fit.loss(next);
      for (int half = 0; half < MOST_HALVINGS && !(nextLoss <= loss); half++) {
        direction.mapMultiplyToSelf(0.5);
        next = beta.add(direction);
        nextLoss = fit.loss(next);
      }
      if (!(nextLoss <= loss)) {
        break;
      }
      beta = next;
      double gain = loss - nextLoss;
      loss = nextLoss;
      if (gain <= TOLERANCE * Math.abs(loss)) {
        break;
      }
    }
    return beta.toArray();
  }

  private double loss(ArrayRealVector beta) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double eta = eta(beta, i);
      double softplus = Math.max(eta, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(eta)));
      sum += trials[i] * softplus - successes[i] * eta;
    }
    return sum;
  }

  private ArrayRealVector newtonStep(ArrayRealVector beta) {
    int d = beta.getDimension();
    double[] gradient = new double[d];
    double[][] hessian = new double[d][d];
    for (int i = 0; i < x.length; i++) {
      double p = LogOdds.probability(eta(beta, i));
      for (int j = 0; j < d; j++) {
        gradient[j] += (successes[i] - trials[i] * p) * x[i][j];
        for (int k = 0; k < d; k++) {
          hessian[j][k] += trials[i] * p * (1 - p) * x[i][j] * x[i][k];
        }
      }
    }
    return new ArrayRealVector(
        new SingularValueDecomposition(new Array2DRowRealMatrix(hessian, false))
            .getSolver()
            .solve(new ArrayRealVector(gradient, false)));
  }

  private double eta(ArrayRealVector beta, int group) {
    double sum = 0;
    for (int j = 0; j < beta.getDimension(); j++) {
      sum += beta.getEntry(j) * x[group][j];
    }
    return sum;
  }
}
