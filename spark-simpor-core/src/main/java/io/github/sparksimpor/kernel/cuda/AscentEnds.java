package io.github.sparksimpor.kernel.cuda;

/**
 * Where ascents came to rest.
 *
 * @param directions unit vectors from the seeds, row-major
 * @param logRatioStart L at the best random point of each
 * @param logRatioEnd L where it came to rest
 * @param iterations steps tried
 * @param stops why it came to rest
 */
public record AscentEnds(
    double[] directions,
    double[] logRatioStart,
    double[] logRatioEnd,
    int[] iterations,
    Stop[] stops) {

  /** Why an ascent came to rest; in the order of the device code. */
  public enum Stop {
    /** Never seen at the end. */
    CLIMBING,
    /** The gradient along the sphere vanishes. */
    GRADIENT,
    /** The last step gained less than the tolerance. */
    GAIN,
    /** All steps allowed were taken. */
    BUDGET,
    /** No step promises anything that float resolves. */
    NO_ASCENT
  }
}
