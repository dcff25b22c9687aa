package io.github.sparksimpor.network;

import io.github.sparksimpor.kernel.Exp2;
import io.github.sparksimpor.kernel.VectorExp2;
import io.github.sparksimpor.kernel.VectorShape;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * A layer in the Vector API: tiles of {@value #UNITS} units by two vectors of rows stay in
 * registers while the inputs pass. The sums are written out one by one because arrays of vectors
 * live on the heap.
 *
 * <p>Using this class fails with {@link NoClassDefFoundError} unless the JVM runs with {@code
 * --add-modules=jdk.incubator.vector}.
 */
final class VectorLayerPass implements LayerPass {
  private static final VectorSpecies<Double> SPECIES = VectorShape.DOUBLES;
  private static final int WIDTH = SPECIES.length();

  /** Rows of a tile. */
  private static final int SPAN = 2 * WIDTH;

  /** Units of a tile. */
  private static final int UNITS = 6;

  @Override
  public void weigh(
      double[] input, int inputs, double[] weights, int offset, double[] output, int outputs) {
    for (int row = 0; row < ROWS; row += SPAN) {
      if (outputs < UNITS) {
        for (int unit = 0; unit < outputs; unit++) {
          weighOne(input, inputs, weights, offset, output, outputs, unit, row);
        }
      } else {
        for (int unit = 0; unit < outputs; unit += UNITS) {
          // The last tile reaches back over units that are done: the same sums once more.
          int first = Math.min(unit, outputs - UNITS);
          weighTile(input, inputs, weights, offset, output, outputs, first, row);
        }
      }
    }
  }

  private static void weighTile(
      double[] input,
      int inputs,
      double[] weights,
      int offset,
      double[] output,
      int outputs,
      int unit,
      int row) {
    int w = offset + unit;
    int bias = w + inputs * outputs;
    DoubleVector x0 = DoubleVector.broadcast(SPECIES, weights[bias]);
    DoubleVector y0 = x0;
    DoubleVector x1 = DoubleVector.broadcast(SPECIES, weights[bias + 1]);
    DoubleVector y1 = x1;
    DoubleVector x2 = DoubleVector.broadcast(SPECIES, weights[bias + 2]);
    DoubleVector y2 = x2;
    DoubleVector x3 = DoubleVector.broadcast(SPECIES, weights[bias + 3]);
    DoubleVector y3 = x3;
    DoubleVector x4 = DoubleVector.broadcast(SPECIES, weights[bias + 4]);
    DoubleVector y4 = x4;
    DoubleVector x5 = DoubleVector.broadcast(SPECIES, weights[bias + 5]);
    DoubleVector y5 = x5;
    for (int in = 0, from = row; in < inputs; in++, from += ROWS, w += outputs) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, input, from);
      DoubleVector y = DoubleVector.fromArray(SPECIES, input, from + WIDTH);
      DoubleVector w0 = DoubleVector.broadcast(SPECIES, weights[w]);
      x0 = x.fma(w0, x0);
      y0 = y.fma(w0, y0);
      DoubleVector w1 = DoubleVector.broadcast(SPECIES, weights[w + 1]);
      x1 = x.fma(w1, x1);
      y1 = y.fma(w1, y1);
      DoubleVector w2 = DoubleVector.broadcast(SPECIES, weights[w + 2]);
      x2 = x.fma(w2, x2);
      y2 = y.fma(w2, y2);
      DoubleVector w3 = DoubleVector.broadcast(SPECIES, weights[w + 3]);
      x3 = x.fma(w3, x3);
      y3 = y.fma(w3, y3);
      DoubleVector w4 = DoubleVector.broadcast(SPECIES, weights[w + 4]);
      x4 = x.fma(w4, x4);
      y4 = y.fma(w4, y4);
      DoubleVector w5 = DoubleVector.broadcast(SPECIES, weights[w + 5]);
      x5 = x.fma(w5, x5);
      y5 = y.fma(w5, y5);
    }
    int to = unit * ROWS + row;
    x0.intoArray(output, to);
    y0.intoArray(output, to + WIDTH);
    x1.intoArray(output, to + ROWS);
    y1.intoArray(output, to + ROWS + WIDTH);
    x2.intoArray(output, to + 2 * ROWS);
    y2.intoArray(output, to + 2 * ROWS + WIDTH);
    x3.intoArray(output, to + 3 * ROWS);
    y3.intoArray(output, to + 3 * ROWS + WIDTH);
    x4.intoArray(output, to + 4 * ROWS);
    y4.intoArray(output, to + 4 * ROWS + WIDTH);
    x5.intoArray(output, to + 5 * ROWS);
    y5.intoArray(output, to + 5 * ROWS + WIDTH);
  }

  private static void weighOne(
      double[] input,
      int inputs,
      double[] weights,
      int offset,
      double[] output,
      int outputs,
      int unit,
      int row) {
    int w = offset + unit;
    DoubleVector x0 = DoubleVector.broadcast(SPECIES, weights[w + inputs * outputs]);
    DoubleVector y0 = x0;
    for (int in = 0, from = row; in < inputs; in++, from += ROWS, w += outputs) {
      DoubleVector w0 = DoubleVector.broadcast(SPECIES, weights[w]);
      x0 = DoubleVector.fromArray(SPECIES, input, from).fma(w0, x0);
      y0 = DoubleVector.fromArray(SPECIES, input, from + WIDTH).fma(w0, y0);
    }
    x0.intoArray(output, unit * ROWS + row);
    y0.intoArray(output, unit * ROWS + row + WIDTH);
  }

  @Override
  public void squash(double[] values, int units) {
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    for (int i = 0; i < units * ROWS; i += WIDTH) {
      DoubleVector z = DoubleVector.fromArray(SPECIES, values, i);
      DoubleVector e = VectorExp2.ofMinus(z.abs().mul(Exp2.LOG2_E));
      e.blend(one, z.compare(VectorOperators.GE, 0)).div(e.add(one)).intoArray(values, i);
    }
  }
}
