package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A table as a bank has it goes through in one command, and synthetic rows are such rows too. */
@Timeout(180)
class OrdinaryTableTest {
  private static final int ROWS = 60;
  private static final int RARE = 15;
  private static final String HEADER = "id,country,mcc,online,amount,tries,day,at,label";

  @TempDir Path folder;
  private Path output;

  @BeforeEach
  void output() {
    output = folder.resolve("balanced");
  }

  private static List<String> table() {
    Random random = new Random(3);
    List<String> lines = new ArrayList<>(List.of(HEADER));
    for (int i = 0; i < ROWS; i++) {
      boolean fraud = i % 4 == 0;
      lines.add(
          "acct-%03d,%s,%04d,%s,%s,%d,2024-%02d-%02d,2024-03-%02d 1%d:0%d:07,%s"
              .formatted(
                  i,
                  List.of("DE", "FR", "Ö", "\"US, NY\"").get(random.nextInt(4)),
                  random.nextInt(3) * 100 + 11,
                  random.nextBoolean() ? "yes" : "no",
                  random.nextInt(2) == 0 ? "12.50" : random.nextInt(900) + ".05",
                  random.nextInt(5),
                  random.nextInt(12) + 1,
                  random.nextInt(28) + 1,
                  random.nextInt(20) + 1,
                  random.nextInt(10),
                  random.nextInt(10),
                  fraud ? "fraud" : "legit"));
    }
    return lines;
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void everyColumnComesOutInTheTypeAndSpellingItCameIn(Method method) {
    List<String> lines = table();
    JobRun run =
        run(
            Tables.csv(folder, lines.toArray(String[]::new)),
            "label",
            "--method",
            method,
            "--id",
            "id");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("legit +45 +0 +45\n")
        .containsPattern("fraud +15 +30 +45\n");
    List<String> made = synthetic(lines);
    assertThat(made)
        .hasSize(ROWS - 2 * RARE)
        .allMatch(
            line ->
                line.matches(
                    ",(DE|FR|Ö|\"US, NY\"),-?\\d+,(yes|no),-?[0-9.E-]+,-?\\d+,"
                        + "\\d{4}-\\d\\d-\\d\\d,2024-0\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,fraud"));
  }

  @Test
  void theReportShowsRowsWithHolesAndTellsCategoriesAndMomentsAsTheTableDoes() throws IOException {
    List<String> lines = new ArrayList<>(table());
    for (int i = 5; i < lines.size(); i += 9) {
      String[] cells = lines.get(i).split(",", -1);
      cells[cells.length - 5] = i % 2 == 0 ? "" : cells[cells.length - 5]; // amount
      cells[cells.length - 6] = ""; // online
      lines.set(i, String.join(",", cells));
    }
    Path page = folder.resolve("r.html");
    JobRun run =
        run(
            Tables.csv(folder, lines.toArray(String[]::new)),
            "label",
            "--id",
            "id",
            "--missing",
            "keep",
            "--report",
            page);

    assertThat(run.err()).isEmpty();
    String report = Files.readString(page);
    assertThat(report)
        .contains(
            "Rows on their principal components",
            "2 features that hold categories have no place on an axis.",
            "A missing value counts as the mean of its feature.",
            "Categories in synthetic rows")
        .containsPattern("country, fraud(.|\n){0,200}DE [0-9.]+ %")
        .containsPattern("day, fraud(.|\n){0,200}2024-0[1-9]-[0-9]+, 2024-")
        .doesNotContain("not shown");
  }

  @Test
  void aReportWithoutACloudSaysWhy() throws IOException {
    Path page = folder.resolve("r.html");
    JobRun run =
        run(
            Tables.csv(folder, table().toArray(String[]::new)),
            "label",
            "--features",
            "country,tries",
            "--report",
            page);

    assertThat(run.err()).isEmpty();
    assertThat(Files.readString(page))
        .contains("not shown", "principal components take two features that are no categories")
        .doesNotContain("Rows on their principal components");
  }

  @Test
  void codesThatLookLikeNumbersStayCodesIfTheyAreNamed() {
    List<String> lines = table();
    JobRun run =
        run(
            Tables.csv(folder, lines.toArray(String[]::new)),
            "label",
            "--exclude",
            "id",
            "--nominal",
            "mcc",
            "--binary",
            "online",
            "--integer",
            "tries");

    assertThat(run.err()).isEmpty();
    assertThat(cells(synthetic(lines), 2)).isSubsetOf("0011", "0111", "0211");
  }

  @Test
  void whatTextStandsForIsWrittenToParquetAsSuch() {
    JobRun run =
        run(
            Tables.csv(folder, table().toArray(String[]::new)),
            "label",
            "--exclude",
            "id",
            "--output-format",
            "parquet");

    assertThat(run.err()).isEmpty();
    assertThat(Tables.parquet(output).schema().simpleString())
        .isEqualTo(
            "struct<id:string,country:string,mcc:int,online:string,amount:double,tries:int,"
                + "day:date,at:timestamp_ntz,label:string>");
  }

  @Test
  void typedColumnsBehaveAsText() {
    Dataset<Row> table =
        Tables.exactSession()
            .range(ROWS)
            .selectExpr(
                "id % 4 = 0 as label",
                "id % 3 = 0 as flag",
                "date_add(date'2024-01-01', cast(id % 17 as int)) as day",
                "timestamp_seconds(1700000000 + id * 3600) as at",
                "cast(id % 13 as decimal(8,2)) / 7 as price",
                "concat('c', id % 5) as country");
    table.write().parquet(folder.resolve("in").toString());

    JobRun run =
        JobRun.of(
            "--input",
            folder.resolve("in"),
            "--format",
            "parquet",
            "--label",
            "label",
            "--output",
            output,
            "--max-rounds",
            0,
            "--synthetic-col",
            "made");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).containsPattern("true +15 +30 +45\n");
    Dataset<Row> written = Tables.parquet(output);
    assertThat(written.drop("made").schema().simpleString())
        .isEqualTo(table.schema().simpleString());
    assertThat(rows(written.where("not made").drop("made"))).isEqualTo(rows(table));
    Dataset<Row> made = written.where("made");
    assertThat(
            made.filter(
                    "label and country like 'c_' and flag is not null and at = date_trunc('second',"
                        + " at)")
                .filter("day between '2023-12-01' and '2024-02-20'")
                .count())
        .isEqualTo(30);
  }

  private static List<String> rows(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }

  @ParameterizedTest
  @CsvSource({"fraud,legit", "true,false", "Y,N", "True,False", "1,0", "2,1", "-1,1", "1.0,0.0"})
  void labelsMayBeAnything(String rare, String frequent) {
    List<String> lines = new ArrayList<>(List.of("x,z,y"));
    for (int i = 0; i < 20; i++) {
      lines.add("%d,%d,%s".formatted(i * i % 11, i * 7 % 5, i % 4 == 0 ? rare : frequent));
    }
    JobRun run =
        run(Tables.csv(folder, lines.toArray(String[]::new)), "y", "--target-counts", rare + "=9");

    assertThat(run.err()).isEmpty();
    assertThat(cells(synthetic(lines), 2)).containsOnly(rare).hasSize(1);
    assertThat(synthetic(lines)).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"logistic", "forest"})
  void theSizeIsTunedOnCategoriesAndTextLabelsToo(String classifier) {
    JobRun run =
        run(
            Tables.csv(folder, table().toArray(String[]::new)),
            "label",
            "--exclude",
            "id",
            "--positive",
            "fraud",
            "--tune-size",
            "--sizes",
            "1",
            "--folds",
            "2",
            "--classifier",
            classifier);

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("Augmentation ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"acct-%d", "%d", "synthetic-%d"})
  void derivedIdsAreNoneThatIsThere(String id) {
    List<String> lines = new ArrayList<>(List.of("id,x,y"));
    for (int i = 0; i < 20; i++) {
      lines.add((id + ",%d,%s").formatted(i, i * i % 11, i % 4 == 0 ? "Y" : "N"));
    }
    JobRun run =
        run(
            Tables.csv(folder, lines.toArray(String[]::new)),
            "y",
            "--id",
            "id",
            "--synthetic-id",
            "derived");

    assertThat(run.err()).isEmpty();
    List<String> ids =
        Tables.linesOf(output).stream().map(line -> line.substring(0, line.indexOf(','))).toList();
    assertThat(ids).hasSize(30).doesNotHaveDuplicates().doesNotContain("");
    if (id.equals("%d")) {
      assertThat(ids).contains("20", "29");
    }
  }

  @Test
  void aDecimalCommaIsReadAndWrittenWithItsLocale() {
    List<String> lines = new ArrayList<>(List.of("x;y"));
    for (int i = 0; i < 20; i++) {
      lines.add("1.%03d,%d;%s".formatted(i * 37 % 1000, i % 10, i % 4 == 0 ? "Y" : "N"));
    }
    JobRun run =
        run(
            Tables.csv(folder, lines.toArray(String[]::new)),
            "y",
            "--option",
            "sep=;",
            "--output-option",
            "sep=;",
            "--option",
            "locale=de-DE");

    assertThat(run.err()).isEmpty();
    assertThat(synthetic(lines)).hasSize(10).allMatch(line -> line.matches("1\\d{3},\\d+;Y"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.00000138", "12345678.25", "9007199254740992", "0.30000000000000004"})
  void aCopyIsSpelledAsItsRow(String number) {
    List<String> lines = new ArrayList<>(List.of("x,y"));
    for (int i = 0; i < 20; i++) {
      lines.add("%s,%s".formatted(i % 4 == 0 ? number : "0.5", i % 4 == 0 ? "Y" : "N"));
    }
    Path input = Tables.csv(folder, lines.toArray(String[]::new));
    JobRun run = run(input, "y", "--method", "random");

    assertThat(run.err()).isEmpty();
    String spelled = number.endsWith("992") ? "9007199254740992" : number;
    assertThat(synthetic(lines)).hasSize(10).containsOnly(spelled + ",Y");
  }

  @Test
  void aDateIsReadAsItsPatternSays() {
    List<String> lines = new ArrayList<>(List.of("d,y"));
    for (int i = 0; i < 20; i++) {
      lines.add("%02d/%02d/2024,%s".formatted(i + 1, i % 12 + 1, i % 4 == 0 ? "Y" : "N"));
    }
    JobRun run =
        run(
            Tables.csv(folder, lines.toArray(String[]::new)),
            "y",
            "--option",
            "dateFormat=dd/MM/yyyy");

    assertThat(run.err()).isEmpty();
    assertThat(synthetic(lines)).allMatch(line -> line.matches("[0-3]\\d/[01]\\d/2024,Y"));
  }

  @Test
  void namesMayHoldAnyCharacter() {
    List<String> lines = new ArrayList<>(List.of("\"a,b\",a.b,`c`,d e,\"it\"\"s\",ü,the label"));
    for (int i = 0; i < 20; i++) {
      lines.add(
          "%d,%d,%d,k%d,%d,text %d,%s"
              .formatted(i, i % 7, i % 5, i % 3, i % 4, i, i % 4 == 0 ? "Y" : "N"));
    }
    JobRun run =
        run(
            Tables.csv(folder, lines.toArray(String[]::new)),
            "the label",
            "--features",
            "a,b",
            "--features",
            "a.b,`c`,d e",
            "--features",
            "it\"s",
            "--exclude",
            "ü");

    assertThat(run.err()).isEmpty();
    assertThat(synthetic(lines)).hasSize(10).allMatch(line -> line.endsWith(",,Y"));
  }

  @Test
  void aColumnWithoutANameIsReadAndIsNoFeature() {
    checkNameless(",x,z,y", i -> i + ",%d,%d,%s");
    assertThat(Tables.linesOf(output)).filteredOn(line -> line.startsWith(",")).hasSize(10);
    checkNameless("x,z,y,", i -> "%d,%d,%s,");
  }

  private void checkNameless(String header, IntFunction<String> row) {
    List<String> lines = new ArrayList<>(List.of(header));
    for (int i = 0; i < 20; i++) {
      lines.add(row.apply(i).formatted(i * i % 11, i * 7 % 5, i % 4 == 0 ? "Y" : "N"));
    }
    JobRun run = run(Tables.csv(folder, lines.toArray(String[]::new)), "y", "--overwrite");
    assertThat(run.err())
        .startsWith("simpor-submit: note: the header of '")
        .contains("has no name for column ", "read as '_c", "no feature unless --features names it")
        .hasLineCount(1);
    assertThat(run.code()).isZero();
    assertThat(Tables.linesOf(output)).hasSize(30).containsAll(lines.subList(1, lines.size()));
  }

  @Test
  void aNameThatIsThereTwiceIsReadWithItsPlace() {
    List<String> lines = new ArrayList<>(List.of("a,b,a,y"));
    for (int i = 0; i < 20; i++) {
      lines.add("%d,%d,%d,%s".formatted(i, i % 7, i * 3 % 11, i % 4 == 0 ? "Y" : "N"));
    }
    JobRun run = run(Tables.csv(folder, lines.toArray(String[]::new)), "y", "--features", "a2,b");

    assertThat(run.err())
        .contains("note: the header of '", "names 'a' more than once: read as 'a0', 'a2'")
        .hasLineCount(1);
    assertThat(Tables.linesOf(output)).containsAll(lines.subList(1, lines.size()));
  }

  @Test
  void aRunThatFailsSaysNothingOfNamesButWhatIsWrong() {
    JobRun run = run(Tables.csv(folder, "a,b,a,y", "1,2,3,0", "2,3,4,1"), "y", "--features", "a,b");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("no column 'a'", "columns are a0, b, a2, y").hasLineCount(1);
  }

  @Test
  void filesWhoseNamelessHeadersDifferAreNotMixed() throws IOException {
    Path parts = Files.createDirectory(folder.resolve("parts"));
    Files.writeString(parts.resolve("1.csv"), ",a,y\n1,1,2\n2,2,3\n");
    Files.writeString(parts.resolve("2.csv"), "a,,y\n1,2,0\n2,3,1\n");
    JobRun run = run(parts, "y");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("do not all have the same header").hasLineCount(1);
  }

  @Test
  void utf16IsReadOnceItIsNamed() throws IOException {
    List<String> lines = table();
    Path input = folder.resolve("utf16.csv");
    Files.write(
        input, ("\uFEFF" + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_16LE));
    JobRun run = run(input, "label", "--exclude", "id", "--option", "encoding=UTF-16");

    assertThat(run.err()).isEmpty();
    assertThat(Tables.linesOf(output)).containsAll(lines.subList(1, lines.size()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"data[1].csv", "a{b}.csv", "what?.csv", "50% off.csv"})
  void aFileOfThatVeryNameIsRead(String name) throws IOException {
    Path input = Files.move(Tables.csv(folder), folder.resolve(name));
    JobRun run = run(input, "y", "--exclude", "id");

    assertThat(run.err()).isEmpty();
    assertThat(Tables.linesOf(output)).hasSize(2 * Tables.MAJORITY);
  }

  @Test
  void readerOptionsOfTheUsersWin() {
    List<String> lines = new ArrayList<>(List.of("x,y", "# no row"));
    for (int i = 0; i < 20; i++) {
      lines.add("%d,%s".formatted(i, i % 4 == 0 ? "1" : "0"));
    }
    JobRun run =
        run(
            Tables.csv(folder, lines.toArray(String[]::new)),
            "y",
            "--option",
            "comment=#",
            "--option",
            "inferSchema=true",
            "--output-format",
            "parquet");

    assertThat(run.err()).isEmpty();
    assertThat(Tables.parquet(output).schema().simpleString()).isEqualTo("struct<x:int,y:int>");
  }

  @Test
  void manyColumnsAreReadInTheTimeOfTheirCells() {
    int columns = 1_000;
    List<String> lines = new ArrayList<>();
    lines.add(numbered(columns, "c%d") + ",y");
    for (int i = 0; i < 20; i++) {
      int row = i;
      lines.add(numbered(columns, k -> String.valueOf(row * k % 17)) + "," + i % 4 / 3);
    }
    JobRun run = run(Tables.csv(folder, lines.toArray(String[]::new)), "y", "--method", "smote");

    assertThat(run.err()).isEmpty();
    assertThat(Tables.linesOf(output)).hasSize(30).containsAll(lines.subList(1, lines.size()));
  }

  private static String numbered(int count, String name) {
    return numbered(count, name::formatted);
  }

  private static String numbered(int count, IntFunction<String> cell) {
    return IntStream.range(0, count).mapToObj(cell).collect(Collectors.joining(","));
  }

  private JobRun run(Path input, String label, Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of("--input", input, "--label", label, "--output", output, "--seed", 5));
    Collections.addAll(arguments, more);
    if (!arguments.contains("--method")) {
      Collections.addAll(arguments, "--method", "smote");
    }
    return JobRun.of(arguments.toArray());
  }

  /** What was written and not read; all that was read must be among what was written. */
  private List<String> synthetic(List<String> lines) {
    List<String> written = new ArrayList<>(Tables.linesOf(output));
    for (String line : lines.subList(1, lines.size())) {
      assertThat(written.remove(line)).as(line).isTrue();
    }
    return written;
  }

  private static Set<String> cells(List<String> lines, int column) {
    return lines.stream()
        .map(line -> line.replaceAll("\"[^\"]*\"", "q").split(",", -1)[column])
        .collect(Collectors.toSet());
  }
}
