package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.kernel.KernelSums;
import io.github.sparksimpor.kernel.KernelSumsProvider;
import org.apache.spark.SparkEnv;

/** The kernel sums that Spark's configuration asks for, on the driver as on an executor. */
public final class KernelTier {
  private KernelTier() {}

  /** The kernel sums of this JVM, as {@value KernelSumsProvider#PROPERTY} says. */
  public static KernelSums ofThisJvm() {
    return KernelSumsProvider.get(SparkEnv.get().conf().get(KernelSumsProvider.PROPERTY, "auto"));
  }
}
