package io.github.sparksimpor.spark;

import org.jspecify.annotations.Nullable;

/** Ends what was begun, though a part of it fails; the first failure is the one to tell. */
public final class Closing {
  private Closing() {}

  /** What ends one of several. */
  @FunctionalInterface
  public interface Action<T, E extends Exception> {
    void on(T item) throws E;
  }

  /** What there is to do after a failure. */
  @FunctionalInterface
  public interface Step {
    void run() throws Exception;
  }

  /**
   * Ends each in turn. One that fails takes no other's turn.
   *
   * @throws E the first failure, when all have had their turn; later ones are suppressed in it
   */
  public static <T, E extends Exception> void all(
      Iterable<? extends T> items, Action<? super T, E> action) throws E {
    @Nullable Throwable first = null;
    for (T item : items) {
      try {
        action.on(item);
      } catch (Throwable e) {
        first = joined(first, e);
      }
    }
    if (first != null) {
      Closing.<E>rethrow(first);
    }
  }

  /** Takes a step after a failure, in which its own is suppressed. */
  public static void after(Throwable failure, Step step) {
    try {
      step.run();
    } catch (Throwable e) {
      joined(failure, e);
    }
  }

  private static Throwable joined(@Nullable Throwable first, Throwable later) {
    if (first == null) {
      return later;
    }
    if (first != later) { // no failure can be suppressed in itself
      first.addSuppressed(later);
    }
    return first;
  }

  @SuppressWarnings("unchecked") // what an action throws is E, or need not be declared
  private static <E extends Throwable> void rethrow(Throwable failure) throws E {
    throw (E) failure;
  }
}
