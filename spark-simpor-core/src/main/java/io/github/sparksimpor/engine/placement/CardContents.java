package io.github.sparksimpor.engine.placement;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.cuda.Cuda;
import io.github.sparksimpor.cuda.CudaException;
import io.github.sparksimpor.cuda.CudaOutOfMemoryException;
import io.github.sparksimpor.cuda.DeviceContent;
import io.github.sparksimpor.spark.Closing;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.spark.SparkEnv;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What lies on the GPUs of one executor during a fit: training rows. It travels as a broadcast, so
 * that each executor has one, and is closed there when the broadcast is destroyed: Spark closes
 * what it removes from its memory, if that can be closed. That takes no job, and so works after a
 * failure or a kill as well.
 *
 * <p>Closing waits for no task, as Spark holds a lock meanwhile: if tasks are inside, the last to
 * leave frees the memory. A task that comes later (one that was killed but does not know yet, or
 * all if Spark moved the broadcast to disk) finds nothing and leaves nothing.
 */
@DefaultSerializer(JavaSerializer.class)
final class CardContents<C extends DeviceContent> implements Serializable, AutoCloseable {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(CardContents.class);

  private final int dimension;
  private final Opener<C> opener;
  private final transient Map<String, C> cards = new HashMap<>();
  private final transient Set<String> told = ConcurrentHashMap.newKeySet();
  private transient int inside;
  private transient boolean passing;

  /** Opens a GPU on which nothing lies yet. */
  interface Opener<C> extends Serializable {
    C open(Cuda cuda, String address, int dimension);
  }

  /** None yet, of so many features. */
  CardContents(int dimension, Opener<C> opener) {
    this.dimension = dimension;
    this.opener = opener;
  }

  /** In another JVM it holds nothing. */
  private Object readResolve() {
    return new CardContents<>(dimension, opener);
  }

  /**
   * Works with what lies on a GPU; once an error has spoiled the context, not before all is freed.
   *
   * @param address of the GPU
   * @throws CudaException if the driver fails; all rows then go to the device anew
   */
  <T> T use(String address, Function<C, T> work) {
    enter(address);
    T result;
    try {
      result = work.apply(content(address));
    } catch (Throwable e) {
      if (e instanceof CudaException failure) {
        spoil(address, failure);
      }
      Closing.after(e, () -> leave(address));
      throw e;
    }
    leave(address);
    return result;
  }

  private void enter(String address) {
    synchronized (Card.LOCK) {
      Card.at(address).enter();
      inside++;
    }
  }

  private C content(String address) {
    synchronized (Card.LOCK) {
      C known = cards.get(address);
      return known == null ? open(address) : known;
    }
  }

  private C open(String address) {
    Cuda cuda = Cuda.load(GpuResources.library(SparkEnv.get().conf()));
    C content = opener.open(cuda, address, dimension);
    cards.put(address, content);
    Card.at(address).lies(this, true);
    LOG.info("Rows of this executor go to GPU {}", address);
    return content;
  }

  /** After most errors nothing that is in the context can be used, by whomever it was put there. */
  private static void spoil(String address, CudaException failure) {
    if (!(failure instanceof CudaOutOfMemoryException)) {
      synchronized (Card.LOCK) {
        Card.at(address).spoil();
      }
    }
  }

  private void leave(String address) {
    synchronized (Card.LOCK) {
      inside--;
      Closing.all(
          List.<Runnable>of(this::freeIfDone, () -> Card.at(address).leave(address)),
          Runnable::run);
    }
  }

  /** Whether a task of this executor's fails for this reason for the first time in the fit. */
  boolean isNews(RuntimeException failure) {
    return told.add(DeviceShares.reason(failure));
  }

  @Override
  public void close() {
    synchronized (Card.LOCK) {
      passing = true;
      freeIfDone();
    }
  }

  private void freeIfDone() {
    if (inside == 0 && passing) {
      Closing.all(Set.copyOf(cards.keySet()), this::free);
    }
  }

  /** Frees what lies on a card; to be called under the lock of cards, with nobody inside there. */
  void free(String address) {
    @Nullable C content = cards.remove(address);
    if (content != null) {
      Card.at(address).lies(this, false);
      content.close();
    }
  }
}
