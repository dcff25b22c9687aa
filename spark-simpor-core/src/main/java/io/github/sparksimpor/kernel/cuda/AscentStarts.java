package io.github.sparksimpor.kernel.cuda;

/**
 * Spheres around seeds, and random points on them, to ascend from.
 *
 * @param seeds coordinates of the centres, row-major
 * @param radii r of each sphere, positive
 * @param excluded per sphere the row of the growing class that is left out of its sums, or -1
 * @param directions unit vectors from the seeds to the random points: {@code candidates} for each
 *     sphere, one after the other
 * @param candidates random points of each sphere, at least 1
 */
public record AscentStarts(
    double[] seeds, double[] radii, int[] excluded, double[] directions, int candidates) {

  /** Number of spheres. */
  public int size() {
    return radii.length;
  }
}
