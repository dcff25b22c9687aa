package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
          2,3,4,5     | Malformed CSV record: 2,3,4,5
          2,3         | Malformed CSV record: 2,3
          2,word,1    | feature column 'b' is of type string
          2,3,7       | label 7.0 in column 'y' has one row only
          """)
  void aBadRowIsNamed(String row, String message) {
    Path input = Tables.csv(folder, "a,b,y", "1,2,0", "2,1,0", "3,4,0", "4,5,1", "5,5,1", row);

    assertRefused(message, input, "--label", "y");
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
