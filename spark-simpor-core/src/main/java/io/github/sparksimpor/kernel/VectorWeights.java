package io.github.sparksimpor.kernel;

import static io.github.sparksimpor.kernel.Blocks.BLOCK;
import static io.github.sparksimpor.kernel.Blocks.LANES;
import static io.github.sparksimpor.kernel.Blocks.PANEL;
import static io.github.sparksimpor.kernel.VectorTile.SPECIES;
import static io.github.sparksimpor.kernel.VectorTile.WIDTH;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** One query's exponents of a block turned into weights, and the sums over lanes. */
final class VectorWeights {
  private VectorWeights() {}

  private static final VectorSpecies<Long> LONGS = VectorShape.LONGS;

  /**
   * The least depth of a block's exponents below a ceiling. Doubles of one sign order like their
   * bits, so this takes one instruction a vector where the maximum of doubles takes six. If a depth
   * is negative, so is the result, but it need not be the least.
   */
  static double leastDepth(double[] exponents, int at, double ceiling) {
    DoubleVector ceilings = DoubleVector.broadcast(SPECIES, ceiling);
    LongVector least = LongVector.broadcast(LONGS, Long.MAX_VALUE);
    for (int i = 0; i < BLOCK; i += WIDTH) {
      DoubleVector depth = ceilings.sub(DoubleVector.fromArray(SPECIES, exponents, at + i));
      least = least.lanewise(VectorOperators.MIN, depth.reinterpretAsLongs());
    }
    return Double.longBitsToDouble(least.reduceLanes(VectorOperators.MIN));
  }

  /** Lowers the exponents of a block by what each mismatch of a category takes, in their order. */
  static void lowerByMismatches(
      double[] categories,
      int block,
      double[] values,
      double mismatch,
      double[] exponents,
      int at) {
    DoubleVector mismatches = DoubleVector.broadcast(SPECIES, mismatch);
    for (int f = 0; f < values.length; f++) {
      DoubleVector value = DoubleVector.broadcast(SPECIES, values[f]);
      int from = block + f * BLOCK;
      for (int i = 0; i < BLOCK; i += WIDTH) {
        DoubleVector category = DoubleVector.fromArray(SPECIES, categories, from + i);
        DoubleVector.fromArray(SPECIES, exponents, at + i)
            .sub(mismatches, category.compare(VectorOperators.NE, value))
            .intoArray(exponents, at + i);
      }
    }
  }

  /**
   * Replaces exponents by weights: {@link Exp2#ofMinus}, lane by lane, of their depths. Written
   * out, with its constants before the loop: by {@link VectorExp2} all sums take a sixth longer.
   */
  static void exponentsToWeights(double[] block, int at, double scale) {
    DoubleVector scales = DoubleVector.broadcast(SPECIES, scale);
    LongVector deepest = LongVector.broadcast(LONGS, Double.doubleToRawLongBits(Exp2.DEEPEST));
    DoubleVector rounder = DoubleVector.broadcast(SPECIES, Exp2.ROUNDER);
    DoubleVector c0 = DoubleVector.broadcast(SPECIES, Exp2.C0);
    DoubleVector c1 = DoubleVector.broadcast(SPECIES, Exp2.C1);
    DoubleVector c2 = DoubleVector.broadcast(SPECIES, Exp2.C2);
    DoubleVector c3 = DoubleVector.broadcast(SPECIES, Exp2.C3);
    DoubleVector c4 = DoubleVector.broadcast(SPECIES, Exp2.C4);
    DoubleVector c5 = DoubleVector.broadcast(SPECIES, Exp2.C5);
    DoubleVector c6 = DoubleVector.broadcast(SPECIES, Exp2.C6);
    DoubleVector c7 = DoubleVector.broadcast(SPECIES, Exp2.C7);
    DoubleVector c8 = DoubleVector.broadcast(SPECIES, Exp2.C8);
    DoubleVector c9 = DoubleVector.broadcast(SPECIES, Exp2.C9);
    DoubleVector c10 = DoubleVector.broadcast(SPECIES, Exp2.C10);
    for (int i = 0; i < BLOCK; i += WIDTH) {
      DoubleVector depth = scales.sub(DoubleVector.fromArray(SPECIES, block, at + i));
      DoubleVector clamped =
          depth.reinterpretAsLongs().lanewise(VectorOperators.MIN, deepest).reinterpretAsDoubles();
      DoubleVector shifted = rounder.sub(clamped);
      DoubleVector fraction = rounder.sub(shifted).sub(clamped);
      DoubleVector p =
          c10.fma(fraction, c9)
              .fma(fraction, c8)
              .fma(fraction, c7)
              .fma(fraction, c6)
              .fma(fraction, c5)
              .fma(fraction, c4)
              .fma(fraction, c3)
              .fma(fraction, c2)
              .fma(fraction, c1)
              .fma(fraction, c0);
      p.reinterpretAsLongs()
          .add(shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52))
          .reinterpretAsDoubles()
          .intoArray(block, at + i);
    }
  }

  /** Adds a block's weights to the lanes of a query; a lane has four of them. */
  static void addWeights(double[] weights, int at, double[] lanes, int query) {
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      DoubleVector.fromArray(SPECIES, lanes, query + lane)
          .add(DoubleVector.fromArray(SPECIES, weights, at + lane))
          .add(DoubleVector.fromArray(SPECIES, weights, at + lane + LANES))
          .add(DoubleVector.fromArray(SPECIES, weights, at + lane + 2 * LANES))
          .add(DoubleVector.fromArray(SPECIES, weights, at + lane + 3 * LANES))
          .intoArray(lanes, query + lane);
    }
  }

  /**
   * Adds a block's weighted coordinates to the lanes of a query, for rows narrower than a vector.
   * The four weights of a lane stay in registers while the coordinates pass.
   */
  static void addNarrowWeightedRows(
      double[] panels,
      int panel,
      int dimension,
      double[] weights,
      int at,
      double[] lanes,
      int query) {
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      DoubleVector w0 = DoubleVector.fromArray(SPECIES, weights, at + lane);
      DoubleVector w1 = DoubleVector.fromArray(SPECIES, weights, at + lane + LANES);
      DoubleVector w2 = DoubleVector.fromArray(SPECIES, weights, at + lane + 2 * LANES);
      DoubleVector w3 = DoubleVector.fromArray(SPECIES, weights, at + lane + 3 * LANES);
      int first = panel + lane;
      int second = first + dimension * PANEL;
      int target = query + lane;
      for (int k = 0; k < dimension; k++) {
        DoubleVector sum = DoubleVector.fromArray(SPECIES, lanes, target);
        sum = DoubleVector.fromArray(SPECIES, panels, first).fma(w0, sum);
        sum = DoubleVector.fromArray(SPECIES, panels, first + LANES).fma(w1, sum);
        sum = DoubleVector.fromArray(SPECIES, panels, second).fma(w2, sum);
        sum = DoubleVector.fromArray(SPECIES, panels, second + LANES).fma(w3, sum);
        sum.intoArray(lanes, target);
        first += PANEL;
        second += PANEL;
        target += LANES;
      }
    }
  }
}
