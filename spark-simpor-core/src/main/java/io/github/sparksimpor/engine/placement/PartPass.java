package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.engine.rows.ClassPart;
import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.kernel.RunningSums;
import java.io.Serializable;

/**
 * What a pass over the parts computes, and how a CPU does.
 *
 * @param own the class that grows
 * @param contrast whether each class belongs to its contrast
 * @param firstRows index of each part's first row within its class
 * @param bandwidth h
 * @param excludeSeed whether each point's seed is left out of the sums over its class
 * @param space coordinates
 * @param features number of features
 */
record PartPass(
    int own,
    boolean[] contrast,
    int[] firstRows,
    double bandwidth,
    boolean excludeSeed,
    FeatureSpace space,
    int features)
    implements Serializable {

  PartSums sums(ClassPart part, QueryBatch queries) {
    if (!weighs(part)) {
      return nothing(part);
    }
    RunningSums sums = room(queries);
    KernelTier.ofThisJvm()
        .accumulate(pack(part), bandwidth, counted(part, queries), excludes(part), sums);
    return of(part, sums, DeviceShares.noSums().plusCpu(queries.size()));
  }

  /** Whether the part is of a class that is summed. */
  boolean weighs(ClassPart part) {
    return grows(part) || contrast[part.classIndex()];
  }

  /** Whether each point's excluded row is left out. */
  boolean excludes(ClassPart part) {
    return grows(part) && excludeSeed;
  }

  private boolean grows(ClassPart part) {
    return part.classIndex() == own;
  }

  RunningSums room(QueryBatch queries) {
    return new RunningSums(queries.size(), space.dimension());
  }

  /** The points, whose excluded rows count from the part's first. */
  QueryBatch counted(ClassPart part, QueryBatch queries) {
    return queries.countingFrom(firstRows[part.partNumber()]);
  }

  /** The part's rows with nothing missing. */
  PackedRows pack(ClassPart part) {
    ClassPart whole =
        space.imputation().isNone() ? part : part.imputed(space.imputation(), features);
    return space.pack(whole.values(), features);
  }

  PartSums nothing(ClassPart part) {
    return new PartSums(part.partNumber(), 0, null, null, DeviceShares.noSums());
  }

  PartSums of(ClassPart part, RunningSums sums, DeviceShares shares) {
    return grows(part)
        ? new PartSums(part.partNumber(), 0, sums, null, shares)
        : new PartSums(part.partNumber(), 0, null, sums, shares);
  }
}
