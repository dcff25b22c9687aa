package io.github.sparksimpor.examples.experiments;

import io.github.sparksimpor.evaluation.BinaryScores;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Trials side by side, as many as there are cores, with a line of progress for each. */
final class Trials {
  private final List<Callable<String>> trials = new ArrayList<>();
  private final Results results;

  Trials(Results results) {
    this.results = results;
  }

  /** Queues what a method comes to on a split, with one learner or several. */
  void add(String set, int number, String method, Callable<List<Comparison.Outcome>> trial) {
    trials.add(
        () -> {
          for (Comparison.Outcome outcome : trial.call()) {
            results.add(
                new Results.Result(
                    set, number, method, outcome.learner().name(), outcome.scores()));
          }
          return "%s, split %s, %s".formatted(set, number, method);
        });
  }

  /** Queues what a learner comes to on a split, decided in one way or several. */
  void add(String set, int number, Learner learner, Callable<Map<String, BinaryScores>> trial) {
    trials.add(
        () -> {
          Map<String, BinaryScores> scores = trial.call();
          scores.forEach(
              (method, score) ->
                  results.add(new Results.Result(set, number, method, learner.name(), score)));
          return "%s, split %s, %s, %s"
              .formatted(set, number, learner.name(), String.join(" and ", scores.keySet()));
        });
  }

  /** Queues what gives some results. */
  void add(String what, Callable<List<Results.Result>> trial) {
    trials.add(
        () -> {
          trial.call().forEach(results::add);
          return what;
        });
  }

  /**
   * Runs all that was queued. A method that a set defeats is reported and left out.
   *
   * @return how many were left out
   */
  int run(PrintStream progress) throws InterruptedException {
    AtomicInteger done = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Callable<String> trial : trials) {
        running.add(
            pool.submit(
                () -> {
                  String what = trial.call();
                  progress.printf("[%s/%s] %s%n", done.incrementAndGet(), trials.size(), what);
                  return what;
                }));
      }
      int leftOut = 0;
      for (Future<?> trial : running) {
        try {
          trial.get();
        } catch (ExecutionException e) {
          progress.println("left out: " + e.getMessage());
          leftOut++;
        }
      }
      return leftOut;
    } finally {
      pool.shutdownNow();
    }
  }
}
