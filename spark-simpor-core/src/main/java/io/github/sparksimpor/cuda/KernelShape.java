package io.github.sparksimpor.cuda;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which of the compiled kernel sums serves a dimension: {@code lanes} threads share a query, each
 * with {@code vectors} groups of four coordinates, and have {@code queries} of them.
 */
record KernelShape(int vectors, int lanes, int queries) {
  /** Most features of a row. */
  static final int MOST_FEATURES = 1024;

  /** As listed in simpor.cu. */
  private static final List<KernelShape> ALL =
      Arrays.asList(
          new KernelShape(1, 1, 4),
          new KernelShape(2, 1, 4),
          new KernelShape(3, 1, 4),
          new KernelShape(4, 1, 3),
          new KernelShape(6, 1, 2),
          new KernelShape(8, 1, 2),
          new KernelShape(6, 2, 2),
          new KernelShape(8, 2, 2),
          new KernelShape(6, 4, 2),
          new KernelShape(8, 4, 2),
          new KernelShape(6, 8, 2),
          new KernelShape(8, 8, 2),
          new KernelShape(6, 16, 2),
          new KernelShape(8, 16, 2),
          new KernelShape(6, 32, 2),
          new KernelShape(8, 32, 2));

  static KernelShape of(int dimension) {
    return ALL.stream()
        .filter(shape -> shape.paddedDimension() >= dimension)
        .min(Comparator.comparingInt(KernelShape::paddedDimension))
        .orElseThrow(
            () ->
                new GpuLimitException(
                    "the GPU takes at most %s features, found %s; use device = cpu"
                        .formatted(MOST_FEATURES, dimension)));
  }

  /** Length of a row on the device, in floats. */
  int paddedDimension() {
    return 4 * vectors * lanes;
  }

  int queriesPerBlock() {
    return GpuDevice.THREADS / lanes * queries;
  }

  String kernel() {
    return "kernel_sums_" + vectors + "_" + lanes;
  }
}
