package io.github.sparksimpor.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Spark jobs side by side. */
public final class ParallelJobs {
  private ParallelJobs() {}

  /**
   * Applies a function to all items.
   *
   * @param threads how many at the same time
   * @return results in the order of the items
   */
  public static <T, R> List<R> map(List<T> items, Function<T, R> function, int threads) {
    if (threads == 1) {
      return items.stream().map(function).toList();
    }
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, items.size()));
    try {
      List<Callable<R>> tasks = new ArrayList<>();
      items.forEach(item -> tasks.add(() -> function.apply(item)));
      List<R> results = new ArrayList<>();
      for (Future<R> result : pool.invokeAll(tasks)) {
        results.add(result.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } finally {
      pool.shutdownNow();
    }
  }
}
