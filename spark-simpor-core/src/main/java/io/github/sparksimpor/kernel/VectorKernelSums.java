package io.github.sparksimpor.kernel;

import static io.github.sparksimpor.kernel.Blocks.BLOCK;
import static io.github.sparksimpor.kernel.Blocks.LANES;
import static io.github.sparksimpor.kernel.Blocks.PANEL;

import java.util.Arrays;

/**
 * The kernel sums in the Vector API. A block of rows stays in the L1 cache while all queries pass
 * it, a few tiles of them at a time: their exponents, then weights, then weighted rows, so that no
 * weight leaves the cache. Stateless.
 *
 * <p>Loading this class fails with {@link NoClassDefFoundError} unless the JVM runs with {@code
 * --add-modules=jdk.incubator.vector}.
 */
final class VectorKernelSums implements KernelSums {
  private static final int TILE = VectorTile.QUERIES;

  /** Tiles whose weights are held at once. */
  private static final int GROUP = 2;

  @Override
  public String tier() {
    return "vector-" + vectorBits();
  }

  @Override
  public boolean onVectorApi() {
    return true;
  }

  @Override
  public void accumulate(
      PackedRows rows, double bandwidth, QueryBatch queries, boolean exclude, RunningSums sums) {
    PreparedQueries prepared = PreparedQueries.of(queries, bandwidth);
    QueryTiles tiles = QueryTiles.of(prepared, TILE);
    double[] weights = new double[GROUP * TILE * BLOCK];
    boolean[] counts = new boolean[GROUP];
    for (int start = 0; start < rows.size(); start += BLOCK) {
      for (int first = 0; first < tiles.tiles(); first += GROUP) {
        int end = Math.min(first + GROUP, tiles.tiles());
        for (int tile = first; tile < end; tile++) {
          int at = (tile - first) * TILE * BLOCK;
          exponents(rows, start, prepared.factor(), tiles, tile, weights, at);
          lowerByMismatches(rows, start, prepared.factor(), tiles, tile, queries, weights, at);
          counts[tile - first] =
              weights(rows, start, tiles, tile, queries, exclude, weights, at, sums);
        }
        if (!Blocks.narrow(rows.dimension())) {
          for (int tile = first; tile < end; tile++) {
            if (counts[tile - first]) {
              int at = (tile - first) * TILE * BLOCK;
              addWeightedRows(rows, start, tiles, tile, weights, at, sums);
            }
          }
        }
      }
    }
  }

  static int vectorBits() {
    return VectorTile.SPECIES.vectorBitSize();
  }

  private static void exponents(
      PackedRows rows, int start, double factor, QueryTiles tiles, int tile, double[] out, int at) {
    double[] panels = rows.panels();
    int dimension = rows.dimension();
    int slot = tile * TILE;
    for (int i = 0; i < BLOCK; i += VectorTile.SPAN) {
      int panel = (start + i) / PANEL * dimension * PANEL + i % PANEL;
      if (tile < tiles.dotTiles()) {
        VectorTile.dots(
            panels,
            panel,
            rows.squaredNorms(),
            start + i,
            dimension,
            factor,
            tiles.coordinates(),
            slot * dimension,
            tiles.constants(),
            slot,
            out,
            at + i);
      } else {
        VectorTile.differences(
            panels, panel, dimension, factor, tiles.coordinates(), slot * dimension, out, at + i);
      }
    }
  }

  private static void lowerByMismatches(
      PackedRows rows,
      int start,
      double factor,
      QueryTiles tiles,
      int tile,
      QueryBatch queries,
      double[] block,
      int at) {
    for (int slot = 0; slot < tiles.sizes()[tile]; slot++) {
      Categories of = queries.categories(tiles.order()[tile * TILE + slot]);
      VectorWeights.lowerByMismatches(
          rows.categoryBlocks(),
          rows.categoryBlock(start),
          of.values(),
          factor * of.squaredMismatch(),
          block,
          at + slot * BLOCK);
    }
  }

  /**
   * Turns a tile's exponents into weights and adds them up; false if the block counts for none of
   * its queries.
   */
  private static boolean weights(
      PackedRows rows,
      int start,
      QueryTiles tiles,
      int tile,
      QueryBatch queries,
      boolean exclude,
      double[] block,
      int at,
      RunningSums sums) {
    int count = Math.min(BLOCK, rows.size() - start);
    int size = tiles.sizes()[tile];
    boolean counts = false;
    for (int slot = 0; slot < size; slot++) {
      int query = tiles.order()[tile * TILE + slot];
      int from = at + slot * BLOCK;
      BlockMask.apply(block, from, count, exclude ? queries.excludedRow(query) - start : -1);
      if (raiseScale(block, from, sums, query)) {
        counts = true;
        VectorWeights.exponentsToWeights(block, from, sums.scale(query));
        VectorWeights.addWeights(block, from, sums.weights(), query * LANES);
        if (Blocks.narrow(rows.dimension())) {
          VectorWeights.addNarrowWeightedRows(
              rows.panels(),
              start * rows.dimension(),
              rows.dimension(),
              block,
              from,
              sums.weightedRows(),
              query * sums.stride());
        }
      } else {
        Arrays.fill(block, from, from + BLOCK, 0);
      }
    }
    for (int slot = size; slot < TILE; slot++) {
      System.arraycopy(block, at + (size - 1) * BLOCK, block, at + slot * BLOCK, BLOCK);
    }
    return counts;
  }

  /** Makes sure that no exponent exceeds the ceiling; false if the block does not count. */
  private static boolean raiseScale(double[] block, int from, RunningSums sums, int query) {
    double depth = VectorWeights.leastDepth(block, from, sums.ceiling(query));
    if (depth >= 0) {
      return depth <= BlockMask.NEGLIGIBLE_DEPTH;
    }
    double highest = BlockMask.highest(block, from);
    if (highest > BlockMask.MASKED) {
      sums.raiseScale(query, Math.ceil(highest));
      return true;
    }
    return false;
  }

  private static void addWeightedRows(
      PackedRows rows,
      int start,
      QueryTiles tiles,
      int tile,
      double[] weights,
      int at,
      RunningSums sums) {
    int count = Math.min(BLOCK, rows.size() - start);
    int stride = rows.stride();
    int[] order = tiles.order();
    int slot = tile * TILE;
    int sum0 = order[slot] * stride;
    int sum1 = order[slot + 1] * stride;
    int sum2 = order[slot + 2] * stride;
    int sum3 = order[slot + 3] * stride;
    int sum4 = order[slot + 4] * stride;
    int sum5 = order[slot + 5] * stride;
    double[] target = sums.weightedRows();
    int column = 0;
    for (; column + VectorTile.SPAN <= stride; column += VectorTile.SPAN) {
      VectorTile.addWeightedRows(
          rows.tiles(),
          start * stride + column,
          stride,
          count,
          weights,
          at,
          target,
          sum0 + column,
          sum1 + column,
          sum2 + column,
          sum3 + column,
          sum4 + column,
          sum5 + column);
    }
    if (column < stride) {
      VectorTile.addWeightedRowsOneVector(
          rows.tiles(),
          start * stride + column,
          stride,
          count,
          weights,
          at,
          target,
          sum0 + column,
          sum1 + column,
          sum2 + column,
          sum3 + column,
          sum4 + column,
          sum5 + column);
    }
  }
}
