package io.github.sparksimpor.engine.growth;

import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.engine.rows.RowIds;
import io.github.sparksimpor.engine.rows.Support;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Segments between seeds and some of their neighbours, on which synthetic rows come to lie.
 *
 * @param rows which seed each row grows from
 * @param seeds features of each seed
 * @param ids of the seeds, or none
 * @param own per seed its neighbours of the same class; none if its rows are copies of it
 * @param others per seed its neighbours of other classes, with nothing missing; where there are
 *     any, every other row on average leads halfway towards one of them at most
 */
public record Segments(
    SeedAssignment rows,
    double[][] seeds,
    Object[] ids,
    List<Neighbors> own,
    List<Neighbors> others)
    implements Lines, Serializable {

  /** Segments towards rows of the same class only. */
  static Segments within(SeedAssignment rows, double[][] seeds, Object[] ids, List<Neighbors> own) {
    List<Neighbors> none = Stream.generate(Neighbors::none).limit(seeds.length).toList();
    return new Segments(rows, seeds, ids, own, none);
  }

  /** Number of synthetic rows. */
  public int size() {
    return rows.size();
  }

  @Override
  public List<SyntheticPart> parts(int length, FeatureSpace space, Support support, long seed) {
    return rows.slices(length).stream()
        .<SyntheticPart>map(slice -> new SegmentPart(of(slice), space, support, seed))
        .toList();
  }

  private Segments of(SeedAssignment.Slice slice) {
    int[] used = slice.seedPositions();
    return new Segments(
        slice.rows(),
        IntStream.of(used).mapToObj(seed -> seeds[seed]).toArray(double[][]::new),
        RowIds.some(ids, used),
        IntStream.of(used).mapToObj(own::get).toList(),
        IntStream.of(used).mapToObj(others::get).toList());
  }
}
