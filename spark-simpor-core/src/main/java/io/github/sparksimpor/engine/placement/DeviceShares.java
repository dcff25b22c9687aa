package io.github.sparksimpor.engine.placement;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.github.sparksimpor.cuda.CudaOutOfMemoryException;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which device did how much of the ascents, or of the searches for nearest rows, and why the CPU
 * did what was meant for a GPU.
 *
 * <p>Where rows are broadcast, points are counted that ascended; where they stay in the executors,
 * sums of one point over one part of the rows, as each part has a device of its own. Searches are
 * those of one point's nearest rows in one part.
 *
 * @param gpu done by GPUs
 * @param cpu done by CPUs
 * @param counted what is counted
 * @param reasons why CPUs did what was meant for a GPU, each once, sorted
 */
@DefaultSerializer(JavaSerializer.class)
public record DeviceShares(long gpu, long cpu, Counted counted, List<String> reasons)
    implements Serializable {

  /** What devices do, of which there is one or several. */
  enum Counted {
    POINTS("point", "points"),
    SUMS("sum", "sums"),
    SEARCHES("search", "searches");

    private final String one;
    private final String several;

    Counted(String one, String several) {
      this.one = one;
      this.several = several;
    }

    private String of(long count) {
      return count == 1 ? one : several;
    }
  }

  /** Nothing done where rows are broadcast. */
  static DeviceShares noPoints() {
    return new DeviceShares(0, 0, Counted.POINTS, List.of());
  }

  /** Nothing done where rows stay in the executors. */
  static DeviceShares noSums() {
    return new DeviceShares(0, 0, Counted.SUMS, List.of());
  }

  /** Nothing searched. */
  static DeviceShares noSearches() {
    return new DeviceShares(0, 0, Counted.SEARCHES, List.of());
  }

  DeviceShares plusGpu(long more) {
    return new DeviceShares(gpu + more, cpu, counted, reasons);
  }

  DeviceShares plusCpu(long more) {
    return new DeviceShares(gpu, cpu + more, counted, reasons);
  }

  /** The same, done by a CPU because a GPU failed. */
  DeviceShares because(RuntimeException failure) {
    return because(reason(failure));
  }

  /** Why, in words that are the same for all tasks of which the same is true. */
  static String reason(RuntimeException failure) {
    return failure instanceof CudaOutOfMemoryException
        ? "out of device memory" // the message tells of moments that differ from task to task
        : String.valueOf(failure.getMessage());
  }

  private DeviceShares because(String reason) {
    return plus(new DeviceShares(0, 0, counted, List.of(reason)));
  }

  /** The same, with the reason why a device is no GPU though settings name one. */
  DeviceShares on(AscentDevice device) {
    return device.unused().isEmpty() ? this : because(device.unused());
  }

  DeviceShares plus(DeviceShares more) {
    return new DeviceShares(
        gpu + more.gpu,
        cpu + more.cpu,
        counted,
        Stream.concat(reasons.stream(), more.reasons.stream()).distinct().sorted().toList());
  }

  /** {@code GPU 412 points, CPU 80 points (out of device memory)}, say. */
  @Override
  public String toString() {
    String devices =
        Stream.of(share("GPU", gpu), share("CPU", cpu))
            .flatMap(List::stream)
            .collect(Collectors.joining(", "));
    String done = devices.isEmpty() ? "no " + counted.of(0) : devices;
    return reasons.isEmpty() ? done : "%s (%s)".formatted(done, String.join("; ", reasons));
  }

  private List<String> share(String device, long count) {
    return count == 0
        ? List.of()
        : List.of(String.format(Locale.ROOT, "%s %,d %s", device, count, counted.of(count)));
  }
}
