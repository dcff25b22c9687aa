package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.cuda.GpuNeighbors;
import io.github.sparksimpor.engine.rows.FeatureSpace;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Runs searches for nearest rows where they are done sooner: on the CPUs, of which there are more,
 * or on the executors' GPUs.
 */
final class NeighborTasks implements AutoCloseable {
  private final Optional<ExecutorCards<GpuNeighbors>> cards;
  private final FeatureSpace space;
  private final double leastWork;
  private DeviceShares shares = DeviceShares.noSearches();

  private NeighborTasks(
      Optional<ExecutorCards<GpuNeighbors>> cards, FeatureSpace space, double leastWork) {
    this.cards = cards;
    this.space = space;
    this.leastWork = leastWork;
  }

  static NeighborTasks of(JavaSparkContext context, AscentDevice device, FeatureSpace space) {
    double leastWork = GpuSettings.neighborWork(context.getConf());
    return new NeighborTasks(
        ExecutorCards.of(context, device, space.dimension(), GpuNeighbors::new), space, leastWork);
  }

  /**
   * What the tasks of a search find.
   *
   * @param points whose nearest rows are wanted, in all tasks
   * @param rows that are searched for each of them
   * @param neighbors wanted
   * @param tasks makes the tasks, given how each of them searches
   */
  <T extends Serializable> List<T> collect(
      long points, long rows, int neighbors, Function<TaskNeighbors, JavaRDD<Searched<T>>> tasks) {
    List<Searched<T>> searched =
        suiting(points, rows, neighbors)
            .map(gpus -> gpus.request(tasks.apply(onGpus(gpus))))
            .orElseGet(() -> tasks.apply(TaskNeighbors.onCpu(space.profile())))
            .collect();
    searched.forEach(task -> shares = shares.plus(task.shares()));
    return searched.stream().map(Searched::found).toList();
  }

  private Optional<ExecutorCards<GpuNeighbors>> suiting(long points, long rows, int neighbors) {
    boolean suits =
        space.profile() == 1
            && neighbors <= GpuNeighbors.MOST
            && (double) points * rows * space.dimension() >= leastWork;
    return cards.filter(gpus -> suits);
  }

  private static TaskNeighbors onGpus(ExecutorCards<GpuNeighbors> gpus) {
    return TaskNeighbors.onGpu(new TaskNeighbors.SearchCard(gpus.device(), gpus.contents()));
  }

  /** What the searches ran on so far. */
  DeviceShares shares() {
    return shares;
  }

  @Override
  public void close() {
    cards.ifPresent(ExecutorCards::close);
  }
}
