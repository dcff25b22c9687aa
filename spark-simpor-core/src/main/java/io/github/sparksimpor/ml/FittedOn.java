package io.github.sparksimpor.ml;

import io.github.sparksimpor.spark.ScalaCollections;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.jspecify.annotations.Nullable;

/**
 * The very object that a model was fitted on, held weakly, and whether it has come back.
 *
 * <p>{@code Pipeline.fit}, {@code CrossValidator} and {@code TrainValidationSplit} hand the object
 * they fit on to {@code transform}, once; a fitted pipeline hands on another. Equal plans tell
 * nothing: two tables read from one path are equal whatever lies there by then.
 */
final class FittedOn {
  private final WeakReference<Dataset<?>> dataset;
  private final AtomicBoolean cameBack = new AtomicBoolean();

  FittedOn(Dataset<?> dataset) {
    this.dataset = new WeakReference<>(dataset);
  }

  /** What a dataset is to the model. */
  enum Meeting {
    /** The object it was fitted on, for the first time. */
    FIRST,
    /** The same object once more. */
    AGAIN,
    /** Another object with the same plan, before the first one came back. */
    EQUAL,
    /** Any other. */
    OTHER
  }

  Meeting meet(Dataset<?> other) {
    @Nullable Dataset<?> fittedOn = dataset.get();
    if (fittedOn != other) {
      boolean equal = fittedOn != null && !cameBack.get() && samePlan(fittedOn, other);
      return equal ? Meeting.EQUAL : Meeting.OTHER;
    }
    return cameBack.compareAndSet(false, true) ? Meeting.FIRST : Meeting.AGAIN;
  }

  /**
   * Whether plans are equal, functions told by their names: those of a stage before are made anew
   * each time.
   */
  private static boolean samePlan(Dataset<?> one, Dataset<?> other) {
    LogicalPlan first = one.queryExecution().analyzed();
    LogicalPlan second = other.queryExecution().analyzed();
    return first.canonicalized().toString().equals(second.canonicalized().toString())
        && sameSources(
            ScalaCollections.asJava(first.collectLeaves()),
            ScalaCollections.asJava(second.collectLeaves()));
  }

  private static boolean sameSources(List<LogicalPlan> some, List<LogicalPlan> others) {
    return some.size() == others.size()
        && IntStream.range(0, some.size()).allMatch(i -> some.get(i).sameResult(others.get(i)));
  }
}
