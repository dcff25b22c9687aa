package io.github.sparksimpor.kernel;

/**
 * The kernel sums in plain Java: the reference for every other tier, and the fallback where the
 * Vector API is not to be had. Its loops run over independent lanes, so that the compiler may
 * vectorise them without changing a bit.
 */
public final class ScalarKernelSums implements KernelSums {
  private static final int PANEL = PackedRows.PANEL;
  private static final int BLOCK = PackedRows.BLOCK;

  @Override
  public String tier() {
    return "scalar";
  }

  @Override
  public void accumulate(
      PackedRows rows, double bandwidth, QueryBatch queries, boolean exclude, RunningSums sums) {
    PreparedQueries prepared = PreparedQueries.of(queries, bandwidth);
    double[] exponents = new double[BLOCK];
    for (int start = 0; start < rows.size(); start += BLOCK) {
      int count = Math.min(BLOCK, rows.size() - start);
      for (int query = 0; query < queries.size(); query++) {
        for (int panel = 0; panel < BLOCK; panel += PANEL) {
          if (prepared.byDifferences(query)) {
            exponentsByDifferences(rows, start + panel, prepared, query, exponents, panel);
          } else {
            exponentsByDots(rows, start + panel, prepared, query, exponents, panel);
          }
        }
        BlockMask.apply(exponents, 0, count, exclude ? queries.excludedRow(query) - start : -1);
        double highest = BlockMask.highest(exponents, 0);
        if (highest > BlockMask.MASKED) {
          double scale = sums.raiseScale(query, Math.ceil(highest));
          addWeights(exponents, scale, sums.weights(), query * PANEL);
          addWeightedRows(exponents, rows, start, sums, query);
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
    for (int lane = 0; lane < PANEL; lane++) {
      out[at + lane] = Math.fma(factor, norms[row + lane], constant);
    }
    int base = row * dimension;
    for (int k = 0; k < dimension; k++) {
      double q = queries.scaled(query, k);
      for (int lane = 0; lane < PANEL; lane++) {
        out[at + lane] = Math.fma(q, panels[base + k * PANEL + lane], out[at + lane]);
      }
    }
  }

  private static void exponentsByDifferences(
      PackedRows rows, int row, PreparedQueries queries, int query, double[] out, int at) {
    double[] panels = rows.panels();
    int dimension = rows.dimension();
    double factor = -queries.factor();
    for (int lane = 0; lane < PANEL; lane++) {
      out[at + lane] = 0;
    }
    int base = row * dimension;
    for (int k = 0; k < dimension; k++) {
      double q = queries.plain(query, k);
      for (int lane = 0; lane < PANEL; lane++) {
        double difference = q - panels[base + k * PANEL + lane];
        out[at + lane] = Math.fma(difference, difference, out[at + lane]);
      }
    }
    for (int lane = 0; lane < PANEL; lane++) {
      out[at + lane] *= factor;
    }
  }

  /** Turns exponents into weights and adds them lane by lane. */
  private static void addWeights(double[] exponents, double scale, double[] lanes, int at) {
    for (int i = 0; i < BLOCK; i += PANEL) {
      for (int lane = 0; lane < PANEL; lane++) {
        double weight = Exp2.of(exponents[i + lane] - scale);
        exponents[i + lane] = weight;
        lanes[at + lane] += weight;
      }
    }
  }

  private static void addWeightedRows(
      double[] weights, PackedRows rows, int start, RunningSums sums, int query) {
    double[] tiles = rows.tiles();
    double[] target = sums.weightedRows();
    int stride = rows.stride();
    int at = query * stride;
    for (int i = 0; i < BLOCK; i++) {
      double weight = weights[i];
      int base = (start + i) * stride;
      for (int k = 0; k < stride; k++) {
        target[at + k] = Math.fma(weight, tiles[base + k], target[at + k]);
      }
    }
  }
}
