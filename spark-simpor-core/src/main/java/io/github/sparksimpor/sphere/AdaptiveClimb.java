package io.github.sparksimpor.sphere;

import org.jspecify.annotations.Nullable;

/**
 * Riemannian L-BFGS with a backtracking line search along the great circle: each accepted point
 * gains at least a fraction of what the slope promised (Armijo), so the log ratio never decreases.
 */
final class AdaptiveClimb implements Climb {
  private static final double SUFFICIENT = 1e-4;
  private static final double LARGEST_ANGLE = Math.PI / 2;
  private static final double SMALLEST_ANGLE = 1e-12;

  private final AscentSettings settings;
  private final TangentMemory memory = new TangentMemory();
  private double[] position;
  private double logRatio;
  private double[] tangent;
  private double[] heading;
  private double rise;
  private double angle;
  private double[] trial;
  private int iterations;
  private @Nullable StopReason stopReason;

  AdaptiveClimb(double[] start, double logRatio, double[] slope, AscentSettings settings) {
    this.settings = settings;
    this.position = start;
    this.logRatio = logRatio;
    this.tangent = Vectors.tangent(slope, start);
    this.heading = tangent;
    this.trial = start;
    aim(slope);
    endWithoutBudget();
  }

  @Override
  public void observe(double trialRatio, double[] slope) {
    iterations++;
    if (trialRatio >= logRatio + SUFFICIENT * rise * angle) {
      advance(trialRatio, slope);
    } else {
      retreat(trialRatio, slope);
    }
    endWithoutBudget();
  }

  private void endWithoutBudget() {
    if (stopReason == null && iterations >= settings.maxIter()) {
      stopReason = StopReason.BUDGET;
    }
  }

  private void advance(double trialRatio, double[] slope) {
    double gain = trialRatio - logRatio;
    double[] arrival = arrival();
    double[] before = Vectors.tangent(tangent, trial);
    position = trial;
    logRatio = trialRatio;
    tangent = Vectors.tangent(slope, position);
    memory.moveTo(position);
    memory.add(Vectors.scaled(angle, arrival), Vectors.plus(before, -1, tangent));
    if (gain < settings.tol()) {
      stopReason = StopReason.GAIN;
    } else {
      aim(slope);
    }
  }

  /** Direction of the great circle at the trial point. */
  private double[] arrival() {
    return Vectors.plus(
        Vectors.scaled(StrictMath.cos(angle), heading), -StrictMath.sin(angle), position);
  }

  /** Chooses direction and angle of the next step. */
  private void aim(double[] slope) {
    double steepness = Vectors.norm(tangent);
    if (steepness <= settings.tol()) {
      stopReason = StopReason.GRADIENT;
      return;
    }
    double[] step = memory.ascentStep(tangent);
    double length = Vectors.norm(step);
    rise = Vectors.dot(step, tangent) / length;
    if (memory.isEmpty() || !(rise > 1e-8 * steepness)) {
      memory.clear();
      step = tangent;
      length = steepness;
      rise = steepness;
      angle = StrictMath.atan2(steepness, Vectors.dot(slope, position));
    } else {
      angle = length;
    }
    angle = Math.min(angle, LARGEST_ANGLE);
    heading = Vectors.scaled(1 / length, step);
    trial = Vectors.rotated(position, heading, angle);
  }

  /** Shortens the step to the maximum of the cubic through both ends. */
  private void retreat(double trialRatio, double[] slope) {
    double riseAtTrial = Vectors.dot(slope, arrival());
    double shorter = CubicSearch.maximum(angle, trialRatio - logRatio, rise, riseAtTrial);
    angle = Math.max(0.1 * angle, Math.min(0.5 * angle, shorter));
    if (angle < SMALLEST_ANGLE) {
      stopReason = StopReason.NO_ASCENT;
    } else {
      trial = Vectors.rotated(position, heading, angle);
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
