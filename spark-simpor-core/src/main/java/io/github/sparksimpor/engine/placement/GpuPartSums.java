package io.github.sparksimpor.engine.placement;

import io.github.sparksimpor.cuda.CudaException;
import io.github.sparksimpor.cuda.GpuLimitException;
import io.github.sparksimpor.cuda.ResidentRows;
import io.github.sparksimpor.engine.rows.ClassPart;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.kernel.RunningSums;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one task of a pass does where it has a GPU: sums over its part, which lies there. */
record GpuPartSums(PartPass pass, AscentDevice device, CardContents<ResidentRows> onDevice) {
  private static final Logger LOG = LoggerFactory.getLogger(GpuPartSums.class);

  PartSums sums(ClassPart part, QueryBatch queries) {
    if (!pass.weighs(part)) {
      return pass.nothing(part);
    }
    try {
      RunningSums sums = onGpu(part, queries);
      return pass.of(part, sums, DeviceShares.noSums().plusGpu(queries.size()));
    } catch (CudaException | GpuLimitException e) {
      if (device.required()) {
        throw e;
      }
      if (onDevice.isNews(e)) {
        LOG.warn(
            "Sums over part {}, and more for the same reason, on the CPU: {}",
            part.partNumber(),
            e.getMessage());
      }
      PartSums onCpu = pass.sums(part, queries);
      return onCpu.because(e);
    }
  }

  private RunningSums onGpu(ClassPart part, QueryBatch queries) {
    String address = GpuResources.address(device);
    RunningSums sums = pass.room(queries);
    int chunks =
        onDevice.use(
            address,
            rows ->
                rows.accumulate(
                    part.partNumber(),
                    () -> pass.pack(part),
                    pass.bandwidth(),
                    pass.counted(part, queries),
                    pass.excludes(part),
                    sums));
    if (chunks > 1) {
      LOG.info(
          "GPU {} has no room left for part {}, which passes through it in {} chunks",
          address,
          part.partNumber(),
          chunks);
    }
    return sums;
  }
}
