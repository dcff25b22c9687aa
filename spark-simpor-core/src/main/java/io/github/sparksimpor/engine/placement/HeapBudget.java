package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.engine.rows.ClassCensus;
import io.github.sparksimpor.engine.rows.UnsuitableRowsException;
import io.github.sparksimpor.spark.ScalaCollections;
import java.util.stream.IntStream;
import org.apache.spark.SparkContext;
import org.apache.spark.status.api.v1.ExecutorSummary;

/**
 * How much memory there is for training rows. What placements take of it are estimates on the safe
 * side, taken before anything is packed: a refusal in one line is worth more than a dying JVM.
 *
 * @param driver bytes of the driver's heap
 * @param executor bytes of an executor's heap; locally the driver's
 * @param tasks that run in it side by side
 */
public record HeapBudget(long driver, long executor, int tasks) {
  /** What a JVM and Spark need for themselves. */
  private static final double SHARE = 0.8;

  /** Gathered, sorted, packed in two layouts, serialised. */
  private static final long DRIVER_COPIES = 5;

  /** Serialised, and packed in two layouts. */
  private static final long EXECUTOR_COPIES = 3;

  /** Seeds, their neighbours, and both on their way to the tasks. */
  private static final long GROWTH_COPIES = 3;

  /** Rows that a task lays out at least: a block of both layouts, and one of the search. */
  private static final long BLOCK_ROWS = 64 + 64 + 128;

  /** Vectors of the length of the weights that the optimiser and its jobs keep. */
  private static final long WEIGHT_COPIES = 30;

  /** Numbers per feature in the moments of a part. */
  private static final long MOMENTS = 4;

  /** Index and distance of a neighbour. */
  private static final long NEIGHBOR_BYTES = Integer.BYTES + Double.BYTES;

  /** As tasks have found them, and one after the other. */
  private static final long NEIGHBOR_COPIES = 2;

  /** Directions, points and gradients. */
  private static final long CANDIDATE_COPIES = 3;

  /** Seed and draw of a synthetic row. */
  private static final long ASSIGNMENT_BYTES = Integer.BYTES + Long.BYTES;

  /** In all, and in slices. */
  private static final long ASSIGNMENT_COPIES = 2;

  private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  /** The memory of a context, as far as its executors are known. */
  public static HeapBudget of(SparkContext context) {
    long driver = Runtime.getRuntime().maxMemory();
    return new HeapBudget(
        driver,
        context.isLocal() ? driver : (long) context.executorMemory() << 20,
        Math.max(1, cores(context) / context.conf().getInt("spark.task.cpus", 1)));
  }

  /**
   * Of the largest executor there is: without {@code spark.executor.cores} a standalone cluster
   * gives an executor all of its worker's. Before there is any, what YARN and Kubernetes give.
   */
  private static int cores(SparkContext context) {
    return ScalaCollections.asJava(context.statusStore().executorList(true)).stream()
        .mapToInt(ExecutorSummary::totalCores) // a cluster's driver has none
        .filter(cores -> cores > 0)
        .max()
        .orElseGet(() -> context.conf().getInt("spark.executor.cores", 1));
  }

  /** Whether the rows, of so many coordinates, can be gathered and sent to every executor. */
  boolean holdsBroadcast(ClassCensus census, long coordinates, long[] gaps) {
    double all = census.bytes(coordinates);
    return DRIVER_COPIES * all + growth(census, gaps) <= SHARE * driver
        && EXECUTOR_COPIES * all + tasks * block(coordinates) <= SHARE * executor;
  }

  /** Whether the rows, of so many coordinates, can stay in the executors. */
  boolean holdsPartitioned(ClassCensus census, long coordinates, long[] gaps) {
    return partitionedDriver(census, gaps) <= SHARE * driver
        && tasks * block(coordinates) <= SHARE * executor;
  }

  /** Bytes that the driver needs while rows stay in the executors. */
  private double partitionedDriver(ClassCensus census, long[] gaps) {
    double moments = (double) census.totalParts() * MOMENTS * Double.BYTES * census.dimension();
    return moments + growth(census, gaps);
  }

  /**
   * Whether seeds can be gathered in the driver.
   *
   * @throws IllegalArgumentException if not
   */
  public void checkGrowth(ClassCensus census, long[] gaps) {
    if (growth(census, gaps) > SHARE * driver) {
      throw new UnsuitableRowsException(scarcity(census, census.dimension()));
    }
  }

  /**
   * Whether the entropy network can be trained.
   *
   * @param dimension number of coordinates
   * @param weights of the network
   * @throws IllegalArgumentException if not
   */
  public void checkNetwork(int dimension, long weights) {
    double needed = (double) WEIGHT_COPIES * weights * Double.BYTES;
    if (needed > SHARE * driver) {
      throw new UnsuitableRowsException(
          "there is too little memory: training the entropy network on %s coordinates takes %s MB, with a driver of %s MB; use fewer features (hash to fewer, select some), smaller hiddenLayers, maxRounds 0, or raise spark.driver.memory"
              .formatted(dimension, (long) needed >> 20, driver >> 20));
    }
  }

  /**
   * Whether the driver can take the neighbours of rows.
   *
   * @param rows whose neighbours are searched
   * @param neighbors of each
   * @throws IllegalArgumentException if not
   */
  void checkNeighbors(long rows, long neighbors) {
    long entries = rows * neighbors;
    double needed = (double) NEIGHBOR_COPIES * NEIGHBOR_BYTES * entries;
    if (entries > LONGEST_ARRAY || needed > SHARE * driver) {
      throw new UnsuitableRowsException(
          "there is too little memory: %s neighbours of each of %s rows take %s MB, with a driver of %s MB; lower numNeighbors or dangerNeighbors, or raise spark.driver.memory"
              .formatted(neighbors, rows, (long) needed >> 20, driver >> 20));
    }
  }

  /**
   * Whether the candidates of an ascent can be drawn.
   *
   * @param dimension number of coordinates
   * @param candidates points of a sphere
   * @throws IllegalArgumentException if not
   */
  public void checkCandidates(int dimension, int candidates) {
    double needed = (double) CANDIDATE_COPIES * candidates * dimension * Double.BYTES;
    if ((long) candidates * dimension > LONGEST_ARRAY
        || needed > SHARE * driver
        || tasks * needed > SHARE * executor) {
      throw new IllegalArgumentException(
          "there is too little memory: candidates is %s, and as many points of %s coordinates take %s MB in each of %s tasks, with a driver of %s MB and executors of %s MB; lower candidates"
              .formatted(
                  candidates, dimension, (long) needed >> 20, tasks, driver >> 20, executor >> 20));
    }
  }

  /**
   * Whether the driver can tell synthetic rows their seeds.
   *
   * @param rows synthetic rows in all
   * @throws IllegalArgumentException if not
   */
  public void checkSynthetic(long rows) {
    double needed = (double) ASSIGNMENT_COPIES * ASSIGNMENT_BYTES * rows;
    if (needed > SHARE * driver) {
      throw new UnsuitableRowsException(
          "there is too little memory: %s synthetic rows are wanted in all, and to tell them their seeds takes %s MB, with a driver of %s MB; lower balanceRatio or targetCounts, or raise spark.driver.memory"
              .formatted(rows, (long) needed >> 20, driver >> 20));
    }
  }

  /** What there is and what is asked for, in one line. */
  String scarcity(ClassCensus census, long coordinates) {
    return "there is too little memory: %s rows with values in %s features%s take %s MB, with a driver of %s MB and executors of %s MB; use fewer features (hash to fewer, select some) or raise spark.driver.memory and spark.executor.memory"
        .formatted(
            census.rows(),
            census.dimension(),
            coordinates > census.dimension()
                ? ", all of them categories measured by %s classes,".formatted(census.classes())
                : "",
            census.bytes(coordinates) >> 20,
            driver >> 20,
            executor >> 20);
  }

  private static double growth(ClassCensus census, long[] gaps) {
    double rows =
        IntStream.range(0, gaps.length)
            .filter(c -> gaps[c] > 0)
            .mapToDouble(c -> census.sizes()[c])
            .sum();
    return GROWTH_COPIES * rows * Double.BYTES * census.dimension();
  }

  /** Bytes that a task needs. */
  private static double block(long coordinates) {
    return (double) BLOCK_ROWS * Double.BYTES * coordinates;
  }
}
