package io.github.sparksimpor.engine.placement;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.cuda.Cuda;
import io.github.sparksimpor.cuda.CudaException;
import io.github.sparksimpor.cuda.CudaOutOfMemoryException;
import io.github.sparksimpor.cuda.ResidentRows;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.spark.SparkEnv;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of the training rows that lie on the GPUs of one executor during a fit. It travels as a
 * broadcast, so that each executor has one, and is closed there when the broadcast is destroyed:
 * Spark closes what it removes from its memory, if that can be closed. That takes no job, and so
 * works after a failure or a kill as well.
 *
 * <p>Closing never waits, as Spark holds a lock meanwhile: if tasks are inside, the last to leave
 * frees the memory. A task that comes later (one that was killed but does not know yet, or all if
 * Spark moved the broadcast to disk) finds nothing and leaves nothing.
 */
@DefaultSerializer(JavaSerializer.class)
final class DeviceParts implements Serializable, AutoCloseable {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(DeviceParts.class);

  private final int dimension;
  private final transient Map<String, ResidentRows> cards = new HashMap<>();
  private transient int inside;
  private transient boolean passing;
  private transient boolean spoiled;

  /** None yet, of so many features. */
  DeviceParts(int dimension) {
    this.dimension = dimension;
  }

  /** In another JVM it holds nothing. */
  private Object readResolve() {
    return new DeviceParts(dimension);
  }

  /**
   * Works with the rows on a GPU.
   *
   * @param address of the GPU
   * @param work returns the number of chunks in which rows passed
   * @throws CudaException if the driver fails; all rows then go to the device anew
   */
  int use(String address, ToIntFunction<ResidentRows> work) {
    ResidentRows rows = enter(address);
    try {
      return work.applyAsInt(rows);
    } catch (CudaException e) {
      spoil(e);
      throw e;
    } finally {
      leave();
    }
  }

  private synchronized ResidentRows enter(String address) {
    ResidentRows rows = cards.computeIfAbsent(address, this::open);
    inside++;
    return rows;
  }

  private ResidentRows open(String address) {
    Cuda cuda = Cuda.load(GpuResources.library(SparkEnv.get().conf()));
    ResidentRows rows = new ResidentRows(cuda, address, dimension);
    LOG.info("Rows of this executor go to GPU {}", address);
    return rows;
  }

  /** After most errors nothing that is in the context can be used. */
  private synchronized void spoil(CudaException failure) {
    spoiled = spoiled || !(failure instanceof CudaOutOfMemoryException);
  }

  private synchronized void leave() {
    inside--;
    freeIfDone();
  }

  @Override
  public synchronized void close() {
    passing = true;
    freeIfDone();
  }

  private void freeIfDone() {
    if (inside == 0 && (passing || spoiled)) {
      cards.values().forEach(ResidentRows::close);
      cards.clear();
      spoiled = false;
    }
  }
}
