package io.github.sparksimpor.sphere;

/** Why a point came to rest. */
public enum StopReason {
  /** The gradient along the sphere vanishes: a stationary point. */
  GRADIENT,

  /** The last step gained less than the tolerance. */
  GAIN,

  /** All steps allowed were taken; also when none was allowed. */
  BUDGET,

  /** The sphere is a point: the seed is as close to all its neighbours as can be. */
  RADIUS_ZERO,

  /** No step, however short, gains anything: the end of what floating point resolves. */
  NO_ASCENT
}
