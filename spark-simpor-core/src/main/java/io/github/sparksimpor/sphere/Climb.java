package io.github.sparksimpor.sphere;

import org.jspecify.annotations.Nullable;

/**
 * A point on its way along the unit sphere, one evaluation at a time. Slopes are gradients with
 * respect to the unit vector: {@code r ∇L}.
 */
interface Climb {
  /** Why the climb is over; null while it goes on. */
  @Nullable StopReason stopReason();

  /** The unit vector to evaluate next; only while the climb goes on. */
  double[] trial();

  /** Takes the log ratio and slope at {@link #trial()}. */
  void observe(double logRatio, double[] slope);

  /** The unit vector reached. */
  double[] position();

  /** L at {@link #position()}. */
  double logRatio();

  /** Evaluations observed. */
  int iterations();
}
