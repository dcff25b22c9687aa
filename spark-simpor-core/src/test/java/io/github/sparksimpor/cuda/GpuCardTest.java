package io.github.sparksimpor.cuda;

import static org.junit.jupiter.api.Assumptions.abort;

import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.RowParts;
import io.github.sparksimpor.sphere.AscentSettings;
import io.github.sparksimpor.sphere.StepRule;
import io.github.sparksimpor.sphere.SyntheticPoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The device code on this machine's first card, where it has one. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GpuCardTest {
  /** Where the driver is found: by its name alone the stand-in of another test might be. */
  private static final List<String> DRIVER_FOLDERS =
      List.of(
          "/usr/lib/x86_64-linux-gnu",
          "/usr/lib/aarch64-linux-gnu",
          "/usr/lib64",
          "/usr/lib/wsl/lib",
          "/usr/local/nvidia/lib64");

  private Cuda cuda;
  private GpuDevice open;

  /** Keeps the card's context, which takes longest to make. */
  @BeforeAll
  void requireCard() {
    String driver =
        DRIVER_FOLDERS.stream()
            .map(each -> Path.of(each, Cuda.defaultLibrary()))
            .filter(Files::exists)
            .map(Path::toString)
            .findFirst()
            .orElseGet(() -> abort("no NVIDIA driver, so the device code is not run on a card"));
    try {
      cuda = Cuda.load(driver);
      open = GpuDevice.open(cuda, "0");
    } catch (CudaUnavailableException e) {
      abort("no NVIDIA card, so the device code is not run on one: " + e.getMessage());
    }
  }

  @AfterAll
  void giveBack() {
    if (open != null) {
      open.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 700, 3, 1", "7, 5000, 300, 5", "30, 20000, 1000, 10", "1024, 60, 9, 20"})
  void noRowIsMissedNearAPoint(int dimension, int size, int queries, int wanted) {
    SplittableRandom random = new SplittableRandom(dimension);
    double[] rows = random.doubles((long) size * dimension, -2, 2).toArray();
    double[] points = random.doubles((long) queries * dimension, -2, 2).toArray();
    NearRowsSearchTest.assertNoneIsMissed(cuda, rows, points, dimension, wanted, true);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {1, 2, 3, 7, 8, 9, 12, 16, 20, 24, 30, 33, 64, 100, 130, 256, 512, 1000, 1024})
  void logSumAndMeanAgreeWithTheCpuTier(int dimension) {
    int queries = 1;
    for (int size : new int[] {1, 2, 7, 8, 9, 63, dimension < 100 ? 5000 : 300}) {
      for (double h : new double[] {0.3, 1, 100}) {
        for (double offset : new double[] {0, 1e6}) {
          GpuKernelSumsTest.assertAgreement(dimension, size, queries, h, offset, cuda);
          queries = queries % 300 + 17;
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2, 40, 17, 1",
    "7, 60, 130, 3",
    "30, 200, 33, 1",
    "100, 150, 40, 2",
    "300, 150, 40, 1"
  })
  void endsWhereTheLogRatioIsStationaryOnTheSphere(int d, int size, int points, int candidates) {
    GpuAscentTest.assertStationary(
        new GpuAscentTest.Problem(d, size, points, candidates), candidates, cuda);
  }

  @Test
  void aSecondRunGivesTheSameBits() {
    GpuAscentTest.Problem problem = new GpuAscentTest.Problem(30, 3000, 200, 1);
    AscentSettings settings = new AscentSettings(StepRule.ADAPTIVE, 100, 1e-6, 1, true);
    List<SyntheticPoint> first = problem.ascend(cuda, settings);
    Assertions.assertThat(problem.ascend(cuda, settings))
        .usingRecursiveComparison()
        .isEqualTo(first);
  }

  @Test
  void aQueryDoesNotDependOnItsCompany() {
    SplittableRandom random = new SplittableRandom(6);
    PackedRows rows = PackedRows.of(random.doubles(30 * 20_000, -2, 2).toArray(), 30);
    double[] points = random.doubles(30 * 700, -2, 2).toArray();
    double[] together = logSums(rows, points);
    for (int query = 0; query < 700; query += 97) {
      double[] alone = logSums(rows, Arrays.copyOfRange(points, query * 30, query * 30 + 30));
      Assertions.assertThat(alone[0]).as("query %d", query).isEqualTo(together[query]);
    }
  }

  private double[] logSums(PackedRows rows, double[] points) {
    int count = points.length / rows.dimension();
    int[] none = new int[count];
    Arrays.fill(none, -1);
    double[] logSums = new double[count];
    try (GpuDevice device = GpuDevice.open(cuda, "0");
        GpuKernelSums sums = new GpuKernelSums(device, RowParts.of(rows), 0.5, count)) {
      sums.sum(points, none, logSums, new double[points.length]);
    }
    return logSums;
  }
}
