package io.github.sparksimpor.sphere;

import org.jspecify.annotations.Nullable;

/** The paper's constant rotation (algorithm 1, with the tangent direction normalised). */
final class FixedClimb implements Climb {
  /** Learning rate 1e-5 of the paper times π. */
  static final double ANGLE = 1e-5 * Math.PI;

  private final int maxIter;
  private double[] position;
  private double logRatio;
  private double[] trial;
  private int iterations;
  private @Nullable StopReason stopReason;

  FixedClimb(double[] start, double logRatio, double[] slope, AscentSettings settings) {
    this.maxIter = settings.maxIter();
    this.position = start;
    this.logRatio = logRatio;
    this.trial = start;
    aim(slope);
  }

  @Override
  public void observe(double logRatio, double[] slope) {
    this.position = trial;
    this.logRatio = logRatio;
    iterations++;
    aim(slope);
  }

  private void aim(double[] slope) {
    double[] tangent = Vectors.tangent(slope, position);
    double length = Vectors.norm(tangent);
    if (iterations >= maxIter) {
      stopReason = StopReason.BUDGET;
    } else if (length == 0) {
      stopReason = StopReason.GRADIENT;
    } else {
      trial = Vectors.rotated(position, Vectors.scaled(1 / length, tangent), ANGLE);
    }
  }

  @Override
  public @Nullable StopReason stopReason() {
    return stopReason;
  }

  @Override
  public double[] trial() {
    return trial;
  }

  @Override
  public double[] position() {
    return position;
  }

  @Override
  public double logRatio() {
    return logRatio;
  }

  @Override
  public int iterations() {
    return iterations;
  }
}
