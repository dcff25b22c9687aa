package io.github.sparksimpor.engine;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sorts the rows of a chunk into the parts of their classes. */
final class ChunkScatter {
  private ChunkScatter() {}

  /** Rows of a chunk that belong to one part of a class. */
  record Piece(int classIndex, int part, double[] values) implements Serializable {}

  static List<Piece> scatter(RowChunk chunk, ClassCensus census) {
    int[] firstSlot = firstSlots(census);
    int[] slots = new int[chunk.labels().length];
    int[] counts = new int[firstSlot[census.classes()]];
    for (int row = 0; row < slots.length; row++) {
      int c = Arrays.binarySearch(census.labels(), chunk.labels()[row]);
      int part = CanonicalOrder.part(chunk.values(), row, chunk.dimension(), census.parts(c));
      slots[row] = firstSlot[c] + part;
      counts[slots[row]]++;
    }
    return pieces(distribute(chunk, slots, counts), census, firstSlot);
  }

  /** Where each class's parts start when all parts of all classes are numbered through. */
  private static int[] firstSlots(ClassCensus census) {
    int[] first = new int[census.classes() + 1];
    for (int c = 0; c < census.classes(); c++) {
      first[c + 1] = first[c] + census.parts(c);
    }
    return first;
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

  private static List<Piece> pieces(double[][] bySlot, ClassCensus census, int[] firstSlot) {
    List<Piece> pieces = new ArrayList<>();
    for (int c = 0; c < census.classes(); c++) {
      for (int slot = firstSlot[c]; slot < firstSlot[c + 1]; slot++) {
        if (bySlot[slot].length > 0) {
          pieces.add(new Piece(c, slot - firstSlot[c], bySlot[slot]));
        }
      }
    }
    return pieces;
  }
}
