package io.github.sparksimpor.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparksimpor.kernel.PackedRows;
import io.github.sparksimpor.kernel.QueryBatch;
import io.github.sparksimpor.sphere.StepRule;
import io.github.sparksimpor.sphere.SyntheticPoint;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The PTX that ships, executed instruction by instruction, and its machine put to the test. */
@Timeout(120)
class PtxMachineTest {
  @AfterEach
  void nothingIsHeldAndNothingWasFound() {
    assertThat(PtxMachine.controls().ptx_machine_finding()).isEmpty();
    assertThat(PtxMachine.controls().stand_in_held()).as("allocations, modules, contexts").isZero();
  }

  @AfterAll
  static void count() {
    PtxMachine.Controls machine = PtxMachine.controls();
    System.out.printf(
        "PTX machine: %,d instructions executed, %,d of the %,d in the kernels at least once;"
            + " %,d accesses, %,d threads at barriers, %,d shuffles and votes checked%n",
        machine.ptx_machine_instructions(),
        machine.ptx_machine_covered(),
        machine.ptx_machine_loaded(),
        machine.ptx_machine_accesses(),
        machine.ptx_machine_barriers(),
        machine.ptx_machine_meetings());
  }

  // ---- the code that ships ----

  @ParameterizedTest
  @ValueSource(ints = {3, 8, 9, 16, 24, 31, 48, 61, 96, 128, 190, 256, 384, 500, 766, 1024})
  void everyShapeOfTheKernelSumsAgreesWithTheCpu(int dimension) {
    Cuda cuda = PtxMachine.boot();
    int queries = 1;
    for (int size : new int[] {1, 9, dimension < 100 ? 300 : 40}) {
      for (double h : new double[] {0.3, 100}) {
        GpuKernelSumsTest.assertAgreement(dimension, size, queries, h, 0, cuda);
        queries = queries % 5 + 2;
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 127", "3, 256", "3, 513", "30, 129", "40, 65", "100, 17"})
  void blocksThatAreNotFullAgreeWithTheCpu(int dimension, int queries) {
    GpuKernelSumsTest.assertAgreement(dimension, 70, queries, 0.5, 1e6, PtxMachine.boot());
  }

  @ParameterizedTest
  @CsvSource({"1, 600, 130, 2", "5, 1200, 3, 4", "30, 520, 2, 3", "300, 9, 2, 2"})
  void noRowIsMissedNearAPoint(int dimension, int size, int queries, int wanted) {
    SplittableRandom random = new SplittableRandom(dimension);
    double[] rows = random.doubles((long) size * dimension, -2, 2).toArray();
    double[] points = random.doubles((long) queries * dimension, -2, 2).toArray();
    NearRowsSearchTest.assertNoneIsMissed(PtxMachine.boot(), rows, points, dimension, wanted, true);
  }

  @Test
  void splitsAreMergedAndTilesFollowEachOther() {
    GpuKernelSumsTest.assertAgreement(2, 5000, 3, 0.3, 0, PtxMachine.boot());
  }

  @Test
  void rowsThatDoNotFitPassInChunksAndGiveTheSameBits() {
    SplittableRandom random = new SplittableRandom(4);
    PackedRows rows = PackedRows.of(random.doubles(20 * 4500, -2, 2).toArray(), 20);
    double[] points = random.doubles(20 * 2, -2, 2).toArray();
    int[] excluded = {0, QueryBatch.NONE};
    GpuKernelSumsTest.Sums whole =
        GpuKernelSumsTest.onGpu(PtxMachine.boot(), rows, 0.7, points, excluded);
    Cuda small = PtxMachine.boot(300_000, "");
    GpuKernelSumsTest.Sums chunked = GpuKernelSumsTest.onGpu(small, rows, 0.7, points, excluded);
    assertThat(PtxMachine.controls().stand_in_peak()).isLessThan(300_000);
    assertThat(chunked.logSums()).containsExactly(whole.logSums());
    assertThat(chunked.means()).containsExactly(whole.means());
  }

  @ParameterizedTest
  @CsvSource({"2, 40, 17, 1", "7, 60, 130, 3", "30, 100, 33, 1"})
  void anAscentEndsWhereTheLogRatioIsStationary(int d, int size, int points, int candidates) {
    GpuAscentTest.Problem problem = new GpuAscentTest.Problem(d, size, points, candidates);
    GpuAscentTest.assertStationary(problem, candidates, PtxMachine.boot());
  }

  @Test
  void anAscentByTheFixedRuleEndsWhereTheStandInsDoes() {
    GpuAscentTest.Problem problem = new GpuAscentTest.Problem(3, 30, 5, 1);
    var settings = GpuAscentTest.settings(StepRule.FIXED, 60, 1);
    List<SyntheticPoint> machine = problem.ascend(PtxMachine.boot(), settings);
    List<SyntheticPoint> host = problem.ascend(StandIn.boot(), settings);
    for (int i = 0; i < 5; i++) {
      assertThat(machine.get(i).iterations()).isEqualTo(60);
      assertThat(machine.get(i).coordinates()).contains(host.get(i).coordinates(), within(1e-9));
    }
  }

  @Test
  void anAscentInPiecesHasTheSameOutcome() {
    GpuAscentTest.Problem problem = new GpuAscentTest.Problem(6, 800, 70, 1);
    var settings = GpuAscentTest.settings(StepRule.ADAPTIVE, 3, 1);
    List<SyntheticPoint> whole = problem.ascend(PtxMachine.boot(), settings);
    long uploads = PtxMachine.controls().stand_in_uploads();
    List<SyntheticPoint> pieces = problem.ascend(PtxMachine.boot(200_000, ""), settings);
    assertThat(PtxMachine.controls().stand_in_uploads()).isGreaterThan(uploads);
    assertThat(pieces).usingRecursiveComparison().isEqualTo(whole);
  }

  // ---- the test of the test ----

  private static final String EXIT_OF_THREAD_5 =
      """
      \t{ .reg .pred %isGone; .reg .b32 %itself;
      \tmov.u32 %itself, %tid.x;
      \tsetp.eq.s32 %isGone, %itself, 5;
      \t@%isGone exit; }
      """;

  /** The code with a change within one kernel: the first of what must be there to be changed. */
  private static String changed(String kernel, String pattern, String replacement) {
    return changed(kernel, pattern, 0, replacement);
  }

  private static String changed(String kernel, String pattern, int which, String replacement) {
    String text = DeviceModule.text();
    int from = text.indexOf(".entry " + kernel + "(");
    int to = text.indexOf("\n}", from);
    Matcher found = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text.substring(from, to));
    for (int i = 0; i <= which; i++) {
      assertThat(found.find()).as("%s in %s", pattern, kernel).isTrue();
    }
    StringBuilder entry = new StringBuilder();
    found.appendReplacement(entry, replacement).appendTail(entry);
    return text.substring(0, from) + entry + text.substring(to);
  }

  /** What the machine finds while sums are taken with changed code. */
  private static String finding(String ptx, int dimension, int rows, int queries) {
    return finding(
        ptx, cuda -> GpuKernelSumsTest.assertAgreement(dimension, rows, queries, 1, 0, cuda));
  }

  private static String finding(String ptx, Consumer<Cuda> work) {
    Cuda cuda = PtxMachine.boot(StandIn.PLENTY, ptx);
    assertThatThrownBy(() -> work.accept(cuda)).isInstanceOf(CudaException.class);
    return PtxMachine.controls().ptx_machine_finding();
  }

  @Test
  void withoutAnyOfItsBarriersAKernelRaces() {
    int barriers = count("kernel_sums_2_1", "bar.sync");
    assertThat(barriers).isGreaterThanOrEqualTo(2);
    for (int i = 0; i < barriers; i++) {
      String ptx = changed("kernel_sums_2_1", "bar\\.sync[^;]*;", i, "");
      assertThat(finding(ptx, 8, 600, 1))
          .as("without barrier %d", i)
          .contains("kernel_sums_2_1, PTX line ", "thread ", "of block (0, 0)", "shared memory")
          .containsPattern("in a race: |never written");
    }
  }

  private static int count(String kernel, String instruction) {
    return DeviceModule.only(Set.of(kernel)).split(Pattern.quote(instruction), -1).length - 1;
  }

  @Test
  void aBarrierThatAThreadMissesIsNamed() {
    String ptx = changed("kernel_sums_1_1", "^\\tbar\\.sync", EXIT_OF_THREAD_5 + "$0");
    assertThat(finding(ptx, 3, 10, 1))
        .contains("waits at a barrier that thread 5 misses, which has ended in 'bar.sync 0'");
  }

  @Test
  void aShuffleWithALaneMissingIsNamed() {
    String ptx = changed("kernel_sums_6_2", "^\\tshfl\\.sync", EXIT_OF_THREAD_5 + "$0");
    assertThat(finding(ptx, 48, 10, 1))
        .contains("kernel_sums_6_2, PTX line ", "waits for lane 5, which has ended")
        .contains("in 'shfl.sync.bfly.b32");
  }

  @Test
  void anIndexOneTooFarLeavesTheAllocation() {
    String ptx = changed("kernel_sums_1_1", "(add\\.s32 \\t%r\\d+, %r\\d+, )-1;", "$10;");
    assertThat(finding(ptx, 3, 10, 1))
        .containsPattern("reads \\d+ bytes at \\+\\d+ of \\d+ of an allocation");
  }

  @Test
  void aStoreWithoutItsBoundLeavesTheAllocation() {
    String last =
        "^\\t@%p\\d+ bra[^\\n"
            + "]*\\n"
            + "((?:(?!bra|:)[\\s\\S])*st\\.global\\.f64[^;]*;)(?![\\s\\S]*st\\.global)";
    String ptx = changed("kernel_sums_1_1", last, "$1");
    assertThat(finding(ptx, 3, 10, 1))
        .containsPattern("writes 8 bytes at \\+\\d+ of 256 of an allocation");
  }

  @Test
  void sharedMemoryThatNobodyWroteIsNotRead() {
    String ptx = changed("kernel_sums_1_1", "^\\tst\\.shared[^;]*;", "");
    assertThat(finding(ptx, 3, 600, 1)).containsPattern("reads never written \\d+ bytes of shared");
  }

  @Test
  void aMisalignedAccessIsNamed() {
    String ptx = changed("kernel_sums_6_2", "(ld\\.global\\.v4[^;]*\\+)32\\]", "$136]");
    assertThat(finding(ptx, 48, 10, 1)).contains("reads 16 bytes at the misaligned address");
  }

  @Test
  void memoryThatNobodyWroteIsNotRead() {
    assertThat(finding("", cuda -> dropFinished(cuda, new int[] {0, 0}, false)))
        .contains("keep_climbing", "reads 4 bytes never written, at +8 of an allocation");
  }

  @Test
  void memoryThatWasFreedIsNotTouched() {
    assertThat(finding("", cuda -> dropFinished(cuda, new int[] {0, 0, 0}, true)))
        .containsPattern("keep_climbing.* writes 4 bytes at 0x[0-9a-f]+, in no allocation");
  }

  /** Drops finished points from a list of one, with the counters as far as they are given. */
  private static void dropFinished(Cuda cuda, int[] counters, boolean tooLate) {
    try (GpuDevice device = GpuDevice.open(cuda, "0");
        DeviceMemory state = device.allocate(16);
        DeviceMemory active = device.allocate(4);
        DeviceMemory kept = tooLate ? freed(device) : device.allocate(4);
        DeviceMemory count = device.allocate(4)) {
      device.load(Set.of("keep_climbing"));
      state.upload(counters, 0);
      active.upload(new int[] {0}, 0);
      device.launch("keep_climbing", 1, 1, state, 1, active, 1, kept, count);
    }
  }

  private static DeviceMemory freed(GpuDevice device) {
    try (DeviceMemory memory = device.allocate(4)) {
      return memory;
    }
  }

  @Test
  void aFormThatTheMachineDoesNotKnowIsNamedWithItsLine() {
    String ptx = changed("kernel_sums_1_1", "ex2\\.approx", "ex3.approx");
    assertThat(finding(ptx, 3, 10, 1))
        .containsPattern("PTX line \\d+: the machine does not know the form ex3\\.approx\\.ftz");
  }
}
