package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.sparksimpor.cli.paths.HiddenFolder;
import io.github.sparksimpor.cli.paths.OwnWork;
import io.github.sparksimpor.cli.paths.Place;
import io.github.sparksimpor.testing.SparkTestSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever paths are given, what the user has on disk stays as it is. */
@Timeout(120)
class NothingIsLostTest {
  private static final String OURS = "<meta name=\"generator\" content=\"spark-simpor\" />";

  @TempDir Path folder;
  private Path input;

  /** The names in the tables of paths below. */
  @BeforeEach
  void furnish() throws IOException {
    folder = folder.toRealPath();
    Path in = Files.createDirectories(folder.resolve("in"));
    input = Tables.csv(in);
    Files.writeString(Files.createDirectory(folder.resolve("notes")).resolve("precious"), "text");
    Files.writeString(folder.resolve("page.html"), "<!DOCTYPE html><html>my page</html>");
    Files.writeString(
        Files.createDirectory(folder.resolve("parts")).resolve("part-00000.csv"), "x\n");
    Files.writeString(Files.createDirectory(folder.resolve("pq")).resolve("part-0.parquet"), "x");
    Files.writeString(
        Files.createDirectories(folder.resolve("years/part-2023")).resolve("customers.csv"), "x\n");
    Files.writeString(
        Files.createDirectory(folder.resolve("thesis")).resolve("part-of-my-thesis.csv"), "x\n");
    Files.createDirectories(folder.resolve("hollow/kept"));
    Files.createSymbolicLink(folder.resolve("linkedFolder"), in);
    Files.createSymbolicLink(folder.resolve("linkedFile"), input);
    Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));
    Files.createSymbolicLink(
        Files.createDirectory(folder.resolve("gathered")).resolve("a.csv"), input);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # input        | output                   | message
          in/table.csv   | in/table.csv             | is the input
          in/table.csv   | in                       | holds the input
          in/table.csv   | in/                      | holds the input
          in/table.csv   | .                        | holds the input
          in/table.csv   | notes/../in              | holds the input
          in/table.csv   | linkedFolder             | holds the input
          in/table.csv   | linkedFile               | is the input
          in/table.csv   | in/table.csv/below       | lies in the input
          linkedFile     | in                       | holds the input
          linkedFolder   | in                       | is the input
          gathered       | in                       | holds the input
          gathered/a.csv | in                       | holds the input
          in/*.csv       | in                       | holds the input
          i?/t{a,b}ble.* | linkedFolder             | holds the input
          in             | in/balanced              | lies in the input
          in             | linkedFolder/balanced    | lies in the input
          in/table.csv   | notes                    | holds 'precious', which this program did not write
          in/table.csv   | page.html                | is a file
          in/table.csv   | parts                    | holds 'part-00000.csv', which this program did not write
          in/table.csv   | pq                       | holds 'part-0.parquet', which this program did not write
          in/table.csv   | years                    | holds 'part-2023/customers.csv'
          in/table.csv   | thesis                   | holds 'part-of-my-thesis.csv'
          in/table.csv   | hollow                   | holds 'kept/'
          in/table.csv   | dangling                 | is a link to
          in/table.csv   | notes/precious/below     | cannot write
          """)
  void anOutputThatWouldTakeSomethingWithItIsRefused(String from, String to, String message) {
    assertRefused(message, "--input", folder + "/" + from, "--output", folder + "/" + to);
    assertRefused(message, "--input", "file:" + folder + "/" + from, "--output", folder + "/" + to);
    assertRefused(message, "--input", relative(from), "--output", "file://" + folder + "/" + to);
    assertRefused(message, "--input", folder + "/" + from, "--output", relative(to));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # input      | output  | report            | message
          in/table.csv | out     | in/table.csv      | is the input
          in/table.csv | out     | linkedFile        | is the input
          in/table.csv | out     | in                | holds the input
          in           | out     | in/r.html         | lies in the input
          in           | out     | linkedFolder/r.html | lies in the input
          in/table.csv | out     | notes             | is a folder
          in/table.csv | out     | page.html         | is no report of this program
          in/table.csv | out     | notes/precious    | is no report of this program
          in/table.csv | out     | out               | is the output folder
          in/table.csv | out     | out/r.html        | lies in the output folder
          in/table.csv | out     | out/../out/r.html | lies in the output folder
          in/table.csv | r/o     | r                 | holds the output folder
          in/table.csv | r/o     | .                 | holds
          """)
  void aReportThatWouldTakeSomethingWithItIsRefused(
      String from, String to, String report, String message) {
    assertRefused(
        message,
        "--input",
        folder + "/" + from,
        "--output",
        folder + "/" + to,
        "--report",
        folder + "/" + report);
    assertRefused(
        message,
        "--input",
        folder + "/" + from,
        "--output",
        "file://" + folder + "/" + to,
        "--report",
        relative(report));
  }

  @Test
  void foldersThatOthersLiveInAreNeverReplaced() {
    String home = System.getProperty("user.home");
    String here = Path.of("").toAbsolutePath().toString();
    for (String option : List.of("--output", "--report")) {
      for (String place : List.of("/", "file:///", "//", "/..")) {
        assertOptionRefused(option, place, "is a root");
      }
      for (String place : List.of(home, home + "/", "file:" + home)) {
        assertOptionRefused(option, place, "is the home folder or holds it");
      }
      for (String place : List.of(".", "./", here, "..", "file:" + here)) {
        assertOptionRefused(option, place, "is the working folder or holds it");
      }
    }
  }

  private void assertOptionRefused(String option, String place, String message) {
    if (option.equals("--output")) {
      assertRefused(message, "--input", input, "--output", place);
    } else {
      assertRefused(
          message, "--input", input, "--output", folder.resolve("out"), "--report", place);
    }
  }

  @Test
  void aDeviceIsNoReport() {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device), "there is no /dev/null");
    assertOptionRefused("--report", device.toString(), "is no file");
  }

  @Test
  void anOwnOutputAndReportAreReplacedIfAsked() throws IOException {
    Path output = folder.resolve("out");
    Path report = Files.writeString(folder.resolve("r.html"), "<html>" + OURS + "</html>");
    assertThat(run("--input", input, "--output", output).code()).isZero();
    assertThat(Tables.listing(output)).contains(OwnWork.LIST, "_SUCCESS");

    JobRun again =
        run("--input", input, "--output", output, "--report", report, "--overwrite", "--seed", 9);

    assertThat(again.err()).isEmpty();
    assertThat(Tables.linesOf(output)).hasSize(2 * Tables.MAJORITY);
    assertThat(Files.readString(report)).contains(OURS).contains("Content-Security-Policy");
    assertThat(run("--input", input, "--output", output, "--report", report, "--overwrite").code())
        .isZero();
    assertNoHiddenFolders();
  }

  @Test
  void whatWasPutIntoAnOwnOutputLaterIsNotReplaced() throws IOException {
    Path output = folder.resolve("out");
    assertThat(run("--input", input, "--output", output).code()).isZero();
    Files.writeString(output.resolve("mine.txt"), "text");

    assertRefused("holds 'mine.txt'", "--input", input, "--output", output);
  }

  @Test
  void anEmptyFolderIsReplacedIfAsked() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    JobRun run = run("--input", input, "--output", empty, "--overwrite");
    assertThat(run.err()).isEmpty();
    assertThat(Tables.linesOf(empty)).hasSize(2 * Tables.MAJORITY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "parquet", "json", "orc"})
  void aFolderThatSparkWroteForSomebodyElseIsNotReplaced(String format) {
    Path another = folder.resolve("another");
    SparkTestSession.get().range(5).write().format(format).save(another.toString());
    Path partitioned = folder.resolve("partitioned");
    SparkTestSession.get()
        .range(5)
        .selectExpr("id", "id % 2 AS part")
        .write()
        .partitionBy("part")
        .format(format)
        .save(partitioned.toString());

    for (Path output : List.of(another, partitioned)) {
      assertRefused(
          "which this program did not write",
          "--input",
          input,
          "--output",
          output,
          "--output-format",
          format);
    }
  }

  @Test
  void rowsThatSomebodyAddedToAnOwnOutputAreNotReplaced() {
    Path output = folder.resolve("out");
    assertThat(run("--input", input, "--output", output, "--output-format", "parquet").code())
        .isZero();
    SparkTestSession.get()
        .read()
        .parquet(output.toString())
        .write()
        .mode("append")
        .parquet(output.toString());

    assertRefused(
        "which this program did not write",
        "--input",
        input,
        "--output",
        output,
        "--output-format",
        "parquet");
  }

  @Test
  void aLinkToAnOwnOutputStaysALink() throws IOException {
    Path output = folder.resolve("out");
    assertThat(run("--input", input, "--output", output).code()).isZero();
    Path link = Files.createSymbolicLink(folder.resolve("link"), output);

    assertThat(run("--input", input, "--output", link, "--overwrite").code()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(Tables.linesOf(output)).hasSize(2 * Tables.MAJORITY);
  }

  @Test
  void inputOutputAndReportMayLieOnDifferentFileSystems() {
    String output = OtherDisk.path(folder.resolve("out"));
    JobRun there = run("--input", input, "--output", output, "--report", folder.resolve("a.html"));
    assertThat(there.err()).isEmpty();
    assertThat(Tables.linesOf(folder.resolve("out"))).hasSize(2 * Tables.MAJORITY);

    JobRun back =
        run(
            "--input",
            OtherDisk.path(input),
            "--output",
            folder.resolve("back"),
            "--report",
            OtherDisk.path(folder.resolve("b.html")));
    assertThat(back.err()).isEmpty();
    assertThat(folder.resolve("a.html")).exists();
    assertThat(folder.resolve("b.html")).exists();
  }

  @Test
  void twoFileSystemsOverOneDiskDoNotHideThatPathsOverlap() {
    assertRefused(
        "holds the input", "--input", input, "--output", OtherDisk.path(folder.resolve("in")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--output", "--report"})
  void aPlaceThatCannotBeWrittenIsToldBeforeTheWork(String option) throws IOException {
    Files.writeString(input, "no table at all");
    String sealed = OtherDisk.path(folder.resolve("sealed/deep/x"));
    assertOptionRefused(option, sealed, option + ": cannot write '" + sealed + "'");
    Path proc = Path.of("/proc");
    assumeTrue(Files.isDirectory(proc), "there is no /proc, where nothing can be made");
    assertOptionRefused(option, "/proc/none/x", option + ": cannot write '/proc/none/x'");
  }

  @Test
  void aReportThatCannotTakeItsPlaceLeavesTheFormerOutput() throws IOException {
    Path output = folder.resolve("out");
    assertThat(run("--input", input, "--output", output).code()).isZero();
    assertRefused(
        "stuck.html",
        "--input",
        input,
        "--output",
        output,
        "--seed",
        9,
        "--report",
        OtherDisk.path(folder.resolve("stuck.html")));
    assertRefused(
        "stuck.html",
        "--input",
        input,
        "--output",
        folder.resolve("new/out"),
        "--report",
        OtherDisk.path(folder.resolve("new/stuck.html")));
  }

  @Test
  void aFullDiskForTheReportIsOneLineAndLeavesNoOutput() {
    assumeTrue(FullDisk.FULL.exists(), "there is no /dev/full");
    SparkTestSession.get()
        .sparkContext()
        .hadoopConfiguration()
        .set("fs.full.impl", FullDisk.class.getName());
    assertRefused(
        FullDisk.MESSAGE,
        "--input",
        input,
        "--output",
        folder.resolve("out"),
        "--report",
        "full://" + folder.resolve("r.html"));
  }

  @Test
  void foldersMadeOnTheWayToBothGoWhicheverIsClosedFirst() throws IOException {
    for (int last = 0; last < 2; last++) {
      List<HiddenFolder> both = new ArrayList<>();
      for (String target : List.of("made/deep/out", "made/deep/pages/report.html")) {
        both.add(
            HiddenFolder.beside(
                Place.of(
                    new org.apache.hadoop.fs.Path(folder.resolve(target).toString()),
                    new Configuration())));
      }
      both.get(1 - last).close();
      both.get(last).close();
      assertThat(folder.resolve("made")).doesNotExist();
    }
  }

  @Test
  void whatAKilledRunLeftIsClearedByTheNextRunOnTheSameOutput() throws IOException {
    Path left = abandoned("out");
    Files.writeString(Files.createDirectory(left.resolve("content")).resolve("part-0.csv"), "x");
    Path ofAnother = abandoned("others");

    assertThat(run("--input", input, "--output", folder.resolve("out")).code()).isZero();

    assertThat(left).doesNotExist();
    assertThat(ofAnother).exists();
  }

  @Test
  void anOutputThatAKilledRunHadSetAsideComesBack() throws IOException {
    Path left = abandoned("out");
    Files.writeString(
        Files.createDirectory(left.resolve(HiddenFolder.FORMER)).resolve("part-0.csv"), "x");

    JobRun run = run("--input", input, "--output", folder.resolve("out"), "--label", "none");

    assertThat(run.code()).isEqualTo(2);
    assertThat(folder.resolve("out/part-0.csv")).hasContent("x");
    assertThat(left).doesNotExist();
  }

  private Path abandoned(String target) throws IOException {
    Path left =
        Files.createDirectory(
            folder.resolve(".%s.%s.partial".formatted(target, UUID.randomUUID())));
    Files.createFile(folder.resolve(left.getFileName().toString().replace(".partial", ".lock")));
    return left;
  }

  @Test
  void whatARunUnderWayHasWrittenIsNotCleared() throws IOException {
    Path output = folder.resolve("out");
    Place place = Place.of(new org.apache.hadoop.fs.Path(output.toString()), new Configuration());
    try (HiddenFolder underWay = HiddenFolder.beside(place)) {
      assertThat(run("--input", input, "--output", output).code()).isZero();
      assertThat(Path.of(underWay.at("content").getParent().toUri().getPath())).exists();
    }
    assertNoHiddenFolders();
  }

  @Test
  void ofTwoRunsAtOnceOnOneOutputOneWins() {
    Path output = folder.resolve("out");
    List<CompletableFuture<JobRun>> runs =
        Stream.of(1, 2)
            .map(
                seed ->
                    CompletableFuture.supplyAsync(
                        () -> run("--input", input, "--output", output, "--seed", seed)))
            .toList();

    List<JobRun> ended = runs.stream().map(CompletableFuture::join).toList();

    assertThat(ended).extracting(JobRun::code).containsExactlyInAnyOrder(0, 2);
    assertThat(ended.stream().map(JobRun::err).filter(line -> !line.isEmpty()).toList())
        .hasSize(1)
        .allMatch(line -> line.contains("exists; choose another path or add --overwrite"));
    assertThat(Tables.linesOf(output)).hasSize(2 * Tables.MAJORITY);
    assertNoHiddenFolders();
  }

  @Test
  void columnsThatAreNeitherLabelNorFeatureComeOutByteForByte() {
    List<String> cells =
        List.of(
            "3D",
            "73.50",
            "00001",
            "1e5",
            "+5",
            "-0",
            "1f",
            "NaN",
            "Infinity",
            "true",
            " 7 ",
            "2024-01-01",
            "1 000",
            "\"1,5\"",
            "",
            "\"\"",
            "ü",
            "99999999999999999999",
            "0x10",
            "\"a \"\"b\"\"\"",
            "12:30:00",
            "1_000",
            "\\",
            "'x'");
    List<String> lines = new ArrayList<>(List.of("x,kept,y"));
    for (int i = 0; i < cells.size(); i++) {
      lines.add("%d.25,%s,%d".formatted(i * i % 7, cells.get(i), i % 4 == 0 ? 1 : 0));
    }
    Path table = Tables.csv(folder, lines.toArray(String[]::new));
    // Numbers all, so that a reader that guesses types would take the column for numbers.
    for (List<String> rows : List.of(lines, numbersOnly(lines))) {
      Tables.csv(folder, rows.toArray(String[]::new));
      JobRun run =
          run(
              "--input",
              table,
              "--output",
              folder.resolve("out"),
              "--features",
              "x",
              "--overwrite");
      assertThat(run.err()).isEmpty();
      assertThat(Tables.linesOf(folder.resolve("out"))).containsAll(rows.subList(1, rows.size()));
    }
  }

  private static List<String> numbersOnly(List<String> lines) {
    List<String> numbers = List.of("3D", "73.50", "00001", "1e5", "+5", "-0", "1f", "NaN");
    List<String> rows = new ArrayList<>(lines.subList(0, 1));
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",");
      rows.add(cells[0] + "," + numbers.get(i % numbers.size()) + "," + cells[cells.length - 1]);
    }
    return rows;
  }

  @Test
  void bytesThatAreNotOfTheEncodingAreRefusedAndReadOnceItIsNamed() throws IOException {
    String text = "x,kept,y\n1,a,0\n2,für,0\n3,c,0\n4,d,1\n6,e,1\n";
    Files.write(input, text.getBytes(StandardCharsets.ISO_8859_1));
    String[] features = {"--features", "x"};
    assertRefused(
        "column 'kept', in 1 rows, holds bytes that are not UTF-8; name the file's encoding,"
            + " such as --option encoding=ISO-8859-1",
        "--input",
        input,
        "--output",
        folder.resolve("out"),
        features[0],
        features[1]);

    Path named = folder.resolve("named");
    JobRun run =
        run(
            "--input",
            input,
            "--option",
            "encoding=ISO-8859-1",
            "--output",
            named,
            features[0],
            features[1]);
    assertThat(run.err()).isEmpty();
    assertThat(Tables.linesOf(named)).contains("2,für,0");
  }

  @Test
  void theSignForUnreadableBytesMayStandInAFile() throws IOException {
    Files.writeString(input, "x,kept,y\n1,a,0\n2,\uFFFD,0\n3,c,0\n4,d,1\n6,e,1\n");
    Path output = folder.resolve("out");
    JobRun run = run("--input", input, "--output", output, "--features", "x");
    assertThat(run.err()).isEmpty();
    assertThat(Tables.linesOf(output)).contains("2,\uFFFD,0");
  }

  private void assertRefused(String message, Object... arguments) {
    Map<String, String> before = contents();
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.add("--overwrite");

    JobRun run = run(all.toArray());

    assertThat(run.err()).contains(message).hasLineCount(1);
    assertThat(run.code()).isEqualTo(2);
    assertThat(contents()).isEqualTo(before);
  }

  private static JobRun run(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of(arguments));
    if (!all.contains("--label")) {
      Collections.addAll(all, "--label", "y");
    }
    if (!all.contains("--features")) {
      Collections.addAll(all, "--exclude", "id,note");
    }
    Collections.addAll(all, "--method", "smote");
    return JobRun.of(all.toArray());
  }

  private String relative(String name) {
    Path here = Path.of("").toAbsolutePath();
    return here.relativize(folder) + "/" + name;
  }

  /** Everything below the folder: text of files, ends of links. */
  private Map<String, String> contents() {
    try (Stream<Path> all = Files.walk(folder)) {
      Map<String, String> contents = new TreeMap<>();
      for (Path each : (Iterable<Path>) all::iterator) {
        contents.put(each.toString(), content(each));
      }
      return contents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String content(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return Files.readSymbolicLink(path).toString();
    }
    return Files.isDirectory(path)
        ? "folder"
        : new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
  }

  private void assertNoHiddenFolders() {
    assertThat(Tables.listing(folder)).noneMatch(name -> name.startsWith("."));
  }
}
