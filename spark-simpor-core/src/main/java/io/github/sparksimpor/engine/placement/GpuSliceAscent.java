package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.cuda.Cuda;
import io.github.sparksimpor.cuda.CudaException;
import io.github.sparksimpor.cuda.GpuAscent;
import io.github.sparksimpor.cuda.GpuDevice;
import io.github.sparksimpor.engine.growth.AscentPolicy;
import io.github.sparksimpor.engine.growth.Spheres;
import io.github.sparksimpor.engine.growth.SyntheticBlock;
import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.engine.rows.PackedClasses;
import io.github.sparksimpor.sphere.SphereAscent;
import io.github.sparksimpor.sphere.SphereStart;
import io.github.sparksimpor.sphere.SyntheticPoint;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one task does where it has a GPU: ascends the rows of a slice there, all of them at once.
 */
record GpuSliceAscent(
    PackedClasses classes,
    FeatureSpace space,
    AscentPolicy policy,
    AscentDevice device,
    long seed) {
  private static final Logger LOG = LoggerFactory.getLogger(GpuSliceAscent.class);

  AscendedSlice ascend(Spheres slice) {
    try {
      SyntheticBlock block = onGpu(slice);
      return new AscendedSlice(block, DeviceShares.noPoints().plusGpu(block.ascended()));
    } catch (CudaException | IllegalArgumentException e) { // the latter: rows no GPU computes with
      if (device.required()) {
        throw e;
      }
      LOG.warn("Ascends on the CPU: {}", e.getMessage());
      AscendedSlice onCpu = new SliceAscent(classes, space, policy, seed).ascend(slice);
      return new AscendedSlice(onCpu.block(), onCpu.shares().because(e));
    }
  }

  private SyntheticBlock onGpu(Spheres slice) {
    List<SphereStart> starts =
        IntStream.range(0, slice.size())
            .mapToObj(i -> slice.start(i, policy.settings().candidates(), space, seed))
            .toList();
    int[] moving =
        IntStream.range(0, starts.size()).filter(i -> starts.get(i).radius() > 0).toArray();
    SyntheticBlock block = SyntheticBlock.ofSize(slice.size(), classes.dimension());
    for (int i = 0; i < starts.size(); i++) {
      if (starts.get(i).radius() == 0) {
        block.set(i, new SphereAscent(starts.get(i), policy.settings()).result());
      }
    }
    if (moving.length > 0) {
      List<SyntheticPoint> points =
          ascend(slice.rows().classIndex(), IntStream.of(moving).mapToObj(starts::get).toList());
      for (int j = 0; j < moving.length; j++) {
        block.set(moving[j], points.get(j));
      }
    }
    return block;
  }

  private List<SyntheticPoint> ascend(int growing, List<SphereStart> starts) {
    String address = GpuResources.address(device);
    try (GpuDevice gpu =
            GpuDevice.open(Cuda.load(GpuResources.library(SparkEnv.get().conf())), address);
        GpuAscent ascent =
            new GpuAscent(
                gpu,
                classes.rows()[growing],
                policy
                    .contrast(classes.classes(), classes.majority(), growing)
                    .mapToObj(c -> classes.rows()[c])
                    .toList(),
                policy.bandwidth(),
                policy.settings(),
                starts.size(),
                cancelled())) {
      LOG.info("Ascends {} rows on GPU {}, {}", starts.size(), address, gpu.name());
      return ascent.ascend(starts);
    }
  }

  /** Spark cannot interrupt a launch, so it is asked in between. */
  private static BooleanSupplier cancelled() {
    TaskContext task = TaskContext.get();
    return task::isInterrupted;
  }
}
