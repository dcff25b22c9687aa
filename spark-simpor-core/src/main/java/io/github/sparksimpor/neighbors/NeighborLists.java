package io.github.sparksimpor.neighbors;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The nearest rows of each query point, closest first; of rows equally far, the one of smaller
 * index first.
 *
 * <p>That order is total, so lists found among different rows can be merged in any order and
 * grouping and equal the lists found among all the rows together, to the bit. Distances are kept
 * squared, because a square root may make a tie of what is none.
 *
 * @param k most neighbours a query has, at least 1
 * @param counts how many neighbours each query has: {@code k}, or fewer if there were fewer rows
 * @param indices {@code queries × k}, row indices, query by query; what lies behind a query's count
 *     is meaningless
 * @param squaredDistances {@code queries × k}, the squared distances that belong to them
 */
public record NeighborLists(int k, int[] counts, int[] indices, double[] squaredDistances)
    implements Serializable {

  /** Number of query points. */
  public int queries() {
    return counts.length;
  }

  /** How many neighbours a query has, at most {@code k}. */
  public int count(int query) {
    return counts[query];
  }

  /** Distance to a neighbour; exactly 0 if it equals the query point. */
  public double distance(int query, int rank) {
    return Math.sqrt(squaredDistances[query * k + rank]);
  }

  /** Indices of a query's neighbours, closest first. */
  public int[] indicesOf(int query) {
    return Arrays.copyOfRange(indices, query * k, query * k + counts[query]);
  }

  /** Indices of all rows that are a neighbour of any query, each once, ascending. */
  public int[] mentioned() {
    return IntStream.range(0, queries())
        .flatMap(query -> IntStream.of(indicesOf(query)))
        .distinct()
        .sorted()
        .toArray();
  }

  /**
   * The same lists with another numbering of the rows.
   *
   * @param offset added to every index: the number of rows that precede these in the common
   *     numbering
   * @throws ArithmeticException if an index leaves the range of {@code int}
   */
  public NeighborLists shifted(int offset) {
    int[] shifted = indices.clone();
    for (int query = 0; query < counts.length; query++) {
      for (int at = query * k; at < query * k + counts[query]; at++) {
        shifted[at] = Math.addExact(shifted[at], offset);
      }
    }
    return new NeighborLists(k, counts, shifted, squaredDistances);
  }

  /**
   * Lists of further query points behind these.
   *
   * @param other lists of the same k
   */
  public NeighborLists followedBy(NeighborLists other) {
    return new NeighborLists(
        k,
        IntStream.concat(IntStream.of(counts), IntStream.of(other.counts)).toArray(),
        IntStream.concat(IntStream.of(indices), IntStream.of(other.indices)).toArray(),
        DoubleStream.concat(
                DoubleStream.of(squaredDistances), DoubleStream.of(other.squaredDistances))
            .toArray());
  }

  /**
   * The same lists, those of some queries replaced.
   *
   * @param queries which
   * @param others their lists, of the same k
   */
  public NeighborLists replaced(int[] queries, NeighborLists others) {
    NeighborLists replaced =
        new NeighborLists(k, counts.clone(), indices.clone(), squaredDistances.clone());
    for (int i = 0; i < queries.length; i++) {
      replaced.counts[queries[i]] = others.counts[i];
      System.arraycopy(others.indices, i * k, replaced.indices, queries[i] * k, k);
      System.arraycopy(
          others.squaredDistances, i * k, replaced.squaredDistances, queries[i] * k, k);
    }
    return replaced;
  }

  /**
   * The nearest of two sets of rows, for the same query points.
   *
   * @param other lists of the same queries and k among other rows, numbered so that no index occurs
   *     in both
   * @throws IllegalArgumentException if the queries or k differ
   */
  public NeighborLists merge(NeighborLists other) {
    if (other.k != k || other.queries() != queries()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "lists of %d neighbours of %d points cannot be merged with %d neighbours of %d"
                  + " points",
              k,
              queries(),
              other.k,
              other.queries()));
    }
    NeighborLists merged =
        new NeighborLists(
            k, new int[queries()], new int[indices.length], new double[indices.length]);
    for (int query = 0; query < queries(); query++) {
      merged.counts[query] = Math.min(k, counts[query] + other.counts[query]);
      int mine = query * k;
      int theirs = query * k;
      for (int at = query * k; at < query * k + merged.counts[query]; at++) {
        boolean takeMine = precedes(query, mine, other, theirs);
        NeighborLists source = takeMine ? this : other;
        int from = takeMine ? mine++ : theirs++;
        merged.indices[at] = source.indices[from];
        merged.squaredDistances[at] = source.squaredDistances[from];
      }
    }
    return merged;
  }

  private boolean precedes(int query, int mine, NeighborLists other, int theirs) {
    if (mine == query * k + counts[query]) {
      return false;
    }
    if (theirs == query * k + other.counts[query]) {
      return true;
    }
    double a = squaredDistances[mine];
    double b = other.squaredDistances[theirs];
    return a < b || (a == b && indices[mine] < other.indices[theirs]);
  }
}
