package io.github.sparksimpor.kernel;

/**
 * Prepared queries regrouped into tiles that are evaluated together: first those whose exponents
 * come from dot products, then those by differences, each kind filled up to whole tiles by
 * repeating its last query.
 *
 * @param width queries of a tile
 * @param dotTiles number of tiles evaluated by dot products; the others are by differences
 * @param order index in the batch of each slot's query
 * @param sizes queries of each tile that are not repetitions
 * @param coordinates per tile dimension-major: {@code (tile * dimension + k) * width + slot}
 * @param constants {@code -f ‖q‖²} per slot
 */
record QueryTiles(
    int width, int dotTiles, int[] order, int[] sizes, double[] coordinates, double[] constants) {

  static QueryTiles of(PreparedQueries queries, int width) {
    int size = queries.constants().length;
    int dots = 0;
    for (int query = 0; query < size; query++) {
      dots += queries.byDifferences(query) ? 0 : 1;
    }
    int dotTiles = tiles(dots, width);
    int tiles = dotTiles + tiles(size - dots, width);
    int[] order = new int[tiles * width];
    int[] sizes = new int[tiles];
    fill(queries, false, width, 0, order, sizes);
    fill(queries, true, width, dotTiles, order, sizes);
    int dimension = queries.dimension();
    double[] coordinates = new double[order.length * dimension];
    double[] constants = new double[order.length];
    for (int slot = 0; slot < order.length; slot++) {
      int tile = slot / width;
      double[] source = tile < dotTiles ? queries.scaled() : queries.plain();
      int target = tile * dimension * width + slot % width;
      for (int k = 0; k < dimension; k++) {
        coordinates[target + k * width] = source[order[slot] * dimension + k];
      }
      constants[slot] = queries.constant(order[slot]);
    }
    return new QueryTiles(width, dotTiles, order, sizes, coordinates, constants);
  }

  int tiles() {
    return sizes.length;
  }

  private static int tiles(int queries, int width) {
    return (queries + width - 1) / width;
  }

  private static void fill(
      PreparedQueries queries,
      boolean byDifferences,
      int width,
      int firstTile,
      int[] order,
      int[] sizes) {
    int slot = firstTile * width;
    int last = -1;
    for (int query = 0; query < queries.constants().length; query++) {
      if (queries.byDifferences(query) == byDifferences) {
        sizes[slot / width]++;
        order[slot++] = query;
        last = query;
      }
    }
    while (slot % width != 0) {
      order[slot++] = last;
    }
  }
}
