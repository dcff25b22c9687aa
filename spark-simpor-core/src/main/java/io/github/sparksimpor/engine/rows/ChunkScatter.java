package io.github.sparksimpor.engine.rows;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Sorts the rows of a chunk into the parts of their classes. */
final class ChunkScatter {
  private ChunkScatter() {}

  /**
   * Rows of a chunk that belong to one part.
   *
   * @param partNumber the part, when those of all classes are numbered through
   * @param values the rows one after the other
   * @param ids of the rows, or none
   */
  @DefaultSerializer(JavaSerializer.class)
  record PartRows(int partNumber, double[] values, Object[] ids) implements Serializable {}

  static List<PartRows> scatter(RowChunk chunk, ClassCensus census) {
    int[] firstParts = IntStream.range(0, census.classes()).map(census::firstPart).toArray();
    int[] parts = IntStream.range(0, census.classes()).map(census::parts).toArray();
    int[] partNumbers = new int[chunk.labels().length];
    int[] counts = new int[census.totalParts()];
    for (int row = 0; row < partNumbers.length; row++) {
      int c = Arrays.binarySearch(census.labels(), chunk.labels()[row]);
      int part = CanonicalOrder.part(chunk.values(), row, chunk.dimension(), parts[c]);
      partNumbers[row] = firstParts[c] + part;
      counts[partNumbers[row]]++;
    }
    double[][] byPart = distribute(chunk, partNumbers, counts);
    int[][] rowsOf = chunk.ids().length == 0 ? new int[0][] : rows(partNumbers, counts);
    return IntStream.range(0, counts.length)
        .filter(partNumber -> counts[partNumber] > 0)
        .mapToObj(
            partNumber ->
                new PartRows(
                    partNumber,
                    byPart[partNumber],
                    rowsOf.length == 0
                        ? RowIds.NONE
                        : RowIds.some(chunk.ids(), rowsOf[partNumber])))
        .toList();
  }

  private static double[][] distribute(RowChunk chunk, int[] partNumbers, int[] counts) {
    int dimension = chunk.dimension();
    double[][] target = new double[counts.length][];
    for (int partNumber = 0; partNumber < counts.length; partNumber++) {
      target[partNumber] = new double[counts[partNumber] * dimension];
    }
    int[] filled = new int[counts.length];
    for (int row = 0; row < partNumbers.length; row++) {
      int at = filled[partNumbers[row]]++ * dimension;
      System.arraycopy(chunk.values(), row * dimension, target[partNumbers[row]], at, dimension);
    }
    return target;
  }

  /** Per part the rows that go there, in their order. */
  private static int[][] rows(int[] partNumbers, int[] counts) {
    int[][] rows = Arrays.stream(counts).mapToObj(int[]::new).toArray(int[][]::new);
    int[] filled = new int[counts.length];
    for (int row = 0; row < partNumbers.length; row++) {
      rows[partNumbers[row]][filled[partNumbers[row]]++] = row;
    }
    return rows;
  }
}
