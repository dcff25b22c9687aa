package io.github.sparksimpor.sphere;

import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * The curvature met on the last steps, as L-BFGS keeps it (Nocedal, Wright 2006, algorithm 7.4),
 * for a function that is maximised on a sphere: pairs of a step and the slope it cost. Pairs follow
 * the point by projection on its tangent space (Absil, Mahony, Sepulchre 2008, section 8.1.3).
 */
final class TangentMemory {
  private static final int CAPACITY = 5;

  private record Pair(double[] step, double[] loss, double curvature) {}

  private final ArrayDeque<Pair> pairs = new ArrayDeque<>();

  boolean isEmpty() {
    return pairs.isEmpty();
  }

  void clear() {
    pairs.clear();
  }

  /**
   * Remembers a step, unless the function was convex along it.
   *
   * @param step the step, in radians
   * @param loss slope before minus slope after
   */
  void add(double[] step, double[] loss) {
    double curvature = Vectors.dot(step, loss);
    if (curvature > 1e-10 * Vectors.norm(step) * Vectors.norm(loss)) {
      if (pairs.size() == CAPACITY) {
        pairs.removeFirst();
      }
      pairs.addLast(new Pair(step, loss, curvature));
    }
  }

  /** Takes all pairs along to the tangent space at u. */
  void moveTo(double[] u) {
    for (int i = pairs.size(); i > 0; i--) {
      Pair old = pairs.removeFirst();
      add(Vectors.tangent(old.step, u), Vectors.tangent(old.loss, u));
    }
  }

  /** The quasi-Newton step for a slope; the slope itself while nothing is remembered. */
  double[] ascentStep(double[] slope) {
    double[] q = slope;
    double[] weights = new double[pairs.size()];
    int i = pairs.size();
    for (Iterator<Pair> latestFirst = pairs.descendingIterator(); latestFirst.hasNext(); ) {
      Pair pair = latestFirst.next();
      weights[--i] = Vectors.dot(pair.step, q) / pair.curvature;
      q = Vectors.plus(q, -weights[i], pair.loss);
    }
    if (!pairs.isEmpty()) {
      Pair latest = pairs.getLast();
      q = Vectors.scaled(latest.curvature / Vectors.dot(latest.loss, latest.loss), q);
    }
    for (Pair pair : pairs) {
      double correction = weights[i++] - Vectors.dot(pair.loss, q) / pair.curvature;
      q = Vectors.plus(q, correction, pair.step);
    }
    return q;
  }
}
