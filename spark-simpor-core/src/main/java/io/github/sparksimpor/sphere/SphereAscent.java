package io.github.sparksimpor.sphere;

import io.github.sparksimpor.kernel.QueryBatch;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The making of one synthetic row (paper algorithm 1), as a sequence of points to evaluate. How and
 * where they are evaluated is the caller's affair:
 *
 * <pre>
 * while (!ascent.finished()) {
 *   int first = batch.size();
 *   ascent.addPoints(batch);
 *   objective.evaluate(batch, logRatios, gradients);
 *   ascent.observe(logRatios, gradients, first);
 * }
 * </pre>
 *
 * <p>It first asks for all its candidates at once and then, from the best of them, for one point
 * after the other. The state is the unit vector u = (x - x0) / r, not x, so that the row ends at
 * distance r from its seed however many steps it took. The paper's line 5 leaves out the division
 * by r² and its line 7 the factor r, which is right on the unit sphere only.
 */
public final class SphereAscent {
  private final SphereStart start;
  private final AscentSettings settings;
  private double logRatioAtStart = Double.NaN;
  private @Nullable Climb climb;

  /**
   * An ascent about to begin.
   *
   * @param start the sphere and its random points
   * @param settings how to climb; of the start's candidates the first {@code candidates} are used
   */
  public SphereAscent(SphereStart start, AscentSettings settings) {
    if (start.candidates() < settings.candidates()) {
      throw new IllegalArgumentException(
          "wanted " + settings.candidates() + " candidates, found " + start.candidates());
    }
    this.start = start;
    this.settings = settings;
  }

  /** Number of points to evaluate now; 0 once finished. */
  public int wanted() {
    if (finished()) {
      return 0;
    }
    return climb == null ? settings.candidates() : 1;
  }

  /** Whether the row is made. */
  public boolean finished() {
    return climb == null
        ? start.radius() == 0 || !settings.evaluates()
        : climb.stopReason() != null;
  }

  /** Adds the {@link #wanted()} points to a batch, one after the other. */
  public void addPoints(QueryBatch batch) {
    if (climb != null) {
      batch.add(start.point(climb.trial(), 0), 0, start.categories(), start.seedRow());
      return;
    }
    for (int candidate = 0; candidate < settings.candidates(); candidate++) {
      int at = candidate * start.seed().length;
      batch.add(start.point(start.directions(), at), 0, start.categories(), start.seedRow());
    }
  }

  /**
   * Takes the values at the points wanted.
   *
   * @param logRatios L, from {@code first} on
   * @param gradients ∇L, {@code dimension} values a point, likewise
   * @param first where the first of the points stands
   */
  public void observe(double[] logRatios, double[] gradients, int first) {
    if (climb != null) {
      climb.observe(logRatios[first], slope(gradients, first));
      return;
    }
    int best = 0;
    for (int candidate = 1; candidate < settings.candidates(); candidate++) {
      if (logRatios[first + candidate] > logRatios[first + best]) {
        best = candidate;
      }
    }
    logRatioAtStart = logRatios[first + best];
    climb = begin(direction(best), logRatioAtStart, slope(gradients, first + best));
  }

  private Climb begin(double[] direction, double logRatio, double[] slope) {
    return settings.stepRule() == StepRule.FIXED
        ? new FixedClimb(direction, logRatio, slope, settings)
        : new AdaptiveClimb(direction, logRatio, slope, settings);
  }

  /** The row; only once finished. */
  public SyntheticPoint result() {
    if (!finished()) {
      throw new IllegalStateException("the ascent has not come to its end");
    }
    if (climb == null) {
      StopReason reason = start.radius() == 0 ? StopReason.RADIUS_ZERO : StopReason.BUDGET;
      return result(start.directions(), Double.NaN, 0, reason);
    }
    StopReason reason = Objects.requireNonNull(climb.stopReason());
    return result(climb.position(), climb.logRatio(), climb.iterations(), reason);
  }

  private SyntheticPoint result(
      double[] direction, double logRatioAtEnd, int iterations, StopReason reason) {
    return new SyntheticPoint(
        start.seedRow(),
        start.draw(),
        start.point(direction, 0),
        start.radius(),
        logRatioAtStart,
        logRatioAtEnd,
        iterations,
        reason);
  }

  private double[] direction(int candidate) {
    int dimension = start.seed().length;
    double[] direction = new double[dimension];
    System.arraycopy(start.directions(), candidate * dimension, direction, 0, dimension);
    return direction;
  }

  /** Derivative with respect to the unit vector: {@code r ∇L}. */
  private double[] slope(double[] gradients, int query) {
    double[] slope = new double[start.seed().length];
    for (int k = 0; k < slope.length; k++) {
      slope[k] = start.radius() * gradients[query * slope.length + k];
    }
    return slope;
  }
}
