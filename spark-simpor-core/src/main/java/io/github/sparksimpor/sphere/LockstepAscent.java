package io.github.sparksimpor.sphere;

import io.github.sparksimpor.kernel.QueryBatch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Makes synthetic rows, many at a time: each pass over the data evaluates the points of all ascents
 * in flight. Finished ones leave and the next enter, so that the batch stays full while there is
 * work. A row does not depend on what else is in flight.
 *
 * <p>Rows are taken and given one by one and in order, so memory is bounded by what is in flight
 * and by the finished rows that wait for an earlier one: at most {@code inFlight × (maxIter + 1)}.
 */
public final class LockstepAscent {
  /** Points in flight that fill the kernel's register tiles and keep a block of rows in cache. */
  public static final int DEFAULT_IN_FLIGHT = 96;

  private static final int WAITING = 16;

  private final LogRatio objective;
  private final AscentSettings settings;
  private final int capacity;

  /**
   * Ascents on one objective.
   *
   * @param objective what is climbed
   * @param settings how
   * @param inFlight most points evaluated together, at least 1; raised to the number of candidates
   */
  public LockstepAscent(LogRatio objective, AscentSettings settings, int inFlight) {
    if (inFlight < 1) {
      throw new IllegalArgumentException(
          "the number of points in flight must be at least 1, found " + inFlight);
    }
    this.objective = objective;
    this.settings = settings;
    this.capacity = capacity(settings, inFlight);
  }

  /** Most points that are evaluated together: what the objective must have room for. */
  public static int capacity(AscentSettings settings, int inFlight) {
    return Math.max(inFlight, settings.candidates());
  }

  /**
   * Makes a row of every start, lazily.
   *
   * @param starts rows of one seed next to each other make the kernel's block skip effective
   * @return the rows, in the order of the starts
   */
  public Iterator<SyntheticPoint> ascend(Iterator<SphereStart> starts) {
    return new Flight(starts);
  }

  private final class Flight implements Iterator<SyntheticPoint> {
    private final Iterator<SphereStart> starts;
    private final ArrayDeque<SphereAscent> inOrder = new ArrayDeque<>();
    private final List<SphereAscent> climbing = new ArrayList<>();
    private final QueryBatch batch = new QueryBatch(capacity, objective.dimension());
    private final double[] logRatios = new double[capacity];
    private final double[] gradients = new double[capacity * objective.dimension()];

    Flight(Iterator<SphereStart> starts) {
      this.starts = starts;
    }

    @Override
    public boolean hasNext() {
      return !inOrder.isEmpty() || starts.hasNext();
    }

    @Override
    public SyntheticPoint next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      while (inOrder.isEmpty() || !inOrder.getFirst().finished()) {
        pass();
      }
      return inOrder.removeFirst().result();
    }

    private void pass() {
      fill();
      if (!climbing.isEmpty()) {
        step();
      }
    }

    /** Lets ascents enter while there is room. */
    private void fill() {
      int wanted = climbing.stream().mapToInt(SphereAscent::wanted).sum();
      while (starts.hasNext()
          && wanted + settings.candidates() <= capacity
          && inOrder.size() < WAITING * capacity) {
        SphereAscent ascent = new SphereAscent(starts.next(), settings);
        inOrder.addLast(ascent);
        if (!ascent.finished()) {
          climbing.add(ascent);
          wanted += ascent.wanted();
        }
      }
    }

    /** Evaluates every point in flight and lets finished ascents leave. */
    private void step() {
      batch.clear();
      climbing.forEach(ascent -> ascent.addPoints(batch));
      objective.evaluate(batch, logRatios, gradients);
      int first = 0;
      for (SphereAscent ascent : climbing) {
        int points = ascent.wanted();
        ascent.observe(logRatios, gradients, first);
        first += points;
      }
      climbing.removeIf(SphereAscent::finished);
    }
  }
}
