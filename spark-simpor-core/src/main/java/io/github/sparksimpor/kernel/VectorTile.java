package io.github.sparksimpor.kernel;

import static io.github.sparksimpor.kernel.Blocks.BLOCK;
import static io.github.sparksimpor.kernel.Blocks.PANEL;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Register tiles: {@value #QUERIES} queries against two vectors of rows (distances) or of columns
 * (weighted rows). Twelve sums in flight cover the latency of the multiply-add on two ports and
 * leave enough of 16 registers. The sums are written out one by one because arrays of vectors live
 * on the heap.
 */
final class VectorTile {
  private VectorTile() {}

  static final VectorSpecies<Double> SPECIES = VectorShape.DOUBLES;
  static final int WIDTH = SPECIES.length();

  /** Queries of a tile. */
  static final int QUERIES = 6;

  /** Rows, or columns, of a tile. */
  static final int SPAN = 2 * WIDTH;

  /** Exponents of {@link #SPAN} rows by dot products. */
  static void dots(
      double[] panels,
      int panel,
      double[] norms,
      int row,
      int dimension,
      double factor,
      double[] tile,
      int query,
      double[] constants,
      int constant,
      double[] out,
      int at) {
    DoubleVector minusFactor = DoubleVector.broadcast(SPECIES, -factor);
    DoubleVector x = DoubleVector.fromArray(SPECIES, norms, row);
    DoubleVector y = DoubleVector.fromArray(SPECIES, norms, row + WIDTH);
    DoubleVector c0 = DoubleVector.broadcast(SPECIES, constants[constant + 0]);
    DoubleVector x0 = x.fma(minusFactor, c0);
    DoubleVector y0 = y.fma(minusFactor, c0);
    DoubleVector c1 = DoubleVector.broadcast(SPECIES, constants[constant + 1]);
    DoubleVector x1 = x.fma(minusFactor, c1);
    DoubleVector y1 = y.fma(minusFactor, c1);
    DoubleVector c2 = DoubleVector.broadcast(SPECIES, constants[constant + 2]);
    DoubleVector x2 = x.fma(minusFactor, c2);
    DoubleVector y2 = y.fma(minusFactor, c2);
    DoubleVector c3 = DoubleVector.broadcast(SPECIES, constants[constant + 3]);
    DoubleVector x3 = x.fma(minusFactor, c3);
    DoubleVector y3 = y.fma(minusFactor, c3);
    DoubleVector c4 = DoubleVector.broadcast(SPECIES, constants[constant + 4]);
    DoubleVector x4 = x.fma(minusFactor, c4);
    DoubleVector y4 = y.fma(minusFactor, c4);
    DoubleVector c5 = DoubleVector.broadcast(SPECIES, constants[constant + 5]);
    DoubleVector x5 = x.fma(minusFactor, c5);
    DoubleVector y5 = y.fma(minusFactor, c5);
    for (int k = 0, q = query, p = panel; k < dimension; k++, q += QUERIES, p += PANEL) {
      x = DoubleVector.fromArray(SPECIES, panels, p);
      y = DoubleVector.fromArray(SPECIES, panels, p + WIDTH);
      DoubleVector q0 = DoubleVector.broadcast(SPECIES, tile[q + 0]);
      x0 = x.fma(q0, x0);
      y0 = y.fma(q0, y0);
      DoubleVector q1 = DoubleVector.broadcast(SPECIES, tile[q + 1]);
      x1 = x.fma(q1, x1);
      y1 = y.fma(q1, y1);
      DoubleVector q2 = DoubleVector.broadcast(SPECIES, tile[q + 2]);
      x2 = x.fma(q2, x2);
      y2 = y.fma(q2, y2);
      DoubleVector q3 = DoubleVector.broadcast(SPECIES, tile[q + 3]);
      x3 = x.fma(q3, x3);
      y3 = y.fma(q3, y3);
      DoubleVector q4 = DoubleVector.broadcast(SPECIES, tile[q + 4]);
      x4 = x.fma(q4, x4);
      y4 = y.fma(q4, y4);
      DoubleVector q5 = DoubleVector.broadcast(SPECIES, tile[q + 5]);
      x5 = x.fma(q5, x5);
      y5 = y.fma(q5, y5);
    }
    x0.intoArray(out, at + 0 * BLOCK);
    y0.intoArray(out, at + 0 * BLOCK + WIDTH);
    x1.intoArray(out, at + 1 * BLOCK);
    y1.intoArray(out, at + 1 * BLOCK + WIDTH);
    x2.intoArray(out, at + 2 * BLOCK);
    y2.intoArray(out, at + 2 * BLOCK + WIDTH);
    x3.intoArray(out, at + 3 * BLOCK);
    y3.intoArray(out, at + 3 * BLOCK + WIDTH);
    x4.intoArray(out, at + 4 * BLOCK);
    y4.intoArray(out, at + 4 * BLOCK + WIDTH);
    x5.intoArray(out, at + 5 * BLOCK);
    y5.intoArray(out, at + 5 * BLOCK + WIDTH);
  }

  /** Exponents of {@link #SPAN} rows by differences. */
  static void differences(
      double[] panels,
      int panel,
      int dimension,
      double factor,
      double[] tile,
      int query,
      double[] out,
      int at) {
    DoubleVector x0 = DoubleVector.zero(SPECIES);
    DoubleVector y0 = x0;
    DoubleVector x1 = DoubleVector.zero(SPECIES);
    DoubleVector y1 = x1;
    DoubleVector x2 = DoubleVector.zero(SPECIES);
    DoubleVector y2 = x2;
    DoubleVector x3 = DoubleVector.zero(SPECIES);
    DoubleVector y3 = x3;
    DoubleVector x4 = DoubleVector.zero(SPECIES);
    DoubleVector y4 = x4;
    DoubleVector x5 = DoubleVector.zero(SPECIES);
    DoubleVector y5 = x5;
    for (int k = 0, q = query, p = panel; k < dimension; k++, q += QUERIES, p += PANEL) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, panels, p);
      DoubleVector y = DoubleVector.fromArray(SPECIES, panels, p + WIDTH);
      DoubleVector q0 = DoubleVector.broadcast(SPECIES, tile[q + 0]);
      DoubleVector dx0 = q0.sub(x);
      DoubleVector dy0 = q0.sub(y);
      x0 = dx0.fma(dx0, x0);
      y0 = dy0.fma(dy0, y0);
      DoubleVector q1 = DoubleVector.broadcast(SPECIES, tile[q + 1]);
      DoubleVector dx1 = q1.sub(x);
      DoubleVector dy1 = q1.sub(y);
      x1 = dx1.fma(dx1, x1);
      y1 = dy1.fma(dy1, y1);
      DoubleVector q2 = DoubleVector.broadcast(SPECIES, tile[q + 2]);
      DoubleVector dx2 = q2.sub(x);
      DoubleVector dy2 = q2.sub(y);
      x2 = dx2.fma(dx2, x2);
      y2 = dy2.fma(dy2, y2);
      DoubleVector q3 = DoubleVector.broadcast(SPECIES, tile[q + 3]);
      DoubleVector dx3 = q3.sub(x);
      DoubleVector dy3 = q3.sub(y);
      x3 = dx3.fma(dx3, x3);
      y3 = dy3.fma(dy3, y3);
      DoubleVector q4 = DoubleVector.broadcast(SPECIES, tile[q + 4]);
      DoubleVector dx4 = q4.sub(x);
      DoubleVector dy4 = q4.sub(y);
      x4 = dx4.fma(dx4, x4);
      y4 = dy4.fma(dy4, y4);
      DoubleVector q5 = DoubleVector.broadcast(SPECIES, tile[q + 5]);
      DoubleVector dx5 = q5.sub(x);
      DoubleVector dy5 = q5.sub(y);
      x5 = dx5.fma(dx5, x5);
      y5 = dy5.fma(dy5, y5);
    }
    DoubleVector minusFactor = DoubleVector.broadcast(SPECIES, -factor);
    x0.mul(minusFactor).intoArray(out, at + 0 * BLOCK);
    y0.mul(minusFactor).intoArray(out, at + 0 * BLOCK + WIDTH);
    x1.mul(minusFactor).intoArray(out, at + 1 * BLOCK);
    y1.mul(minusFactor).intoArray(out, at + 1 * BLOCK + WIDTH);
    x2.mul(minusFactor).intoArray(out, at + 2 * BLOCK);
    y2.mul(minusFactor).intoArray(out, at + 2 * BLOCK + WIDTH);
    x3.mul(minusFactor).intoArray(out, at + 3 * BLOCK);
    y3.mul(minusFactor).intoArray(out, at + 3 * BLOCK + WIDTH);
    x4.mul(minusFactor).intoArray(out, at + 4 * BLOCK);
    y4.mul(minusFactor).intoArray(out, at + 4 * BLOCK + WIDTH);
    x5.mul(minusFactor).intoArray(out, at + 5 * BLOCK);
    y5.mul(minusFactor).intoArray(out, at + 5 * BLOCK + WIDTH);
  }

  /** Adds the weighted rows of a block to the sums, {@link #SPAN} columns of them. */
  static void addWeightedRows(
      double[] tiles,
      int tile,
      int stride,
      int count,
      double[] weights,
      int weight,
      double[] sums,
      int sum0,
      int sum1,
      int sum2,
      int sum3,
      int sum4,
      int sum5) {
    DoubleVector x0 = DoubleVector.fromArray(SPECIES, sums, sum0);
    DoubleVector y0 = DoubleVector.fromArray(SPECIES, sums, sum0 + WIDTH);
    DoubleVector x1 = DoubleVector.fromArray(SPECIES, sums, sum1);
    DoubleVector y1 = DoubleVector.fromArray(SPECIES, sums, sum1 + WIDTH);
    DoubleVector x2 = DoubleVector.fromArray(SPECIES, sums, sum2);
    DoubleVector y2 = DoubleVector.fromArray(SPECIES, sums, sum2 + WIDTH);
    DoubleVector x3 = DoubleVector.fromArray(SPECIES, sums, sum3);
    DoubleVector y3 = DoubleVector.fromArray(SPECIES, sums, sum3 + WIDTH);
    DoubleVector x4 = DoubleVector.fromArray(SPECIES, sums, sum4);
    DoubleVector y4 = DoubleVector.fromArray(SPECIES, sums, sum4 + WIDTH);
    DoubleVector x5 = DoubleVector.fromArray(SPECIES, sums, sum5);
    DoubleVector y5 = DoubleVector.fromArray(SPECIES, sums, sum5 + WIDTH);
    for (int i = 0, w = weight, t = tile; i < count; i++, w++, t += stride) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, tiles, t);
      DoubleVector y = DoubleVector.fromArray(SPECIES, tiles, t + WIDTH);
      DoubleVector w0 = DoubleVector.broadcast(SPECIES, weights[w + 0 * BLOCK]);
      x0 = x.fma(w0, x0);
      y0 = y.fma(w0, y0);
      DoubleVector w1 = DoubleVector.broadcast(SPECIES, weights[w + 1 * BLOCK]);
      x1 = x.fma(w1, x1);
      y1 = y.fma(w1, y1);
      DoubleVector w2 = DoubleVector.broadcast(SPECIES, weights[w + 2 * BLOCK]);
      x2 = x.fma(w2, x2);
      y2 = y.fma(w2, y2);
      DoubleVector w3 = DoubleVector.broadcast(SPECIES, weights[w + 3 * BLOCK]);
      x3 = x.fma(w3, x3);
      y3 = y.fma(w3, y3);
      DoubleVector w4 = DoubleVector.broadcast(SPECIES, weights[w + 4 * BLOCK]);
      x4 = x.fma(w4, x4);
      y4 = y.fma(w4, y4);
      DoubleVector w5 = DoubleVector.broadcast(SPECIES, weights[w + 5 * BLOCK]);
      x5 = x.fma(w5, x5);
      y5 = y.fma(w5, y5);
    }
    x0.intoArray(sums, sum0);
    y0.intoArray(sums, sum0 + WIDTH);
    x1.intoArray(sums, sum1);
    y1.intoArray(sums, sum1 + WIDTH);
    x2.intoArray(sums, sum2);
    y2.intoArray(sums, sum2 + WIDTH);
    x3.intoArray(sums, sum3);
    y3.intoArray(sums, sum3 + WIDTH);
    x4.intoArray(sums, sum4);
    y4.intoArray(sums, sum4 + WIDTH);
    x5.intoArray(sums, sum5);
    y5.intoArray(sums, sum5 + WIDTH);
  }

  /** Adds the weighted rows of a block to the sums, one vector of columns of them. */
  static void addWeightedRowsOneVector(
      double[] tiles,
      int tile,
      int stride,
      int count,
      double[] weights,
      int weight,
      double[] sums,
      int sum0,
      int sum1,
      int sum2,
      int sum3,
      int sum4,
      int sum5) {
    DoubleVector x0 = DoubleVector.fromArray(SPECIES, sums, sum0);
    DoubleVector x1 = DoubleVector.fromArray(SPECIES, sums, sum1);
    DoubleVector x2 = DoubleVector.fromArray(SPECIES, sums, sum2);
    DoubleVector x3 = DoubleVector.fromArray(SPECIES, sums, sum3);
    DoubleVector x4 = DoubleVector.fromArray(SPECIES, sums, sum4);
    DoubleVector x5 = DoubleVector.fromArray(SPECIES, sums, sum5);
    for (int i = 0, w = weight, t = tile; i < count; i++, w++, t += stride) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, tiles, t);
      DoubleVector w0 = DoubleVector.broadcast(SPECIES, weights[w + 0 * BLOCK]);
      x0 = x.fma(w0, x0);
      DoubleVector w1 = DoubleVector.broadcast(SPECIES, weights[w + 1 * BLOCK]);
      x1 = x.fma(w1, x1);
      DoubleVector w2 = DoubleVector.broadcast(SPECIES, weights[w + 2 * BLOCK]);
      x2 = x.fma(w2, x2);
      DoubleVector w3 = DoubleVector.broadcast(SPECIES, weights[w + 3 * BLOCK]);
      x3 = x.fma(w3, x3);
      DoubleVector w4 = DoubleVector.broadcast(SPECIES, weights[w + 4 * BLOCK]);
      x4 = x.fma(w4, x4);
      DoubleVector w5 = DoubleVector.broadcast(SPECIES, weights[w + 5 * BLOCK]);
      x5 = x.fma(w5, x5);
    }
    x0.intoArray(sums, sum0);
    x1.intoArray(sums, sum1);
    x2.intoArray(sums, sum2);
    x3.intoArray(sums, sum3);
    x4.intoArray(sums, sum4);
    x5.intoArray(sums, sum5);
  }
}
