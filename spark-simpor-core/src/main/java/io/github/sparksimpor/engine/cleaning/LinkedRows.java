package io.github.sparksimpor.engine.cleaning;

import io.github.sparksimpor.engine.growth.MixedNeighbors;
import io.github.sparksimpor.engine.rows.ClassCensus;
import io.github.sparksimpor.engine.rows.PlacedRows;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Rows in Tomek links (Tomek 1976): two rows of different classes that are each other's nearest.
 *
 * <p>One of the two is not of the largest class. So all rows of the others are asked for their
 * nearest, but of the largest class only those that are some row's nearest.
 */
public final class LinkedRows {
  private final PlacedRows training;

  /** The nearest of rows, where it is of another class. */
  private final Map<RowName, RowName> nearest = new HashMap<>();

  private LinkedRows(PlacedRows training) {
    this.training = training;
  }

  private record RowName(int classIndex, int row) {}

  /**
   * Finds the links.
   *
   * @param training has the rows
   * @return per class the indices of rows in links, ascending
   */
  public static int[][] of(PlacedRows training) {
    LinkedRows links = new LinkedRows(training);
    ClassCensus census = training.census();
    int majority = census.majority();
    for (int c = 0; c < census.classes(); c++) {
      if (c != majority) {
        links.ask(c, IntStream.range(0, Math.toIntExact(census.sizes()[c])).toArray());
      }
    }
    links.ask(majority, links.askedFor(majority));
    return IntStream.range(0, census.classes()).mapToObj(links::linked).toArray(int[][]::new);
  }

  private void ask(int classIndex, int[] rows) {
    MixedNeighbors.inSlices(
        training,
        classIndex,
        rows,
        1,
        (asked, neighbors) -> {
          for (int query = 0; query < asked.length; query++) {
            RowName name = new RowName(classIndex, asked[query]);
            neighbors
                .nearest(query)
                .filter(found -> found.classIndex() != classIndex)
                .ifPresent(
                    found -> nearest.put(name, new RowName(found.classIndex(), found.row())));
          }
        });
  }

  /** Rows of a class that are the nearest of some row. */
  private int[] askedFor(int classIndex) {
    return nearest.values().stream()
        .filter(row -> row.classIndex() == classIndex)
        .mapToInt(RowName::row)
        .distinct()
        .sorted()
        .toArray();
  }

  private int[] linked(int classIndex) {
    return nearest.entrySet().stream()
        .filter(
            pair ->
                pair.getKey().classIndex() == classIndex
                    && pair.getKey().equals(nearest.get(pair.getValue())))
        .mapToInt(pair -> pair.getKey().row())
        .sorted()
        .toArray();
  }
}
