package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.engine.rows.ClassPart;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.spark.JavaSerialized;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.resource.ResourceProfile;

/**
 * The GPUs of the executors while sums are taken over parts that stay there: each part goes to the
 * GPU of its executor at the first pass, and lies there until this is closed.
 */
final class GpuParts implements AutoCloseable {
  private final AscentDevice device;
  private final Optional<ResourceProfile> profile;
  private final DeviceParts ofThisJvm;
  private final Broadcast<DeviceParts> ofEachJvm;

  private GpuParts(JavaSparkContext context, AscentDevice device, int dimension) {
    this.device = device;
    this.profile = GpuResources.profile(device);
    this.ofThisJvm = new DeviceParts(dimension);
    this.ofEachJvm = context.broadcast(ofThisJvm);
  }

  /**
   * The GPUs that a device stands for, if it is no CPU.
   *
   * @param dimension number of coordinates
   */
  static Optional<GpuParts> of(JavaSparkContext context, AscentDevice device, int dimension) {
    return device.isGpu()
        ? Optional.of(new GpuParts(context, device, dimension))
        : Optional.empty();
  }

  /** The sums of a pass, each part's where it lies. */
  JavaRDD<PartSums> sums(
      JavaRDD<ClassPart> parts, PartPass pass, Broadcast<JavaSerialized<QueryBatch>> points) {
    AscentDevice on = device;
    Broadcast<DeviceParts> lying = ofEachJvm;
    return GpuResources.request(
        profile,
        parts.map(
            part -> new GpuPartSums(pass, on, lying.value()).sums(part, points.value().content())));
  }

  /** Frees all memory of all GPUs. */
  @Override
  public void close() {
    ofThisJvm.close(); // tasks of a local master have used it itself
    ofEachJvm.destroy();
  }
}
