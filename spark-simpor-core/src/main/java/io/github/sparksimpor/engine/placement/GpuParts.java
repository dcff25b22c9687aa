package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.cuda.ResidentRows;
import io.github.sparksimpor.engine.rows.ClassPart;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.spark.JavaSerialized;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * The GPUs of the executors while sums are taken over parts that stay there: each part goes to the
 * GPU of its executor at the first pass, and lies there until this is closed.
 */
record GpuParts(ExecutorCards<ResidentRows> cards) implements AutoCloseable {

  /**
   * The GPUs that a device stands for, if it is no CPU.
   *
   * @param dimension number of coordinates
   */
  static Optional<GpuParts> of(JavaSparkContext context, AscentDevice device, int dimension) {
    return ExecutorCards.of(context, device, dimension, ResidentRows::new).map(GpuParts::new);
  }

  /** The sums of a pass, each part's where it lies. */
  JavaRDD<PartSums> sums(
      JavaRDD<ClassPart> parts, PartPass pass, Broadcast<JavaSerialized<QueryBatch>> points) {
    AscentDevice on = cards.device();
    Broadcast<CardContents<ResidentRows>> lying = cards.contents();
    return cards.request(
        parts.map(
            part -> new GpuPartSums(pass, on, lying.value()).sums(part, points.value().content())));
  }

  @Override
  public void close() {
    cards.close();
  }
}
