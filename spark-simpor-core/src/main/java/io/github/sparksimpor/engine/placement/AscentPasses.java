package io.github.sparksimpor.engine.placement;

/**
 * What ascents over rows that stay in the executors cost.
 *
 * @param passes over the rows, each a job
 * @param points evaluated in all of them
 * @param mostInFlight most points that one pass evaluates
 */
public record AscentPasses(long passes, long points, int mostInFlight) {

  /** No pass over the cluster. */
  public static AscentPasses none() {
    return new AscentPasses(0, 0, 0);
  }

  AscentPasses plus(long morePasses, long morePoints) {
    return new AscentPasses(passes + morePasses, points + morePoints, mostInFlight);
  }
}
