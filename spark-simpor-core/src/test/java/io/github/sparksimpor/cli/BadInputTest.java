package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.cuda.Cuda;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the user gets wrong costs one line, exit code 2, and no output. */
@Timeout(120)
class BadInputTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          --labl y                    | unknown argument '--labl'; did you mean --label?
          --label y stray             | unknown argument 'stray'
          --label y --bandwidth wide  | Invalid value for option '--bandwidth'
          --label y --bandwidth 0     | --bandwidth: bandwidth is 0.0; give a finite number above 0
          --label y --step-rule big   | --step-rule: stepRule is 'big'; give one of adaptive, fixed
          --label y --candidates 0    | --candidates: candidates is 0; give a whole number of at least 1
          --label y --method smite    | Invalid value for option '--method'
          --label Y                   | --label: there is no column 'Y'; did you mean 'y'?
          --label y --features x,cout | --features: there is no column 'cout'; did you mean 'count'?
          --label y --exclude notes   | --exclude: there is no column 'notes'; did you mean 'note'?
          --label y                   | feature column 'note' is of type string
          --label note                | label column 'note' is of type string
          --label y --features x,y    | column 'y' is both label and feature
          --label y --features x --exclude x | no feature column is left
          --label y --features x --synthetic-col id | --synthetic-col: there is a column 'id' already
          --label y --features x --format parquet   | cannot read
          --label y --features x --format cvs       | cvs
          --label y --features x --output-format cvs | cannot write
          --label y --features x --target-counts 1=3 | targetCounts
          --label y --features x --target-counts 5=3 | targetCounts
          """)
  void theMessageSaysWhatToChange(String arguments, String message) {
    assertRefused(message, Tables.csv(folder), arguments.strip().split(" +"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2,,1        | feature column 'b' holds null in 1 rows
          2,NaN,1     | feature column 'b' holds NaN or infinity in 1 rows
          2,Inf,1     | feature column 'b' holds NaN or infinity in 1 rows
          2,3,        | label column 'y' holds null
          ,,          | label column 'y' holds null in 1 rows; feature column 'a' holds null in 1 rows; feature column 'b' holds null
          2,3,4,5     | Malformed CSV record in row 6: it has not as many cells as the header (3)
          2,3         | Malformed CSV record in row 6: it has not as many cells as the header (3)
          2,word,1    | feature column 'b' is of type string, for it holds 'word' in row 6 (1 of 6 rows hold no number)
          2,NA,1      | feature column 'b' is of type string, for it holds 'NA' in row 6
          2,3,NA      | label column 'y' is of type string, for it holds 'NA' in row 6
          2,"12,5",1  | feature column 'b' is of type string, for it holds '12,5' in row 6
          2,"",1      | column 'b' holds '' in row 6, which is no number
          2,3,0.5     | label column 'y' holds 0.5, which is a measurement rather than a class
          2,3,7       | label 7.0 in column 'y' has one row only
          """)
  void aBadRowIsNamed(String row, String message) {
    Path input = Tables.csv(folder, "a,b,y", "1,2,0", "2,1,0", "3,4,0", "4,5,1", "5,5,1", row);

    assertRefused(message, input, "--label", "y");
  }

  @Test
  void allProblemsOfColumnsComeInOneMessage() {
    Path input = Tables.csv(folder, "a,b,c,y", "1,x,NA,no", "2,z,3,yes", "3,x,4,no");
    assertRefused(
        "label column 'y' is of type string; number its classes (0, 1, …) first; feature column 'b'"
            + " is of type string; feature column 'c' is of type string, for it holds 'NA' in row 1",
        input,
        "--label",
        "y");
    assertRefused(
        "--label: there is no column 'z'; did you mean 'a'?; --features: there is no column 'd'",
        input,
        "--label",
        "z",
        "--features",
        "d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jane Doe,42,1,1",
        "\"Jane Doe,1,2",
        "Jane Doe",
        "1,Jane Doe and much more of her,1"
      })
  void noMessageShowsARecord(String row) {
    Path input = Tables.csv(folder, "a,b,y", "1,2,0", "2,1,0", "3,4,0", "4,5,1", "5,5,1", row);
    for (String format : List.of("csv", "json", "libsvm")) {
      JobRun run =
          JobRun.of(
              "--input",
              input,
              "--format",
              format,
              "--label",
              "y",
              "--output",
              folder.resolve("out"));
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).hasLineCount(1).doesNotContain(row);
    }
  }

  @ParameterizedTest
  @ValueSource(chars = {';', '\t', '|'})
  void anotherSeparatorIsNamed(char separator) {
    Path input =
        Tables.csv(folder, "a,b,y".replace(',', separator), "1,2,0".replace(',', separator));
    String named = separator == '\t' ? "\\t" : String.valueOf(separator);
    assertRefused("add --option sep='" + named + "'", input, "--label", "y");
  }

  @Test
  void aHeaderInAnotherEncodingIsRefused() throws IOException {
    Path input = folder.resolve("latin.csv");
    Files.write(input, "für,y\n1,0\n2,1\n".getBytes(StandardCharsets.ISO_8859_1));
    assertRefused(
        "the header holds bytes that are not UTF-8; name the file's encoding, such as --option"
            + " encoding=ISO-8859-1",
        input,
        "--label",
        "y");
  }

  @Test
  void aColumnNamedTwiceIsRefused() {
    Path input = Tables.csv(folder, "a,b,a,y", "1,2,3,0", "2,3,4,1");
    assertRefused("names 'a' more than once", input, "--label", "y");
  }

  @Test
  void anEndlessLineIsOneShortLine() {
    String[] lines = {"a,b,y", "1,2,0", "2,1,0", "3,4,1", "4,5,1", ""};
    lines[5] = "x".repeat(10_000_000) + ",3,1";
    assertRefused(
        "holds 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…' in row 5",
        Tables.csv(folder, lines),
        "--label",
        "y");
    lines[5] = "1,".repeat(5_000_000);
    assertRefused(
        "a line has more cells than the 20,480", Tables.csv(folder, lines), "--label", "y");
  }

  @Test
  void aFileThatIsNoBzip2IsRefused() throws IOException {
    Path input = Files.writeString(folder.resolve("table.csv.bz2"), "BZh9 a,y and no more");
    assertRefused("holds no row that can be unpacked", input, "--label", "y");
  }

  @Test
  void anEmptyFolderIsRefused() throws IOException {
    Path input = Files.createDirectory(folder.resolve("empty"));
    assertRefused("it holds no such file", input, "--label", "y");
    assertRefused("it holds no such file", input, "--label", "y", "--format", "parquet");
  }

  @Test
  void aLinkThatLeadsNowhereIsNamed() throws IOException {
    Path input = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("gone"));
    assertRefused("it is a link to '" + folder.resolve("gone") + "'", input, "--label", "y");
  }

  @Test
  void aFileSystemWithoutItsJarIsNamed() {
    for (String option : List.of("--input", "--output", "--report")) {
      JobRun run =
          JobRun.of(
              "--label",
              "y",
              "--input",
              option.equals("--input") ? "s3a://bucket/x" : Tables.csv(folder),
              "--output",
              option.equals("--output") ? "s3a://bucket/y" : folder.resolve("out"),
              "--report",
              option.equals("--report") ? "s3a://bucket/z" : folder.resolve("r.html"));
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err())
          .contains(option + ": cannot use 's3a://bucket/", "add it with --packages or --jars")
          .hasLineCount(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --format rate          | --format: 'rate' has no files
          --format JDBC          | --format: 'JDBC' has no files
          --output-format noop   | --output-format: 'noop' has no files
          --output-format console | --output-format: 'console' has no files
          --format cvs           | Spark knows no such format
          --output-format cvs    | Spark knows no such format
          --output-format text   | cannot write
          --output-option compression=none-such | cannot write
          --exclude y            | --exclude: 'y' is the label
          --synthetic-col ''     | --synthetic-col: the name is empty
          """)
  void whatCannotBeIsToldBeforeTheWork(String arguments, String message) {
    Path input = Tables.csv(folder, "a,y", "1,0", "2,0", "3,1", "4,1");
    String[] words = arguments.strip().split(" ");
    words[1] = words[1].equals("''") ? "" : words[1];
    assertRefused(message, input, "--label", "y", words[0], words[1]);
  }

  @Test
  void aGpuThatIsNotThereIsToldThoughNothingAscends() {
    Path input = Tables.csv(folder, "a,y", "1,0", "2,0", "3,1", "4,1");
    String former = System.setProperty(Cuda.LIBRARY_PROPERTY, "no-such-driver");
    try {
      assertRefused(
          "device is 'gpu', but no CUDA driver: no-such-driver cannot be loaded",
          input,
          "--label",
          "y",
          "--device",
          "gpu");
    } finally {
      if (former == null) {
        System.clearProperty(Cuda.LIBRARY_PROPERTY);
      } else {
        System.setProperty(Cuda.LIBRARY_PROPERTY, former);
      }
    }
  }

  @Test
  void oneClassIsRefused() {
    assertRefused("single value", Tables.csv(folder, "a,y", "1,0", "2,0"), "--label", "y");
  }

  @Test
  void aTableWithoutRowsIsRefused() {
    assertRefused("holds no row", Tables.csv(folder, "a,y"), "--label", "y");
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = folder.resolve("none.csv");

    assertRefused("there is no file '" + missing + "'", missing, "--label", "y");
  }

  @Test
  void aTruncatedGzipFileIsRefused() throws IOException {
    Path whole = Tables.gzipped(folder);
    Path broken = folder.resolve("broken.csv.gz");
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(broken, java.util.Arrays.copyOf(bytes, bytes.length / 2));

    assertRefused("cannot read '" + broken + "' as csv", broken, "--label", "y");
  }

  @Test
  void noiseIsNoCsv() throws IOException {
    byte[] noise = new byte[5000];
    new Random(1).nextBytes(noise);
    Path file = Files.write(folder.resolve("noise.csv"), noise);

    assertRefused("is no text", file, "--label", "y");
  }

  @Test
  void filesWithDifferentHeadersAreNotMixed() throws IOException {
    Path parts = Files.createDirectory(folder.resolve("parts"));
    Files.writeString(parts.resolve("1.csv"), "a,b,y\n1,2,0\n2,3,1\n");
    Files.writeString(parts.resolve("2.csv"), "b,a,y\n1,2,0\n2,3,1\n");

    assertRefused("header", parts, "--label", "y");
  }

  @Test
  void missingOptionsAreListed() {
    JobRun run = JobRun.of("--output", folder.resolve("out"));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--input").contains("--label").hasLineCount(1);
  }

  @Test
  void aStackTraceIsThereForTheAsking() {
    Path missing = folder.resolve("none.csv");

    JobRun run =
        JobRun.of(
            "--input", missing, "--label", "y", "--output", folder.resolve("out"), "--stacktrace");

    assertThat(run.err()).contains("BadInputException").contains("\tat io.github.sparksimpor");
  }

  private void assertRefused(String message, Path input, String... more) {
    List<String> before = Tables.listing(folder);
    List<Object> arguments =
        new ArrayList<>(
            List.of("--input", input, "--output", folder.resolve("out"), "--max-rounds", 0));
    arguments.addAll(List.of(more));

    JobRun run = JobRun.of(arguments.toArray());

    assertThat(run.err()).startsWith("simpor-submit: ").contains(message).hasLineCount(1);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(Tables.listing(folder)).isEqualTo(before);
  }
}
