package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.cuda.DeviceContent;
import io.github.sparksimpor.spark.Closing;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.resource.ResourceProfile;

/** The GPUs of the executors during a fit: what tasks ask Spark for, and what lies there. */
final class ExecutorCards<C extends DeviceContent> implements AutoCloseable {
  private final AscentDevice device;
  private final Optional<ResourceProfile> profile;
  private final CardContents<C> ofThisJvm;
  private final Broadcast<CardContents<C>> ofEachJvm;

  private ExecutorCards(JavaSparkContext context, AscentDevice device, CardContents<C> ofThisJvm) {
    this.device = device;
    this.profile = GpuResources.profile(device);
    this.ofThisJvm = ofThisJvm;
    this.ofEachJvm = context.broadcast(ofThisJvm);
  }

  /**
   * The GPUs that a device stands for, if it is no CPU.
   *
   * @param dimension number of coordinates
   * @param opener opens one of them
   */
  static <C extends DeviceContent> Optional<ExecutorCards<C>> of(
      JavaSparkContext context, AscentDevice device, int dimension, CardContents.Opener<C> opener) {
    return device.isGpu()
        ? Optional.of(new ExecutorCards<>(context, device, new CardContents<>(dimension, opener)))
        : Optional.empty();
  }

  AscentDevice device() {
    return device;
  }

  /** What lies on the cards of the executor that asks. */
  Broadcast<CardContents<C>> contents() {
    return ofEachJvm;
  }

  /** Has the tasks of an RDD ask for a GPU. */
  <T> JavaRDD<T> request(JavaRDD<T> tasks) {
    return GpuResources.request(profile, tasks);
  }

  /** Frees all memory of all GPUs. */
  @Override
  public void close() {
    // Tasks of a local master have used that of this JVM itself.
    Closing.all(List.<Runnable>of(ofThisJvm::close, ofEachJvm::destroy), Runnable::run);
  }
}
