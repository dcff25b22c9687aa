package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.cuda.Cuda;
import io.github.sparksimpor.testing.SparkTestSession;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
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
          --label y --bandwidth 0     | --bandwidth is 0.0; give a finite number above 0
          --label y --step-rule big   | --step-rule is 'big'; give one of adaptive, fixed
          --label y --candidates 0    | --candidates is 0; give a whole number of at least 1
          --label y --method smite    | Invalid value for option '--method': 'smite' is none of simpor, smote, borderline-smote, adasyn, polynom-fit-smote, prowsyn, random (--help lists
          --label Y                   | --label: there is no column 'Y'; did you mean 'y'?
          --label y --features x,cout | --features: there is no column 'cout'; did you mean 'count'?
          --label y --exclude notes   | --exclude: there is no column 'notes'; did you mean 'note'?
          --label x                   | label column 'x' holds
          --label id                  | label column 'id' holds 42 different values in 42 rows: names or measurements
          --label y --features x,y    | column 'y' is both label and feature
          --label y --features x --exclude x | --exclude: 'x' is named by --features; take it out of one of them
          --label y --features x,x    | --features: 'x' is named more than once
          --label y --exclude id,x,count,note | no feature column is left
          --label y --features x --id x | --id: 'x' is named by --features
          --label y --features x --id z | --id: there is no column 'z'
          --label y --features x --synthetic-id derived | --synthetic-id: name the id column with --id
          --label y --features x,count --nominal id | --nominal: 'id' is no feature
          --label y --features x,count --nominal x --integer x | --integer: 'x' is named as a category too
          --label y --option dateFormat=b | --option dateFormat: 'b' is no pattern
          --label y --features x,count --binary count | --binary: feature column 'count' holds
          --label y --features x --positive 2 | --positive: column 'y' holds no label '2'; labels are 0, 1
          --label y --features x --option path=/tmp | --option: 'path' is what --input is for
          --label y --features x --option dateFormat=qqq | --option dateFormat: 'qqq' is no pattern
          --label y --features x --option mode=bogus | --option mode: there is no mode 'bogus'; give one of DROPMALFORMED, FAILFAST, PERMISSIVE
          --label y --features x --option locale=xx-bogus | --option locale: there is no language 'xx-bogus'
          --label y --features x --option maxCharsPerColumn=2 | more characters than --option maxCharsPerColumn=2 allows
          --label y --features x --option maxColumns=2 | a line has more cells than the 2 that are read
          --label y --features x --tune --tune | option '--tune' should be specified only once
          --label y --features x --objective f1 --tune --objective=mcc | option '--objective' should be specified only once
          --label y --features x --tune --folds 1 | --folds is 1; give a whole number of at least 2
          --label y --features x --tune-size --sizes 1,NaN | --sizes holds NaN
          --label y --features x --output-mode add | Invalid value for option '--output-mode': 'add' is none of error, overwrite, append (--help
          --label y --features x --synthetic-id new | Invalid value for option '--synthetic-id': 'new' is none of none, derived (--help
          --label y --features x --tune --classifier svm | Invalid value for option '--classifier': 'svm' is none of logistic, mlp, forest, gbt (--help
          --label y --features x --tune --candidates , | --candidates is ',', of which an entry is empty; drop a comma
          --label y --features x --candidates , | --candidates is ',', of which an entry is empty
          --label y --features x --tune --candidates smote, | --candidates is 'smote,', of which an entry is empty
          --label y --features x --target-counts , | --target-counts is ',', of which an entry is empty
          --label y --features x --target-counts= | --target-counts
          --label y --features x --tune --sizes , | --sizes is ',', of which an entry is empty
          --label y --features x --tune --sizes 0,,1 | --sizes
          --label y --features , | --features: an entry is empty; drop a comma, or give what is missing
          --label y --features x --exclude , | --exclude: an entry is empty
          --label y --features x,count --nominal , | --nominal: an entry is empty
          --label y --features x,count --integer x, | --integer: an entry is empty
          --label y --features x,count --binary ,x | --binary: an entry is empty
          --label y --features x --synthetic-col Y | --synthetic-col: there is a column 'y' already
          --label @lab --features x | --label: there is no column '@lab'
          --label y --features x --tune --budget 0 | --budget is 0.0; give a finite number of seconds above 0
          --label y --features x --tune --objective fBeta=1e308 | --objective: fBeta is 1e308; give at most 1,000
          --label y --features x --tune --objective alerts=5000 | --objective: alerts is 5000; give at most 1,000
          --label y --features x --output-option PATH=/tmp | --output-option: 'path' is what --output is for
          --label y --features x --synthetic-col id | --synthetic-col: there is a column 'id' already
          --label y --features x --format parquet   | cannot read
          --label y --features x --format cvs       | cvs
          --label y --features x --output-format cvs | cannot write
          --label y --features x --target-counts 1=3 | --target-counts asks for 3 rows of label 1.0, which has 12 already
          --label y --features x --target-counts 5=3 | --target-counts: column 'y' holds no label '5'; labels are 0, 1
          """)
  void theMessageSaysWhatToChange(String arguments, String message) {
    assertRefused(message, Tables.csv(folder), arguments.strip().split(" +"));
  }

  @Test
  void aLabelThatIsNamedAsAFeatureIsToldOnce() {
    for (String option : List.of("--integer", "--nominal", "--binary")) {
      for (String features : List.of("x,count", "x")) {
        JobRun run =
            JobRun.of(
                "--input",
                Tables.csv(folder),
                "--label",
                "y",
                "--features",
                features,
                option,
                "y",
                "--output",
                folder.resolve("out"));
        assertThat(run.err().strip()).endsWith(option + ": 'y' is no feature; take it out");
        assertThat(run.err()).containsOnlyOnce("is no feature");
      }
    }
  }

  @Test
  void aFeatureThatSpreadsBeyondDoubleIsNamed() throws IOException {
    Path input =
        Tables.csv(folder, "b,a,y", "1,-1e308,0", "2,1e308,0", "3,1e308,0", "4,-1e308,1", "5,2,1");
    for (String strategy : List.of("broadcast", "partitioned")) {
      assertRefused(
          "feature 1 ('a') spreads beyond the range of double; rescale it",
          input,
          "--label",
          "y",
          "--strategy",
          strategy);
    }
  }

  @Test
  void aHeaderThatBreaksLinesIsText() {
    Path input = Tables.csv(folder, "\"a\nb\",c,y", "1,2,0", "2,1,0", "3,4,0", "4,5,1", "5,5,1");
    JobRun run =
        JobRun.of(
            "--input",
            input,
            "--option",
            "multiLine=true",
            "--label",
            "y",
            "--method",
            "random",
            "--output",
            folder.resolve("read"));
    assertThat(run.err()).isEmpty();
    assertRefused(
        "feature column 'a\\nb' holds null",
        Tables.csv(folder, "\"a\nb\",c,y", ",2,0", "2,1,0", "3,4,1", "4,5,1"),
        "--option",
        "multiLine=true",
        "--label",
        "y");
  }

  @Test
  void rowsThatAreThereAlreadyAreToldByTheLabelAsTheTableHasIt() {
    Path input = Tables.csv(folder, "a,y", "1,x y", "2,x y", "3,z", "4,z", "5,z");
    assertRefused(
        "--target-counts asks for 1 rows of label 'x y', which has 2 already",
        input,
        "--label",
        "y",
        "--target-counts",
        "x y=1");
  }

  @Test
  void aWordThatBeginsWithAnAtSignNamesNoFileOfArguments() throws IOException {
    Path file = Files.writeString(folder.resolve("lab"), "y");
    String message = "--label: there is no column '@" + file + "'; did you mean";

    assertRefused(message, Tables.csv(folder), "--label", "@" + file);
  }

  @Test
  void aNameThatBreaksLinesOrTurnsTextIsToldInOneLineAndWhole() {
    String name = "y\nz\"\u202Ee\t\u001B[1m";
    String message =
        "--label: there is no column 'y\\n"
            + "z\"\\u202Ee\\t\\u001B[1m'; did you mean 'note'?; columns are id, x";

    assertRefused(message, Tables.csv(folder), "--label", name);
    Path none = folder.resolve("a\nb");
    assertRefused("there is no file '" + folder + "/a\\nb'; correct --input", none, "--label", "y");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2,,1        | feature column 'b' holds null in 1 rows; drop or impute them, keep what is missing with --missing keep, or leave the column out with --exclude 'b'
          2,NaN,1     | feature column 'b' holds NaN or infinity in 1 rows
          2,Inf,1     | feature column 'b' holds NaN or infinity in 1 rows; drop or impute them, or leave the column out with --exclude 'b'
          2,3,        | label column 'y' holds null
          ,,          | label column 'y' holds null in 1 rows; feature column 'a' holds null in 1 rows; feature column 'b' holds null
          2,3,4,5     | Malformed CSV record in row 6: it has not as many cells as the header (3)
          2,3         | Malformed CSV record in row 6: it has not as many cells as the header (3)
          2,word,1    | feature column 'b' is of type string, for it holds 'word' in row 6 (1 of 6 rows hold no number)
          2,NA,1      | feature column 'b' is of type string, for it holds 'NA' in row 6 (1 of 6 rows hold no number); if that means that a value is missing, add --option nullValue='NA'; correct them, take them as categories with --nominal, or leave them out with --exclude 'b'
          2,3,NA      | label column 'y' is of type string, for it holds 'NA' in row 6
          2,"12,5",1  | feature column 'b' is of type string, for it holds '12,5' in row 6 (1 of 6 rows hold no number); if that is a decimal comma, add --option locale=de-DE
          2,"",1      | feature column 'b' is of type string, for it holds '' in row 6 (1 of 6 rows hold no number); if that means that a value is missing, add --option nullValue=''
          2,3,0.5     | label column 'y' holds 0.5, which is a measurement rather than a class
          2,3,7       | label 7.0 in column 'y' has one row only
          """)
  void aBadRowIsNamed(String row, String message) {
    Path input = Tables.csv(folder, "a,b,y", "1,2,0", "2,1,0", "3,4,0", "4,5,1", "5,5,1", row);

    assertRefused(message, input, "--label", "y");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          x,e      |         | feature column 'e' is empty; leave them out with --exclude 'e'
          x,e      | e       | feature column 'e' is empty; leave them out with --exclude 'e'
          x,arr,mp | arr     | feature column 'arr' is of type array<bigint>; feature column 'mp' is of type map<string,bigint>; leave them out with --exclude 'arr,mp'
          x,st,bi  | st,bi   | feature column 'st' is of type struct<q:int>; feature column 'bi' is of type binary; leave them out with --exclude 'st,bi'
          x,ym,dt  | ym,dt   | feature column 'ym' is of type interval year to month; feature column 'dt' is of type interval day to second; leave them out with --exclude 'ym,dt'
          x,mix,bi |         | correct them, take categories as such with --nominal 'mix', or leave them out with --exclude 'mix,bi'
          """)
  void noRemedyIsRefusedAgain(String features, @Nullable String nominal, String message) {
    Path input = folder.resolve("typed");
    SparkTestSession.get()
        .range(40)
        .selectExpr(
            "id * 7 % 11 as x",
            "cast(null as double) as e",
            "array(id) as arr",
            "map('a', id) as mp",
            "named_struct('q', 1) as st",
            "cast('x' as binary) as bi",
            "make_ym_interval(int(id)) as ym",
            "make_dt_interval(int(id)) as dt",
            "if(id < 2, 'word', string(id)) as mix",
            "id % 4 as y")
        .write()
        .parquet(input.toString());
    List<String> all = List.of("--label", "y", "--format", "parquet", "--features", features);
    List<String> arguments = new ArrayList<>(all);
    if (nominal != null) {
      arguments.addAll(List.of("--nominal", nominal));
    }
    assertRefused(message, input, arguments.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1700000000123456789",
        "9007199254740993",
        "-9007199254740993",
        "12345678901234567.123",
        "0.1234567890123456789"
      })
  void numbersThatADoubleDoesNotHoldAreNoFeatures(String number) {
    String message =
        "feature column 'n' holds numbers of more digits than a double holds, such as '%s' in row 2; identifiers are no features: leave them out with --exclude 'n'"
            .formatted(number);
    List<String> lines = new ArrayList<>(List.of("x,n,y"));
    for (int i = 0; i < 20; i++) {
      lines.add("%d,%s,%d".formatted(i, i == 1 ? number : String.valueOf(i), i % 4 / 3));
    }
    assertRefused(message, Tables.csv(folder, lines.toArray(String[]::new)), "--label", "y");
    Path typed = folder.resolve("typed");
    String type = number.contains(".") ? "decimal(38, 19)" : "bigint";
    SparkTestSession.get()
        .range(0, 20, 1, 1)
        .selectExpr(
            "id as x",
            "cast(if(id = 1, '%s', string(id)) as %s) as n".formatted(number, type),
            "id % 4 div 3 as y")
        .write()
        .parquet(typed.toString());
    assertRefused(
        "feature column 'n' holds numbers of more digits than a double holds",
        typed,
        "--label",
        "y",
        "--format",
        "parquet");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2 | --tune is for two classes, and label column 'y' holds 3 (c0, c1, c2); drop --tune, or keep the rows of two classes
          0 | --tune is for two classes, and label column 'y' holds 1 (c0); give a table with rows of another class
          9 | label 'c1' has 1 rows, too few to train on 2 and validate on one in every split; add rows of it
          """)
  void classesThatCannotBeDecidedOnAreToldByTheirNames(int most, String message) {
    List<String> lines = new ArrayList<>(List.of("a,y"));
    for (int i = 0; i < 30; i++) {
      lines.add("%d,c%d".formatted(i * 7 % 11, most == 9 ? i / 29 : i % (most + 1)));
    }
    Path input = Tables.csv(folder, lines.toArray(String[]::new));
    assertRefused(message, input, "--label", "y", "--tune");
  }

  @Test
  void allProblemsOfColumnsComeInOneMessage() {
    Path input =
        Tables.csv(
            folder,
            "who,a,b,c,d,y,when",
            "ann,1,NA,,\"1,5\",7.5,05/01/2024",
            "bob,x,3,,\"2,5\",8.5,05/01/2024",
            "cy,3,4,,3,9.5,06/01/2024",
            "di,4,5,,4,9.5,06/01/2024");
    assertRefused(
        "label column 'y' holds 7.5, which is a measurement rather than a class; choose a column of"
            + " classes as --label"
            + "; feature column 'who' holds text that differs in every row"
            + "; feature column 'a' is of type string, for it holds 'x' in row 2 (1 of 4 rows hold"
            + " no number)"
            + "; feature column 'b' is of type string, for it holds 'NA' in row 1 (1 of 4 rows hold"
            + " no number); if that means that a value is missing, add --option nullValue='NA'"
            + "; feature column 'c' is empty"
            + "; feature column 'd' is of type string, for it holds '1,5' in row 1 (2 of 4 rows"
            + " hold no number); if that is a decimal comma, add --option locale=de-DE"
            + "; feature column 'when' holds '05/01/2024', which is like a date: name how dates are"
            + " written, such as --option dateFormat=dd/MM/yyyy"
            + "; identifiers are no features: leave them out with --exclude 'who'; ",
        input,
        "--label",
        "y");
  }

  @Test
  void wrongNamesAndWrongValuesComeInOneMessage() {
    Path input = Tables.csv(folder, "a,b,y", "1,x,no", "2,NA,yes", "NA,z,no", "3,w,yes");
    assertRefused(
        "--label: there is no column 'z'; did you mean 'a'?; --features: there is no column 'd';"
            + " did you mean 'a'?; columns are a, b, y; feature column 'a' is of type string, for"
            + " it holds 'NA' in row 3",
        input,
        "--label",
        "z",
        "--features",
        "d,a");
  }

  @Test
  void optionsToCopyNameColumnsWhoseNamesHoldCommas() {
    Path input =
        Tables.csv(folder, "\"first,last\",x,\"it's\",y", "a b,1,q,0", "c d,2,r,0", "e f,3,s,1");
    assertRefused("--exclude 'it'\\''s' --exclude 'first,last'", input, "--label", "y");
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
  @ValueSource(chars = {';', '\t', '|', ':', ' '})
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
  void textInUtf16IsNamed() throws IOException {
    Path input = folder.resolve("utf16.csv");
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      Files.write(input, ("\uFEFF" + "amount,y\n1,0\n2,1\n").getBytes(charset));
      assertRefused("add --option encoding=UTF-16", input, "--label", "y");
    }
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
    lines[5] = "7".repeat(10_000_000) + ",3,1";
    assertRefused(
        "holds '777777777777777777777777777777…' in row 5",
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
    assertRefused("is a link to '" + folder.resolve("gone") + "'", input, "--label", "y");
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
          .contains(
              option + ": cannot use 's3a://bucket/",
              "its jar is missing; add --packages org.apache.hadoop:hadoop-aws:3.4.1 before --")
          .hasLineCount(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --format rate          | --format: 'rate' has no files
          --format JDBC          | --format jdbc: the table is told by --option dbtable= or query=; drop --input
          --output-format jdbc   | --output-format jdbc: the table is told by --output-option dbtable=; drop --output
          --input-table t        | --input and --input-table exclude each other; drop one
          --output-table t       | --output and --output-table exclude each other; drop one
          --output-mode append   | a folder of csv is complete or not there, so nothing joins it
          --output-format hudi   | such a table has a name; give it with --output-table
          --output-format iceberg | such a table has a name; give it with --output-table
          --format hudi          | its jar is missing; add --packages org.apache.hudi:hudi-spark4.0-bundle_2.13:VERSION before -- (VERSION: the newest for Spark 4.0)
          --format bigquery      | its jar is missing; add --packages com.google.cloud.spark:spark-4.0-bigquery:VERSION
          --format snowflake     | its jar is missing; add --packages net.snowflake:spark-snowflake_2.13:VERSION
          --output-format noop   | --output-format: 'noop' has no files
          --output-format console | --output-format: 'console' has no files
          --format cvs           | Spark knows no such format
          --output-format cvs    | Spark knows no such format
          --format avro          | add --packages org.apache.spark:spark-avro_2.13:
          --output-format avro   | add --packages org.apache.spark:spark-avro_2.13:
          --format parquet       | a file of it is damaged or of another format; correct --format
          --format orc           | a file of it is damaged or of another format; correct --format
          --format json          | a record of it is malformed; correct it or --format
          --format xml           | name the element that is a row with --option rowTag=
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --input  | hdfs://nowhere.invalid/x | there is no host 'nowhere.invalid'; correct it
          --output | hdfs://nowhere.invalid/x | there is no host 'nowhere.invalid'; correct it
          --input  | in:put.csv               | what stands before ':' is taken for a file system
          --output | out:put                  | what stands before ':' is taken for a file system
          --report | r/a:b.html               | what stands before ':' in a name is taken for a file system
          """)
  void aPathThatCannotBeIsToldWithARemedy(String option, String path, String message) {
    JobRun run =
        JobRun.of(
            "--label",
            "y",
            "--input",
            option.equals("--input") ? path : Tables.csv(folder),
            "--output",
            option.equals("--output") ? path : folder.resolve("out"),
            "--report",
            option.equals("--report") ? path : folder.resolve("r.html"));
    assertThat(run.err())
        .contains(option + ": cannot use '" + path + "': ", message)
        .hasLineCount(1);
    assertThat(run.code()).isEqualTo(2);
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

    assertRefused(
        "cannot read '" + broken + "' as csv: it cannot be unpacked to its end",
        broken,
        "--label",
        "y");
    Files.writeString(broken, "a,y\n1,0\n");
    assertRefused("it cannot be unpacked to its end", broken, "--label", "y");
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
  void missingOptionsAreNamedWithWhatMayStandInTheirPlace() {
    Path output = folder.resolve("out");
    for (JobRun run :
        List.of(
            JobRun.of("--output", output),
            JobRun.of("--output", output, "--label", "y"),
            JobRun.of("--input", output, "--label", "y"))) {
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("Missing required option: '--").hasLineCount(1);
    }
    assertThat(JobRun.of("--output", output).err()).contains("--label");
    assertThat(JobRun.of("--output", output, "--label", "y").err())
        .contains("--input=", "--input-table");
    assertThat(JobRun.of("--input", output, "--label", "y").err())
        .contains("--output=", "--output-table");
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
