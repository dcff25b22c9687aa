package io.github.sparksimpor.engine.growth;

import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.engine.rows.RowIds;
import io.github.sparksimpor.engine.rows.Support;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Segments of which the other end, and the place on it, are given for every row.
 *
 * @param rows which seed each row grows from
 * @param seeds the seeds
 * @param ends the points that the segments lead to
 * @param endOf per row the position of its end among these
 * @param shares per row the part of the way to it, from 0 to 1
 * @param voters per seed the neighbours that vote on the categories of its rows; none if there are
 *     no categories
 */
public record Chords(
    SeedAssignment rows,
    Neighbors seeds,
    Neighbors ends,
    int[] endOf,
    double[] shares,
    List<Neighbors> voters)
    implements Lines, Serializable {

  @Override
  public List<SyntheticPart> parts(int length, FeatureSpace space, Support support, long seed) {
    List<SyntheticPart> parts = new ArrayList<>();
    int from = 0;
    for (SeedAssignment.Slice slice : rows.slices(length)) {
      Chords some = of(slice, from);
      parts.add(new ChordPart(some, new Interpolation(some.rows(), space, support)));
      from += slice.rows().size();
    }
    return parts;
  }

  private Chords of(SeedAssignment.Slice slice, int from) {
    int to = from + slice.rows().size();
    int[] used = Arrays.stream(endOf, from, to).distinct().sorted().toArray();
    return new Chords(
        slice.rows(),
        seeds.some(slice.seedPositions()),
        ends.some(used),
        Arrays.stream(endOf, from, to).map(end -> Arrays.binarySearch(used, end)).toArray(),
        Arrays.copyOfRange(shares, from, to),
        IntStream.of(slice.seedPositions()).mapToObj(voters::get).toList());
  }

  /** The i-th row. */
  SyntheticRow row(int i, Interpolation interpolation) {
    int seed = rows.seedOf()[i];
    int end = endOf[i];
    return interpolation
        .between(
            seeds.features()[seed], ends.features()[end], shares[i], voters.get(seed).features())
        .from(new Origin(RowIds.at(seeds.ids(), seed), ends.id(end)));
  }
}
