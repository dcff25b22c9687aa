package io.github.sparksimpor.cuda;

import io.github.sparksimpor.kernel.RowParts;
import java.util.List;
import java.util.Locale;

/**
 * The coordinates of the device, {@code y = (x - centre) · scale}, scaled so that the kernel is
 * {@code 2^-‖y - y'‖²} and centred so that float has its digits where the rows are.
 *
 * @param centre in the coordinates of the rows
 * @param scale positive
 */
record ScaledSpace(double[] centre, double scale) {
  /** Up to here squared distances stay within float. */
  private static final double FARTHEST = 1e17;

  /**
   * Coordinates around rows.
   *
   * @param rows that the centre is the mean of, at least one
   * @param bandwidth h
   */
  static ScaledSpace around(RowParts rows, double bandwidth) {
    if (!(bandwidth > 0) || bandwidth == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "the bandwidth must be positive and finite, found " + bandwidth);
    }
    double[] mean = new double[rows.dimension()];
    double[] row = new double[mean.length];
    long seen = 0;
    for (int part = 0; part < rows.parts(); part++) {
      for (int i = 0; i < rows.part(part).size(); i++) {
        rows.part(part).copyRow(i, row, 0);
        seen++;
        for (int k = 0; k < mean.length; k++) {
          mean[k] += (row[k] - mean[k]) / seen;
        }
      }
    }
    return new ScaledSpace(mean, Math.sqrt(1 / (2 * Math.log(2))) / bandwidth);
  }

  int dimension() {
    return centre.length;
  }

  double coordinate(double x, int k) {
    double y = (x - centre[k]) * scale;
    if (!(Math.abs(y) < FARTHEST)) {
      throw new GpuLimitException(
          String.format(
              Locale.ROOT,
              "a value of feature %d lies %.1e bandwidths from the mean, beyond what the GPU"
                  + " computes with; use device = cpu",
              k,
              Math.abs(y)));
    }
    return y;
  }

  double original(double y, int k) {
    return y / scale + centre[k];
  }

  /**
   * Lays rows out for the device.
   *
   * @param classes whose rows follow each other
   * @param from first row
   * @param count number of rows
   * @param stride length of a row in {@code target}; zeros fill it up
   * @param target receives the rows
   */
  void lay(List<RowParts> classes, int from, int count, int stride, float[] target) {
    double[] row = new double[dimension()];
    int start = 0;
    int at = 0;
    for (RowParts rows : classes) {
      for (int p = 0; p < rows.parts(); p++) {
        int size = rows.part(p).size();
        int first = Math.max(from, start) - start;
        int last = Math.min(from + count, start + size) - start;
        for (int i = first; i < last; i++, at += stride) {
          rows.part(p).copyRow(i, row, 0);
          lay(row, 0, stride, target, at);
        }
        start += size;
      }
    }
  }

  /** Lays one point out, the coordinates of which start at {@code offset}. */
  void lay(double[] points, int offset, int stride, float[] target, int at) {
    for (int k = 0; k < stride; k++) {
      target[at + k] = k < dimension() ? (float) coordinate(points[offset + k], k) : 0;
    }
  }
}
