package io.github.sparksimpor.cuda;

import io.github.sparksimpor.sphere.AscentSettings;
import io.github.sparksimpor.sphere.SphereStart;
import io.github.sparksimpor.sphere.StepRule;
import io.github.sparksimpor.sphere.SyntheticPoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Ascents of the log posterior ratio along spheres (paper algorithm 1), whole on a GPU: the starts
 * go there, the ends come back, and in between only the number of points still climbing crosses the
 * bus. Sums are taken in float, the steps in double; rows agree with the CPU's as far as float
 * resolves the ratio, not to the bit.
 *
 * <p>Serves the thread that made it.
 */
final class GpuAscent implements AutoCloseable {
  private static final int MOST_POINTS = 4096;
  private static final Set<String> KERNELS =
      Set.of(
          "pose_candidate", "judge_candidate", "set_off", "pose_trials", "climb", "keep_climbing");

  private final GpuDevice device;
  private final AscentSettings settings;
  private final BooleanSupplier cancelled;
  private final Consumer<AscentRows> giveBack;
  private final Allocations owned;
  private final SumsWorkspace workspace;
  private final SumsWorkspace.Results ownSums;
  private final SumsWorkspace.Results contrastSums;
  private final AscentRows rows;
  private final AscentState state;

  /**
   * Ascents among rows on a device.
   *
   * @param device where, with {@link #kernels} loaded; must stay open
   * @param dimension number of features
   * @param take gives the rows, once there is room for the points
   * @param giveBack receives them when this is closed
   * @param settings how to climb
   * @param points most points in flight; fewer if the memory asks for it
   * @param cancelled asked between launches; once true, the ascent ends with an exception
   * @throws CudaOutOfMemoryException if the device lacks the memory
   */
  GpuAscent(
      GpuDevice device,
      int dimension,
      Function<KernelShape, AscentRows> take,
      Consumer<AscentRows> giveBack,
      AscentSettings settings,
      int points,
      BooleanSupplier cancelled) {
    this.device = device;
    this.settings = settings;
    this.cancelled = cancelled;
    this.giveBack = giveBack;
    long bytesPerPoint =
        SumsWorkspace.bytesPerQuery(dimension) + AscentState.bytesPerPoint(dimension);
    int capacity = MemoryBudget.points(device, bytesPerPoint, Math.min(points, MOST_POINTS));
    this.owned = new Allocations(device);
    SumsWorkspace queries = null;
    try {
      this.state = new AscentState(owned, dimension, capacity);
      queries = new SumsWorkspace(device, dimension, capacity);
      this.workspace = queries;
      this.ownSums = queries.newResults();
      this.contrastSums = queries.newResults();
      this.rows = take.apply(queries.shape());
    } catch (Throwable e) {
      if (queries != null) {
        queries.close();
      }
      owned.close();
      throw e;
    }
  }

  /** What has to be loaded on the device. */
  static Set<String> kernels(int dimension) {
    Set<String> kernels = new HashSet<>(KERNELS);
    kernels.addAll(SumsWorkspace.kernels(dimension));
    return kernels;
  }

  /**
   * Ascends from every start.
   *
   * @param starts spheres of positive radius, each with as many random points as the settings want
   * @return where they came to rest, in the order of the starts
   * @throws AscentCancelledException if told so
   */
  List<SyntheticPoint> ascend(List<SphereStart> starts) {
    List<SyntheticPoint> points = new ArrayList<>(starts.size());
    for (int from = 0; from < starts.size(); from += state.capacity()) {
      List<SphereStart> some =
          starts.subList(from, Math.min(starts.size(), from + state.capacity()));
      state.upload(some, settings.excludeSeed(), rows.space());
      begin(some);
      climb(some.size());
      points.addAll(state.download(some));
    }
    return points;
  }

  private void begin(List<SphereStart> starts) {
    int count = starts.size();
    for (int candidate = 0; candidate < settings.candidates(); candidate++) {
      state.uploadDirections(starts, candidate);
      device.launch(
          "pose_candidate",
          GpuDevice.blocks(count),
          1,
          state.with(
              count,
              state.directions(),
              workspace.queries(),
              workspace.shape().paddedDimension(),
              workspace.excluded()));
      sum(count);
      device.launch(
          "judge_candidate",
          GpuDevice.blocks(count),
          1,
          state.with(
              count,
              ownSums.logSums(),
              ownSums.means(),
              contrastSums.logSums(),
              contrastSums.means(),
              workspace.capacity(),
              candidate == 0 ? 1 : 0));
    }
    device.launch(
        "set_off",
        GpuDevice.blocks(count),
        1,
        state.with(count, fixedStep(), settings.maxIter(), settings.tol(), state.active()));
  }

  private void climb(int count) {
    for (int active = keepClimbing(count); active > 0; active = keepClimbing(active)) {
      device.launch(
          "pose_trials",
          GpuDevice.blocks(active),
          1,
          state.with(
              state.active(),
              active,
              workspace.queries(),
              workspace.shape().paddedDimension(),
              workspace.excluded()));
      sum(active);
      device.launch(
          "climb",
          GpuDevice.blocks(active),
          1,
          state.with(
              state.active(),
              active,
              ownSums.logSums(),
              ownSums.means(),
              contrastSums.logSums(),
              contrastSums.means(),
              workspace.capacity(),
              fixedStep(),
              settings.maxIter(),
              settings.tol()));
    }
  }

  private int fixedStep() {
    return settings.stepRule() == StepRule.FIXED ? 1 : 0;
  }

  private void sum(int count) {
    if (cancelled.getAsBoolean()) {
      throw new AscentCancelledException();
    }
    workspace.sum(rows.own(), count, true, ownSums);
    workspace.sum(rows.contrast(), count, false, contrastSums);
  }

  private int keepClimbing(int count) {
    device.launch(
        "keep_climbing",
        1,
        1,
        state.counters(),
        state.capacity(),
        state.active(),
        count,
        state.spare(),
        state.activeCount());
    state.swap();
    return state.activeCount().downloadInts(0, 1)[0];
  }

  @Override
  public void close() {
    giveBack.accept(rows);
    workspace.close();
    owned.close();
  }
}
