package io.github.sparksimpor.engine.growth;

import io.github.sparksimpor.engine.rows.Bounds;
import io.github.sparksimpor.engine.rows.ClassCensus;
import io.github.sparksimpor.engine.rows.ClassPart;
import io.github.sparksimpor.engine.rows.LabelledRows;
import io.github.sparksimpor.engine.rows.RowIds;
import io.github.sparksimpor.engine.rows.Support;
import io.github.sparksimpor.engine.rows.TrainingRows;
import io.github.sparksimpor.engine.rows.ValueRanges;
import io.github.sparksimpor.spark.WorkSlices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Copies rows of a class, as they are or with noise. Takes neither coordinates nor neighbours: the
 * rows of the classes that grow come to the driver, and those of the others stay where they are.
 */
public final class CopyGrowth {
  private final LabelledRows labelled;
  private final double shrinkage;
  private final Bounds bounds;
  private final long seed;

  /**
   * Growth from rows.
   *
   * @param labelled the rows
   * @param shrinkage factor of the noise's bandwidth; 0 for exact copies
   * @param bounds of rows with noise
   * @param seed of all random draws
   */
  public CopyGrowth(LabelledRows labelled, double shrinkage, Bounds bounds, long seed) {
    this.labelled = labelled;
    this.shrinkage = shrinkage;
    this.bounds = bounds;
    this.seed = seed;
  }

  /**
   * Copies rows.
   *
   * @param context runs the jobs
   * @param plan which rows
   */
  public SyntheticRows copies(JavaSparkContext context, List<SeedAssignment> plan) {
    boolean bounded = shrinkage != 0 && bounds != Bounds.NONE && !plan.isEmpty();
    Optional<ValueRanges> ranges = bounded ? Optional.of(labelled.valueRanges()) : Optional.empty();
    List<CopiedPart> parts = new ArrayList<>();
    for (SeedAssignment assigned : plan) {
      parts.addAll(parts(context, assigned, ranges));
    }
    return new SyntheticRows(plan, parts);
  }

  private BootstrapNoise noise(int classIndex, double[][] rows, Optional<ValueRanges> ranges) {
    if (shrinkage == 0) {
      return BootstrapNoise.none(labelled.roles());
    }
    Support support =
        ranges
            .map(within -> Support.of(bounds, labelled.roles(), within, classIndex))
            .orElseGet(() -> Support.unbounded(labelled.roles()));
    return BootstrapNoise.of(shrinkage, labelled.census(), rows, support);
  }

  private List<CopiedPart> parts(
      JavaSparkContext context, SeedAssignment assigned, Optional<ValueRanges> ranges) {
    ClassCensus census = labelled.census();
    List<ClassPart> parts = labelled.gather(assigned.classIndex());
    double[][] rows = parts.stream().map(ClassPart::values).toArray(double[][]::new);
    Object[] all = RowIds.concatenate(parts.stream().map(ClassPart::ids).toList());
    double[][] seeds = TrainingRows.some(rows, assigned.seeds(), census.dimension());
    Object[] ids = RowIds.some(all, assigned.seeds());
    BootstrapNoise noise = noise(assigned.classIndex(), rows, ranges);
    return assigned.slices(WorkSlices.length(context, assigned.size())).stream()
        .map(
            slice ->
                new CopiedPart(
                    slice.rows(),
                    IntStream.of(slice.seedPositions())
                        .mapToObj(position -> seeds[position])
                        .toArray(double[][]::new),
                    RowIds.some(ids, slice.seedPositions()),
                    noise,
                    seed))
        .toList();
  }
}
