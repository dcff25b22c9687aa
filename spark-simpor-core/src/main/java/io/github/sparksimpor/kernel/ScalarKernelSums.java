package io.github.sparksimpor.kernel;

import static io.github.sparksimpor.kernel.Blocks.BLOCK;
import static io.github.sparksimpor.kernel.Blocks.LANES;
import static io.github.sparksimpor.kernel.Blocks.PANEL;

/**
 * The kernel sums in plain Java: the reference for every other tier, and the fallback where the
 * Vector API is not to be had. Its loops run over independent lanes, so that the compiler may
 * vectorise them without changing a bit. Stateless.
 */
public final class ScalarKernelSums implements KernelSums {

  @Override
  public String tier() {
    return "scalar";
  }

  @Override
  public void accumulate(
      PackedRows rows, double bandwidth, QueryBatch queries, boolean exclude, RunningSums sums) {
    PreparedQueries prepared = PreparedQueries.of(queries, bandwidth);
    double[] block = new double[BLOCK];
    for (int start = 0; start < rows.size(); start += BLOCK) {
      int count = Math.min(BLOCK, rows.size() - start);
      for (int query = 0; query < queries.size(); query++) {
        for (int panel = 0; panel < BLOCK; panel += PANEL) {
          if (prepared.byDifferences(query)) {
            exponentsByDifferences(rows, start + panel, prepared, query, block, panel);
          } else {
            exponentsByDots(rows, start + panel, prepared, query, block, panel);
          }
        }
        lowerByMismatches(rows, start, queries.categories(query), prepared.factor(), block);
        BlockMask.apply(block, 0, count, exclude ? queries.excludedRow(query) - start : -1);
        double highest = BlockMask.highest(block, 0);
        if (highest > BlockMask.MASKED
            && sums.ceiling(query) - highest <= BlockMask.NEGLIGIBLE_DEPTH) {
          if (highest > sums.ceiling(query)) {
            sums.raiseScale(query, Math.ceil(highest));
          }
          exponentsToWeights(block, sums.scale(query));
          addWeights(block, sums, query);
          if (Blocks.narrow(rows.dimension())) {
            addNarrowWeightedRows(block, rows, start, sums, query);
          } else {
            addWeightedRows(block, rows, start, count, sums, query);
          }
        }
      }
    }
  }

  private static void exponentsByDots(
      PackedRows rows, int row, PreparedQueries queries, int query, double[] out, int at) {
    double[] panels = rows.panels();
    double[] norms = rows.squaredNorms();
    int dimension = rows.dimension();
    double constant = queries.constant(query);
    double factor = -queries.factor();
    for (int i = 0; i < PANEL; i++) {
      out[at + i] = Math.fma(factor, norms[row + i], constant);
    }
    int base = row * dimension;
    for (int k = 0; k < dimension; k++) {
      double q = queries.scaled(query, k);
      for (int i = 0; i < PANEL; i++) {
        out[at + i] = Math.fma(q, panels[base + k * PANEL + i], out[at + i]);
      }
    }
  }

  private static void exponentsByDifferences(
      PackedRows rows, int row, PreparedQueries queries, int query, double[] out, int at) {
    double[] panels = rows.panels();
    int dimension = rows.dimension();
    double factor = -queries.factor();
    for (int i = 0; i < PANEL; i++) {
      out[at + i] = 0;
    }
    int base = row * dimension;
    for (int k = 0; k < dimension; k++) {
      double q = queries.plain(query, k);
      for (int i = 0; i < PANEL; i++) {
        double difference = q - panels[base + k * PANEL + i];
        out[at + i] = Math.fma(difference, difference, out[at + i]);
      }
    }
    for (int i = 0; i < PANEL; i++) {
      out[at + i] *= factor;
    }
  }

  /** In the order of the features, so that all tiers round alike. */
  private static void lowerByMismatches(
      PackedRows rows, int start, Categories of, double factor, double[] block) {
    double[] categories = rows.categoryBlocks();
    double[] values = of.values();
    double mismatch = factor * of.squaredMismatch();
    int base = rows.categoryBlock(start);
    for (int f = 0; f < values.length; f++) {
      for (int i = 0; i < BLOCK; i++) {
        block[i] -= categories[base + f * BLOCK + i] == values[f] ? 0 : mismatch;
      }
    }
  }

  private static void exponentsToWeights(double[] block, double scale) {
    for (int i = 0; i < BLOCK; i++) {
      block[i] = Exp2.ofMinus(scale - block[i]);
    }
  }

  private static void addWeights(double[] weights, RunningSums sums, int query) {
    double[] target = sums.weights();
    int at = query * LANES;
    for (int i = 0; i < BLOCK; i += LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        target[at + lane] += weights[i + lane];
      }
    }
  }

  private static void addWeightedRows(
      double[] weights, PackedRows rows, int start, int count, RunningSums sums, int query) {
    double[] tiles = rows.tiles();
    double[] target = sums.weightedRows();
    int stride = rows.stride();
    int at = query * stride;
    for (int i = 0; i < count; i++) {
      double weight = weights[i];
      int base = (start + i) * stride;
      for (int k = 0; k < stride; k++) {
        target[at + k] = Math.fma(weight, tiles[base + k], target[at + k]);
      }
    }
  }

  private static void addNarrowWeightedRows(
      double[] weights, PackedRows rows, int start, RunningSums sums, int query) {
    double[] panels = rows.panels();
    double[] target = sums.weightedRows();
    int dimension = rows.dimension();
    for (int k = 0; k < dimension; k++) {
      int at = query * sums.stride() + k * LANES;
      for (int i = 0; i < BLOCK; i += LANES) {
        int base = (start + i) / PANEL * dimension * PANEL + k * PANEL + i % PANEL;
        for (int lane = 0; lane < LANES; lane++) {
          target[at + lane] = Math.fma(weights[i + lane], panels[base + lane], target[at + lane]);
        }
      }
    }
  }
}
