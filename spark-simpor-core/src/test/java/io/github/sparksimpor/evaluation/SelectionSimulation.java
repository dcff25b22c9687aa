package io.github.sparksimpor.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The whole of a tuning on one small table, in plain Java: stratified folds, candidates that learn
 * from a fold's training rows only, the threshold of each fold from the scores of the others, and
 * the objective on the rows left out. Real fits of a logistic regression, but of one that takes
 * microseconds.
 */
final class SelectionSimulation {
  static final int FOLDS = 5;
  static final int REPEATS = 2;

  private SelectionSimulation() {}

  /** A row: features with a leading 1, its class, and how much it weighs in training. */
  record Example(double[] x, boolean minority, double weight) {}

  /** What a candidate makes of training rows. */
  interface Treatment {
    List<Example> of(List<Example> training, RandomGenerator random);
  }

  /** Weights, copies, segments and fewer rows of the majority, at several sizes. */
  static List<Treatment> treatments() {
    List<Treatment> all = new ArrayList<>();
    all.add(SelectionSimulation::weighted);
    for (double size : new double[] {0.25, 0.5, 1}) {
      all.add((rows, random) -> grown(rows, size, random, false));
      all.add((rows, random) -> grown(rows, size, random, true));
    }
    for (double share : new double[] {0.2, 0.5}) {
      all.add(
          (rows, random) ->
              rows.stream().filter(r -> r.minority() || random.nextDouble() < share).toList());
    }
    return all;
  }

  /** Macro F1 of each fold of each repeat at the threshold that is best on the other folds. */
  static double[] macroF1(List<Example> rows, Treatment treatment, RandomGenerator random) {
    return IntStream.range(0, REPEATS)
        .mapToObj(repeat -> onFolds(rows, folds(rows, repeat), treatment, random))
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  private static double[] onFolds(
      List<Example> rows, int[] folds, Treatment treatment, RandomGenerator random) {
    double[] scores = new double[rows.size()];
    for (int fold = 0; fold < FOLDS; fold++) {
      double[] fitted = fit(treatment.of(in(rows, folds, fold, false), random));
      for (int i = 0; i < scores.length; i++) {
        if (folds[i] == fold) {
          scores[i] = dot(fitted, rows.get(i).x());
        }
      }
    }
    return IntStream.range(0, FOLDS)
        .mapToDouble(
            fold ->
                macroF1At(
                    threshold(rows, scores, i -> folds[i] != fold),
                    rows,
                    scores,
                    i -> folds[i] == fold))
        .toArray();
  }

  /** Rows of a class differ in nothing but chance, so any part of them is a stratified draw. */
  private static int[] folds(List<Example> rows, int repeat) {
    int[] seen = new int[2];
    return rows.stream()
        .mapToInt(row -> seen[row.minority() ? 1 : 0]++)
        .map(i -> (repeat == 0 ? i : i / FOLDS + i) % FOLDS)
        .toArray();
  }

  private static List<Example> in(List<Example> rows, int[] folds, int fold, boolean inside) {
    return IntStream.range(0, folds.length)
        .filter(i -> folds[i] == fold == inside)
        .mapToObj(rows::get)
        .toList();
  }

  private static List<Example> weighted(List<Example> rows, RandomGenerator random) {
    long minority = rows.stream().filter(Example::minority).count();
    double weight = (rows.size() - minority) / (double) minority;
    return rows.stream()
        .map(row -> new Example(row.x(), row.minority(), row.minority() ? weight : 1))
        .toList();
  }

  /** Fills a part of the gap with copies, or with points towards one of the three nearest. */
  private static List<Example> grown(
      List<Example> rows, double size, RandomGenerator random, boolean segments) {
    List<double[]> minority = rows.stream().filter(Example::minority).map(Example::x).toList();
    List<List<double[]>> ends =
        minority.stream().map(x -> segments ? nearest(x, minority) : List.of(x)).toList();
    List<Example> all = new ArrayList<>(rows);
    long gap = Math.round(size * (rows.size() - 2 * minority.size()));
    for (int i = 0; i < gap; i++) {
      double[] from = minority.get(i % minority.size());
      List<double[]> towards = ends.get(i % minority.size());
      double[] to = towards.get(random.nextInt(towards.size()));
      double share = random.nextDouble();
      double[] x = new double[from.length];
      Arrays.setAll(x, f -> from[f] + share * (to[f] - from[f]));
      all.add(new Example(x, true, 1));
    }
    return all;
  }

  private static List<double[]> nearest(double[] from, List<double[]> rows) {
    return rows.stream()
        .filter(x -> x != from)
        .sorted(Comparator.comparingDouble(x -> squaredDistance(from, x)))
        .limit(3)
        .toList();
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int f = 0; f < a.length; f++) {
      sum += (a[f] - b[f]) * (a[f] - b[f]);
    }
    return sum;
  }

  /** Logistic regression by Newton's method, with a trace of a penalty. */
  private static double[] fit(List<Example> rows) {
    int width = rows.get(0).x().length;
    double[] beta = new double[width];
    for (int step = 0; step < 10; step++) {
      double[][] system = new double[width][width + 1];
      for (int f = 0; f < width; f++) {
        system[f][f] = 1e-3;
        system[f][width] = -1e-3 * beta[f];
      }
      for (Example row : rows) {
        double p = 1 / (1 + Math.exp(-dot(beta, row.x())));
        double curvature = row.weight() * p * (1 - p);
        double slope = row.weight() * ((row.minority() ? 1 : 0) - p);
        for (int f = 0; f < width; f++) {
          system[f][width] += slope * row.x()[f];
          for (int g = 0; g < width; g++) {
            system[f][g] += curvature * row.x()[f] * row.x()[g];
          }
        }
      }
      double[] move = solve(system);
      for (int f = 0; f < width; f++) {
        beta[f] += move[f];
      }
    }
    return beta;
  }

  /** Gauss and Jordan; the matrix is positive definite. */
  private static double[] solve(double[][] system) {
    int n = system.length;
    for (int pivot = 0; pivot < n; pivot++) {
      for (int row = 0; row < n; row++) {
        if (row != pivot) {
          double factor = system[row][pivot] / system[pivot][pivot];
          for (int column = pivot; column <= n; column++) {
            system[row][column] -= factor * system[pivot][column];
          }
        }
      }
    }
    return IntStream.range(0, n).mapToDouble(f -> system[f][n] / system[f][f]).toArray();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int f = 0; f < a.length; f++) {
      sum += a[f] * b[f];
    }
    return sum;
  }

  /** The score of largest macro F1 among the rows that count. */
  private static double threshold(List<Example> rows, double[] scores, IntPredicate counts) {
    int[] order =
        IntStream.range(0, scores.length)
            .filter(counts)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -scores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    long minority = Arrays.stream(order).filter(i -> rows.get(i).minority()).count();
    double best = Double.NEGATIVE_INFINITY;
    double threshold = Double.NaN;
    long hits = 0;
    for (int taken = 1; taken <= order.length; taken++) {
      hits += rows.get(order[taken - 1]).minority() ? 1 : 0;
      boolean tied = taken < order.length && scores[order[taken]] == scores[order[taken - 1]];
      double value = macroF1(hits, taken, minority, order.length);
      if (!tied && value > best) {
        best = value;
        threshold = scores[order[taken - 1]];
      }
    }
    return threshold;
  }

  private static double macroF1At(
      double threshold, List<Example> rows, double[] scores, IntPredicate counts) {
    int[] in = IntStream.range(0, scores.length).filter(counts).toArray();
    long taken = Arrays.stream(in).filter(i -> scores[i] >= threshold).count();
    long hits =
        Arrays.stream(in).filter(i -> scores[i] >= threshold && rows.get(i).minority()).count();
    long minority = Arrays.stream(in).filter(i -> rows.get(i).minority()).count();
    return macroF1(hits, taken, minority, in.length);
  }

  private static double macroF1(long hits, long taken, long minority, long all) {
    double f1 = 2.0 * hits / (taken + minority);
    double rejected = all - taken;
    double others = all - minority;
    double trueNegatives = rejected - (minority - hits);
    return (f1 + 2 * trueNegatives / (rejected + others)) / 2;
  }
}
