package io.github.sparksimpor.engine.rows;

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
   * @param slot the part, when those of all classes are numbered through
   * @param values the rows one after the other
   */
  record Piece(int slot, double[] values) implements Serializable {}

  static List<Piece> scatter(RowChunk chunk, ClassCensus census) {
    int[] firstSlots = IntStream.range(0, census.classes()).map(census::firstSlot).toArray();
    int[] parts = IntStream.range(0, census.classes()).map(census::parts).toArray();
    int[] slots = new int[chunk.labels().length];
    int[] counts = new int[census.totalParts()];
    for (int row = 0; row < slots.length; row++) {
      int c = Arrays.binarySearch(census.labels(), chunk.labels()[row]);
      int part = CanonicalOrder.part(chunk.values(), row, chunk.dimension(), parts[c]);
      slots[row] = firstSlots[c] + part;
      counts[slots[row]]++;
    }
    double[][] bySlot = distribute(chunk, slots, counts);
    return IntStream.range(0, counts.length)
        .filter(slot -> counts[slot] > 0)
        .mapToObj(slot -> new Piece(slot, bySlot[slot]))
        .toList();
  }

  private static double[][] distribute(RowChunk chunk, int[] slots, int[] counts) {
    int dimension = chunk.dimension();
    double[][] target = new double[counts.length][];
    for (int slot = 0; slot < counts.length; slot++) {
      target[slot] = new double[counts[slot] * dimension];
    }
    int[] filled = new int[counts.length];
    for (int row = 0; row < slots.length; row++) {
      int at = filled[slots[row]]++ * dimension;
      System.arraycopy(chunk.values(), row * dimension, target[slots[row]], at, dimension);
    }
    return target;
  }
}
