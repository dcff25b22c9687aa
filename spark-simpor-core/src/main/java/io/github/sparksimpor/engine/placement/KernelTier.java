package io.github.sparksimpor.engine.placement;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.kernel.KernelSums;
import io.github.sparksimpor.kernel.KernelSumsProvider;
import io.github.sparksimpor.network.LayerPass;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;

/** The kernel sums that Spark's configuration asks for, on the driver as on an executor. */
public final class KernelTier {
  private KernelTier() {}

  /**
   * The tier of one JVM.
   *
   * @param name of the tier
   * @param hasModule whether the JVM was started with the Vector API
   */
  @DefaultSerializer(JavaSerializer.class)
  public record OfJvm(String name, boolean hasModule) implements Serializable {
    private static final long serialVersionUID = 1L;

    static OfJvm here() {
      return new OfJvm(
          ofThisJvm().tier(), ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
    }
  }

  /** The tier of the driver. */
  public static OfJvm ofDriver() {
    return OfJvm.here();
  }

  /** The tiers of the executors, each once, found by a job with a task a core. */
  public static List<OfJvm> ofExecutors(SparkContext context) {
    int tasks = Math.max(1, context.defaultParallelism());
    List<Integer> numbers = IntStream.range(0, tasks).boxed().toList();
    return JavaSparkContext.fromSparkContext(context)
        .parallelize(numbers, tasks)
        .map(number -> OfJvm.here())
        .distinct(1)
        .collect();
  }

  /** The kernel sums of this JVM, as {@value KernelSumsProvider#PROPERTY} says. */
  public static KernelSums ofThisJvm() {
    return KernelSumsProvider.get(SparkEnv.get().conf().get(KernelSumsProvider.PROPERTY, "auto"));
  }

  /** The passes through a network's layers, on the same tier. */
  static LayerPass layersOfThisJvm() {
    return LayerPass.onTierOf(ofThisJvm());
  }
}
