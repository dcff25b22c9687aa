package io.github.sparksimpor.cuda;

import io.github.sparksimpor.sphere.AscentSettings;
import io.github.sparksimpor.sphere.SphereStart;
import io.github.sparksimpor.sphere.SyntheticPoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Rows of the classes that stay on a GPU while a class ascends: they go there with the first
 * ascents, and lie there until another class ascends or all is closed. Rows for which there is no
 * room pass through the device in chunks, for each call anew, with the same outcome.
 *
 * <p>Serves many threads; to be closed when none is inside.
 */
public final class ResidentClasses implements DeviceContent {
  private final SharedDevice shared;
  private final Map<Key, Lying> lying = new HashMap<>();

  private record Key(int growing, double bandwidth) {}

  private static final class Lying {
    private final AscentRows rows;
    private int users;

    Lying(AscentRows rows) {
      this.rows = rows;
    }
  }

  /**
   * A device with the code of ascents, no rows yet.
   *
   * @param cuda the driver
   * @param address of the device, as Spark hands it to a task
   * @param dimension number of features
   * @throws CudaUnavailableException if there is no such device
   * @throws GpuLimitException if there are more features than a GPU takes
   */
  public ResidentClasses(Cuda cuda, String address, int dimension) {
    this.shared = new SharedDevice(cuda, address, GpuAscent.kernels(dimension));
  }

  /**
   * Ascends from every start.
   *
   * @param growing number of the class that grows; the same rows whenever it is the same
   * @param problem what is climbed
   * @param settings how to climb
   * @param starts spheres of positive radius, each with as many random points as the settings want
   * @param cancelled asked between launches; once true, the ascent ends with an exception
   * @return where they came to rest, in the order of the starts
   * @throws CudaOutOfMemoryException if the device lacks the memory
   * @throws AscentCancelledException if told so
   */
  public List<SyntheticPoint> ascend(
      int growing,
      AscentProblem problem,
      AscentSettings settings,
      List<SphereStart> starts,
      BooleanSupplier cancelled) {
    Key key = new Key(growing, problem.bandwidth());
    return shared.within(
        device -> {
          try (GpuAscent ascent =
              new GpuAscent(
                  device,
                  problem.dimension(),
                  shape -> take(key, problem, device, shape),
                  rows -> leave(key, rows),
                  settings,
                  starts.size(),
                  cancelled)) {
            return ascent.ascend(starts);
          }
        });
  }

  /** Rows that lie there, or a place for them of this call alone if not all find room. */
  private synchronized AscentRows take(
      Key key, AscentProblem problem, GpuDevice device, KernelShape shape) {
    Lying known = lying.get(key);
    if (known == null) {
      dropUnused();
      AscentRows placed = AscentRows.place(device, problem, shape);
      if (!placed.fit()) {
        return placed;
      }
      known = new Lying(loaded(placed, device));
      lying.put(key, known);
    }
    known.users++;
    return known.rows;
  }

  private static AscentRows loaded(AscentRows rows, GpuDevice device) {
    try {
      rows.load();
      device.synchronize(); // other threads are to find them whole
      return rows;
    } catch (Throwable e) {
      rows.close();
      throw e;
    }
  }

  /** Those of a class that has ascended. */
  private void dropUnused() {
    lying
        .values()
        .removeIf(
            each -> {
              if (each.users == 0) {
                each.rows.close();
              }
              return each.users == 0;
            });
  }

  private synchronized void leave(Key key, AscentRows rows) {
    Lying known = lying.get(key);
    if (known != null && known.rows == rows) {
      known.users--;
    } else {
      rows.close();
    }
  }

  @Override
  public void close() {
    shared.close(() -> lying.values().forEach(each -> each.rows.close()));
    lying.clear();
  }
}
