package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.cuda.AscentProblem;
import io.github.sparksimpor.cuda.CudaException;
import io.github.sparksimpor.cuda.GpuLimitException;
import io.github.sparksimpor.cuda.ResidentClasses;
import io.github.sparksimpor.engine.growth.AscentPolicy;
import io.github.sparksimpor.engine.growth.Spheres;
import io.github.sparksimpor.engine.growth.SyntheticBlock;
import io.github.sparksimpor.engine.rows.FeatureSpace;
import io.github.sparksimpor.engine.rows.PackedClasses;
import io.github.sparksimpor.sphere.SphereAscent;
import io.github.sparksimpor.sphere.SphereStart;
import io.github.sparksimpor.sphere.SyntheticPoint;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one task does where it has a GPU: ascends the rows of some slices of a class there, all of
 * them at once.
 */
record GpuSlicesAscent(
    PackedClasses classes,
    FeatureSpace space,
    AscentPolicy policy,
    AscentDevice device,
    CardContents<ResidentClasses> onDevice,
    long seed) {
  private static final Logger LOG = LoggerFactory.getLogger(GpuSlicesAscent.class);

  /** What came of each slice; where the GPU failed and is not required, nothing and the reason. */
  List<AscendedSlice> ascend(List<Spheres> slices) {
    try {
      return onGpu(slices).stream()
          .map(block -> new AscendedSlice(block, DeviceShares.noPoints().plusGpu(block.ascended())))
          .toList();
    } catch (CudaException | GpuLimitException e) {
      if (device.required()) {
        throw e;
      }
      if (onDevice.isNews(e)) {
        LOG.warn(
            "Leaves {} slices, and more for the same reason, to the CPU: {}",
            slices.size(),
            e.getMessage());
      }
      AscendedSlice failed = AscendedSlice.failed(e);
      return slices.stream().map(slice -> failed).toList();
    }
  }

  private List<SyntheticBlock> onGpu(List<Spheres> slices) {
    List<List<SphereStart>> starts = slices.stream().map(this::starts).toList();
    List<SphereStart> moving =
        starts.stream().flatMap(List::stream).filter(start -> start.radius() > 0).toList();
    int growing = slices.get(0).rows().classIndex();
    Iterator<SyntheticPoint> ends =
        moving.isEmpty() ? moving.stream().map(this::atRest).iterator() : ascend(growing, moving);
    List<SyntheticBlock> blocks = new ArrayList<>(slices.size());
    for (List<SphereStart> slice : starts) {
      SyntheticBlock block = SyntheticBlock.ofSize(slice.size(), classes.dimension());
      for (int i = 0; i < slice.size(); i++) {
        SphereStart start = slice.get(i);
        block.set(i, start.radius() > 0 ? ends.next() : atRest(start));
      }
      blocks.add(block);
    }
    return blocks;
  }

  private List<SphereStart> starts(Spheres slice) {
    return IntStream.range(0, slice.size())
        .mapToObj(i -> slice.start(i, policy.settings().candidates(), space, seed))
        .toList();
  }

  private SyntheticPoint atRest(SphereStart start) {
    return new SphereAscent(start, policy.settings()).result();
  }

  private Iterator<SyntheticPoint> ascend(int growing, List<SphereStart> starts) {
    String address = GpuResources.address(device);
    AscentProblem problem =
        new AscentProblem(
            classes.rows()[growing],
            policy
                .contrast(classes.classes(), classes.majority(), growing)
                .mapToObj(c -> classes.rows()[c])
                .toList(),
            policy.bandwidth());
    LOG.info("Ascends {} rows on GPU {}", starts.size(), address);
    return onDevice
        .use(
            address,
            lying -> lying.ascend(growing, problem, policy.settings(), starts, cancelled()))
        .iterator();
  }

  /** Spark cannot interrupt a launch, so it is asked in between. */
  private static BooleanSupplier cancelled() {
    TaskContext task = TaskContext.get();
    return task::isInterrupted;
  }
}
