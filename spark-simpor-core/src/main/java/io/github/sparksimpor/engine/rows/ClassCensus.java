package io.github.sparksimpor.engine.rows;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What classes there are, how large they are, and which features hold anything.
 *
 * @param labels distinct labels, ascending
 * @param sizes rows of each class, in the order of {@code labels}
 * @param columns the features on which the engine works
 * @param valuesPerPart about how many values a part of a class holds; decides the order of rows
 */
public record ClassCensus(double[] labels, long[] sizes, ActiveColumns columns, long valuesPerPart)
    implements Serializable {
  /** 32 MB: small beside a task's memory, large beside what a task costs. */
  private static final long VALUES_PER_PART = 1 << 22;

  /** A census of classes in parts of the usual size. */
  public ClassCensus(double[] labels, long[] sizes, ActiveColumns columns) {
    this(labels, sizes, columns, VALUES_PER_PART);
  }

  /** Number of active features, of which the rows consist here. */
  public int dimension() {
    return columns.count();
  }

  /** Number of classes. */
  public int classes() {
    return labels.length;
  }

  /** Number of rows of all classes. */
  public long rows() {
    return Arrays.stream(sizes).sum();
  }

  /** Bytes that rows of so many values take. */
  public long bytes(long values) {
    return Math.multiplyExact(Math.multiplyExact(rows(), values), (long) Double.BYTES);
  }

  /** Index of the most frequent class; of equals the one with the smallest label. */
  public int majority() {
    int majority = 0;
    for (int c = 1; c < sizes.length; c++) {
      if (sizes[c] > sizes[majority]) {
        majority = c;
      }
    }
    return majority;
  }

  /** How many neighbours a row can have in a class, of as many as are asked for; at least 1. */
  public int neighbors(int classIndex, int asked) {
    return (int) Math.max(1, Math.min(asked, sizes[classIndex]));
  }

  /** Number of parts of a class in canonical order. */
  public int parts(int classIndex) {
    long values = Math.multiplyExact(sizes[classIndex], (long) dimension());
    return Math.toIntExact(Math.max(1, (values + valuesPerPart - 1) / valuesPerPart));
  }

  /** Number of a class's first part when the parts of all classes are numbered through. */
  public int firstPart(int classIndex) {
    int first = 0;
    for (int c = 0; c < classIndex; c++) {
      first += parts(c);
    }
    return first;
  }

  /** Number of parts of all classes. */
  public int totalParts() {
    return firstPart(classes());
  }

  /** The class to which a part belongs when the parts of all classes are numbered through. */
  public int classOfPart(int partNumber) {
    int c = 0;
    for (int behind = partNumber; behind >= parts(c); c++) {
      behind -= parts(c);
    }
    return c;
  }
}
