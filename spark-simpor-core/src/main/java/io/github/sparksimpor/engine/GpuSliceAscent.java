package io.github.sparksimpor.engine;

import io.github.sparksimpor.kernel.RowParts;
import io.github.sparksimpor.kernel.cuda.AscentEnds;
import io.github.sparksimpor.kernel.cuda.AscentStarts;
import io.github.sparksimpor.kernel.cuda.Cuda;
import io.github.sparksimpor.kernel.cuda.CudaOutOfMemoryException;
import io.github.sparksimpor.kernel.cuda.CudaUnavailableException;
import io.github.sparksimpor.kernel.cuda.GpuAscent;
import io.github.sparksimpor.kernel.cuda.GpuDevice;
import io.github.sparksimpor.sphere.AscentSettings;
import io.github.sparksimpor.sphere.SphereStart;
import io.github.sparksimpor.sphere.StepRule;
import io.github.sparksimpor.sphere.StopReason;
import io.github.sparksimpor.sphere.SyntheticPoint;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one task does where it has a GPU: ascends the rows of a slice there, all of them at once.
 */
record GpuSliceAscent(ClassPartition classes, FeatureSpace space, AscentPolicy policy, long seed) {
  private static final Logger LOG = LoggerFactory.getLogger(GpuSliceAscent.class);
  private static final int NONE_EXCLUDED = -1;

  SyntheticBlock ascend(GrowthSlice slice) {
    try {
      return onGpu(slice);
    } catch (CudaUnavailableException | CudaOutOfMemoryException e) {
      if (policy.device().required()) {
        throw e;
      }
      LOG.warn("Ascends on the CPU: {}", e.getMessage());
      return new SliceAscent(classes, space, policy, seed).ascend(slice);
    }
  }

  private SyntheticBlock onGpu(GrowthSlice slice) {
    AscentSettings settings = policy.settings();
    SphereStart[] starts =
        IntStream.range(0, slice.size())
            .mapToObj(i -> slice.start(i, settings.candidates(), space, seed))
            .toArray(SphereStart[]::new);
    int[] moving = IntStream.range(0, starts.length).filter(i -> starts[i].radius() > 0).toArray();
    SyntheticBlock block = SyntheticBlock.ofSize(slice.size(), classes.dimension());
    for (int i = 0; i < starts.length; i++) {
      block.set(i, atRest(starts[i]));
    }
    if (moving.length == 0) {
      return block;
    }
    String address = address();
    try (GpuDevice device = GpuDevice.open(Cuda.load(library()), address);
        GpuAscent ascent = ascent(device, slice, moving.length)) {
      LOG.info("Ascends {} rows on GPU {}, {}", moving.length, address, device.name());
      AscentEnds ends = ascent.ascend(startsOf(starts, moving));
      for (int j = 0; j < moving.length; j++) {
        block.set(moving[j], point(starts[moving[j]], ends, j));
      }
    }
    return block;
  }

  private GpuAscent ascent(GpuDevice device, GrowthSlice slice, int points) {
    AscentSettings settings = policy.settings();
    List<RowParts> contrast =
        policy
            .contrast(classes.classes(), classes.majority(), slice.classIndex())
            .mapToObj(c -> classes.rows()[c])
            .toList();
    return new GpuAscent(
        device,
        classes.rows()[slice.classIndex()],
        contrast,
        new GpuAscent.Settings(
            policy.bandwidth(),
            settings.stepRule() == StepRule.FIXED,
            settings.maxIter(),
            settings.tol()),
        points,
        cancelled());
  }

  private AscentStarts startsOf(SphereStart[] starts, int[] moving) {
    int dimension = classes.dimension();
    int candidates = policy.settings().candidates();
    double[] seeds = new double[Math.multiplyExact(moving.length, dimension)];
    double[] directions = new double[Math.multiplyExact(seeds.length, candidates)];
    double[] radii = new double[moving.length];
    int[] excluded = new int[moving.length];
    for (int j = 0; j < moving.length; j++) {
      SphereStart start = starts[moving[j]];
      System.arraycopy(start.seed(), 0, seeds, j * dimension, dimension);
      System.arraycopy(
          start.directions(), 0, directions, j * candidates * dimension, candidates * dimension);
      radii[j] = start.radius();
      excluded[j] = policy.settings().excludeSeed() ? start.seedRow() : NONE_EXCLUDED;
    }
    return new AscentStarts(seeds, radii, excluded, directions, candidates);
  }

  private static SyntheticPoint atRest(SphereStart start) {
    return new SyntheticPoint(
        start.seedRow(),
        start.draw(),
        start.seed(),
        start.radius(),
        Double.NaN,
        Double.NaN,
        0,
        StopReason.RADIUS_ZERO);
  }

  private static SyntheticPoint point(SphereStart start, AscentEnds ends, int j) {
    int dimension = start.seed().length;
    double[] coordinates = new double[dimension];
    for (int k = 0; k < dimension; k++) {
      coordinates[k] =
          Math.fma(start.radius(), ends.directions()[j * dimension + k], start.seed()[k]);
    }
    return new SyntheticPoint(
        start.seedRow(),
        start.draw(),
        coordinates,
        start.radius(),
        ends.logRatioStart()[j],
        ends.logRatioEnd()[j],
        ends.iterations()[j],
        StopReason.valueOf(ends.stops()[j].name()));
  }

  private String address() {
    if (policy.device().kind() == AscentDevice.Kind.NAMED) {
      return policy.device().address();
    }
    ResourceInformation given = TaskContext.get().resourcesJMap().get(AscentDevice.RESOURCE);
    if (given == null || given.addresses().length == 0) {
      throw new CudaUnavailableException(
          "Spark handed no GPU to this task; set spark.executor.resource.gpu.amount and its discovery script");
    }
    return given.addresses()[0];
  }

  /** Spark cannot interrupt a launch, so it is asked in between. */
  private static BooleanSupplier cancelled() {
    TaskContext task = TaskContext.get();
    return task::isInterrupted;
  }

  private static String library() {
    String setting = Cuda.LIBRARY_PROPERTY;
    String ofThisJvm = System.getProperty(setting, Cuda.defaultLibrary());
    return SparkEnv.get().conf().get(setting, ofThisJvm);
  }
}
