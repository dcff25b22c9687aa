package io.github.sparksimpor.kernel;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.stream.Stream;

/** The tiers this JVM can run. */
final class KernelTiers {
  private KernelTiers() {}

  static Stream<KernelSums> all() {
    return vectorAvailable()
        ? Stream.of(new ScalarKernelSums(), new VectorKernelSums())
        : Stream.of(new ScalarKernelSums());
  }

  /** The vector tier; skips the test where the JVM has none. */
  static KernelSums vector() {
    assumeThat(vectorAvailable())
        .as("the JVM runs with " + KernelSumsProvider.MODULE_FLAG)
        .isTrue();
    return new VectorKernelSums();
  }

  private static boolean vectorAvailable() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }
}
