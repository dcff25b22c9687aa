package io.github.sparksimpor.ml;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.sql.Dataset;
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

  @SuppressWarnings({"unchecked", "rawtypes"}) // the rows' type says nothing about the plan
  private static boolean samePlan(Dataset<?> one, Dataset<?> other) {
    return ((Dataset) one).sameSemantics((Dataset) other);
  }
}
