package io.github.sparksimpor.cuda;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which of the compiled kernel sums serves a dimension: {@code lanes} threads share a query, each
 * with {@code vectors} groups of four coordinates.
 */
record KernelShape(int vectors, int lanes) {
  /** Most features of a row. */
  static final int MOST_FEATURES = 1024;

  /** As listed in simpor.cu. */
  private static final List<KernelShape> ALL =
      Arrays.asList(
          new KernelShape(1, 1),
          new KernelShape(2, 1),
          new KernelShape(3, 1),
          new KernelShape(4, 1),
          new KernelShape(6, 1),
          new KernelShape(8, 1),
          new KernelShape(6, 2),
          new KernelShape(8, 2),
          new KernelShape(6, 4),
          new KernelShape(8, 4),
          new KernelShape(6, 8),
          new KernelShape(8, 8),
          new KernelShape(6, 16),
          new KernelShape(8, 16),
          new KernelShape(6, 32),
          new KernelShape(8, 32));

  private static final int QUERIES_PER_GROUP = 2;

  static KernelShape of(int dimension) {
    return ALL.stream()
        .filter(shape -> shape.paddedDimension() >= dimension)
        .min(Comparator.comparingInt(KernelShape::paddedDimension))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the GPU takes at most %d features, found %d; use device = cpu"
                        .formatted(MOST_FEATURES, dimension)));
  }

  /** Length of a row on the device, in floats. */
  int paddedDimension() {
    return 4 * vectors * lanes;
  }

  int queriesPerBlock() {
    return GpuDevice.THREADS / lanes * QUERIES_PER_GROUP;
  }

  String kernel() {
    return "kernel_sums_" + vectors + "_" + lanes;
  }
}
