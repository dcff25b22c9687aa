package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.sparksimpor.testing.SparkTestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SimporJobTest {
  private static final int SYNTHETIC = Tables.MAJORITY - Tables.MINORITY;

  @TempDir Path folder;
  private Path output;

  @BeforeEach
  void output() {
    output = folder.resolve("balanced");
  }

  @Test
  void rowsOfCsvComeOutCharacterByCharacterAndSyntheticOnesFillTheGap() {
    JobRun run = balance(Tables.csv(folder), "--exclude", "id,note");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    List<String> original = Tables.lines().stream().skip(1).sorted().toList();
    List<String> written = Tables.linesOf(output);
    assertThat(written).hasSize(2 * Tables.MAJORITY).containsAll(original);
    List<String> synthetic = new ArrayList<>(written);
    original.forEach(synthetic::remove);
    assertThat(synthetic)
        .hasSize(SYNTHETIC)
        .allMatch(line -> line.matches(",-?[0-9.E-]+,-?[0-9]+,,1"), "id and note are empty");
  }

  @Test
  void gzippedCsvGivesTheSameRowsAsPlain() {
    balance(Tables.csv(folder), "--exclude", "id,note");
    Path other = folder.resolve("other");
    JobRun run = JobRun.of(with(Tables.gzipped(folder), other, "--exclude", "id,note").toArray());

    assertThat(run.code()).isZero();
    assertThat(Tables.linesOf(other)).isEqualTo(Tables.linesOf(output));
  }

  @Test
  void aFormatsNameMeansTheSameInCapitals() {
    Path input = Tables.csv(folder);
    balance(input, "--exclude", "id,note");
    Path other = folder.resolve("other");
    List<Object> arguments = with(input, other, "--exclude", "id,note", "--output-format", "Csv");
    arguments.set(arguments.indexOf("csv"), "CSV");
    JobRun run = JobRun.of(arguments.toArray());

    assertThat(run.err()).isEmpty();
    assertThat(Tables.linesOf(other)).isEqualTo(Tables.linesOf(output));
  }

  @Test
  void aTableWithoutHeaderInAnotherSeparatorIsReadWithReaderOptions() {
    Path input = Tables.csv(folder, "1;0", "2;0", "3;0", "4;0", "1;1", "7;1");

    JobRun run =
        JobRun.of(
            "--input",
            input,
            "--option",
            "header=false",
            "--option",
            "sep=;",
            "--label",
            "_c1",
            "--output",
            output,
            "--max-rounds",
            0,
            "--output-option",
            "header=false",
            "--output-option",
            "sep=|");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).containsPattern("1 +2 +2 +4\n");
    assertThat(String.join("\n", Tables.linesOf(output))).contains("|").doesNotContain(",");
  }

  @Test
  void parquetKeepsTypesValuesAndColumnOrderWhateverTheColumnsAreCalled() {
    Dataset<Row> table = typedTable();
    table.write().parquet(folder.resolve("in").toString());

    JobRun run =
        JobRun.of(
            with(folder.resolve("in"), output, "--exclude", "when,Id,id", "--synthetic-col", "made")
                .toArray());

    assertThat(run.err()).isEmpty();
    Dataset<Row> written = Tables.parquet(output);
    assertThat(written.schema().fieldNames())
        .containsExactly("when", "Id", "id", "a.b", "`c`", "small", "price", "y", "made");
    assertThat(written.schema().fields())
        .extracting(field -> field.dataType().simpleString())
        .containsExactly(
            "timestamp",
            "string",
            "bigint",
            "double",
            "float",
            "tinyint",
            "decimal(6,2)",
            "smallint",
            "boolean");
    assertThat(rows(written.where("not made").drop("made"))).isEqualTo(rows(table));
    assertThat(rows(written.where("made").select("when", "Id")))
        .hasSize(SYNTHETIC)
        .containsOnly("[null,null]");
    assertThat(written.where("made and (`a.b` is null or small is null or price is null)").count())
        .isZero();
  }

  @Test
  void aVectorColumnServesAsFeaturesAndComesBackAsAVector() {
    typedTable()
        .select(
            functions.col("y"),
            org.apache
                .spark
                .ml
                .functions
                .array_to_vector(
                    functions.array(functions.col("`a.b`"), functions.col("price").cast("double")))
                .as("v"))
        .write()
        .parquet(folder.resolve("in").toString());

    JobRun run = JobRun.of(with(folder.resolve("in"), output, "--features", "v").toArray());

    assertThat(run.err()).isEmpty();
    assertThat(Tables.parquet(output).select("v").collectAsList())
        .hasSize(2 * Tables.MAJORITY)
        .allMatch(row -> row.<Vector>getAs(0).size() == 2);
  }

  @Test
  void jsonInAndOrcOutWorkToo() {
    typedTable().drop("when", "Id", "id").write().json(folder.resolve("in").toString());

    JobRun run =
        JobRun.of(
            "--input",
            folder.resolve("in"),
            "--format",
            "json",
            "--label",
            "y",
            "--output",
            output,
            "--output-format",
            "orc",
            "--max-rounds",
            0);

    assertThat(run.err()).isEmpty();
    assertThat(SparkTestSession.get().read().orc(output.toString()).count())
        .isEqualTo(2L * Tables.MAJORITY);
  }

  @Test
  void whatJsonDoesNotKeepIsToldWithAWayToKeepIt() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      lines.add("{\"x\":%d.50,\"y\":%d}".formatted(i, i % 4 / 3));
    }
    Path input = Files.write(folder.resolve("in.json"), lines);
    List<Object> arguments =
        List.of("--input", input, "--label", "y", "--format", "json", "--method", "smote");
    List<Object> plain = new ArrayList<>(arguments);
    plain.addAll(List.of("--output", output));
    assertThat(JobRun.of(plain.toArray()).err())
        .contains("note: numbers in json come out as Spark reads them", "primitivesAsString=true")
        .hasLineCount(1);

    List<Object> text = new ArrayList<>(arguments);
    text.addAll(List.of("--output", folder.resolve("text")));
    text.addAll(List.of("--option", "primitivesAsString=true"));
    assertThat(JobRun.of(text.toArray()).err()).isEmpty();
    assertThat(
            SparkTestSession.get()
                .read()
                .json(folder.resolve("text").toString())
                .where("x like '%.50'")
                .count())
        .isEqualTo(20);
  }

  @Test
  void theSameSeedGivesTheSameFileAndAnotherSeedAnother() {
    Path input = Tables.csv(folder);
    List<List<String>> written = new ArrayList<>();
    for (int seed : new int[] {1, 1, 2}) {
      balance(input, "--exclude", "id,note", "--seed", seed, "--overwrite");
      written.add(Tables.linesOf(output));
    }
    assertThat(written.get(0)).isEqualTo(written.get(1)).isNotEqualTo(written.get(2));
  }

  @Test
  void countsSecondsAndPlacesArePrintedAndNothingElse() {
    JobRun run =
        balance(Tables.csv(folder), "--exclude", "id,note", "--report", folder.resolve("r.html"));

    assertThat(run.out().lines().toList())
        .satisfiesExactly(
            line -> assertThat(line).matches("y +rows before +synthetic +rows after"),
            line -> assertThat(line).matches("0 +30 +0 +30"),
            line -> assertThat(line).matches("1 +12 +18 +30"),
            line ->
                assertThat(line)
                    .isEqualTo("rows: y 1 grew from 12 to 30; y 0, the largest class, has 30"),
            line ->
                assertThat(line)
                    .startsWith("where: 0 of 18 synthetic rows lie in the informative region: no")
                    .contains("no network was trained", "standard deviations from the row"),
            line ->
                assertThat(line)
                    .isEqualTo("ascent: 0 of 18 synthetic rows ascended: no network was trained"),
            line ->
                assertThat(line).matches("seconds: load .*, read .*, write .*, report .* in all"),
            line -> assertThat(line).startsWith("next: train on '%s'".formatted(output)),
            line -> assertThat(line).matches("kernel sums: .+"),
            line ->
                assertThat(line)
                    .isEqualTo("written: %s, report: %s", output, folder.resolve("r.html")));
    assertThat(Tables.listing(folder)).containsExactly("balanced", "r.html", "table.csv");
  }

  @Test
  void aQuietRunPrintsNothingAndSecondsInTheReportAreThoseOnTheTerminal() throws IOException {
    Path input = Tables.csv(folder);
    Path page = folder.resolve("r.html");
    JobRun told = balance(input, "--exclude", "id,note", "--report", page);
    String seconds =
        told.out().lines().filter(line -> line.startsWith("seconds: ")).findFirst().orElseThrow();
    assertThat(Files.readString(page))
        .contains(
            seconds.substring("seconds: ".length()),
            "What synthetic rows are like, by feature",
            "The synthetic rows furthest from any real one");

    JobRun quiet = balance(input, "--exclude", "id,note", "--quiet", "--overwrite");
    assertThat(quiet.code()).isZero();
    assertThat(quiet.out()).isEmpty();
    assertThat(quiet.err()).isEmpty();
  }

  @Test
  void parametersReachTheMethod() {
    JobRun run = balance(Tables.csv(folder), "--exclude", "id,note", "--target-counts", "1=20");

    assertThat(run.out()).containsPattern("1 +12 +8 +20\n");

    Object[] words = {"--exclude", "id,note", "--overwrite", "--target-counts", "0.5"};
    assertThat(balance(Tables.csv(folder), words).out()).containsPattern("1 +12 +3 +15\n");
  }

  @Test
  void anExistingOutputIsReplacedOnlyIfAskedAndOnlyAfterSuccess() {
    Path input = Tables.csv(folder);
    assertThat(balance(input, "--exclude", "id,note").code()).isZero();
    List<String> first = Tables.listing(output);

    JobRun refused = balance(input, "--exclude", "id,note");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("exists").contains("--overwrite");

    JobRun failed = balance(input, "--overwrite", "--features", "none");
    assertThat(failed.code()).isEqualTo(2);
    assertThat(Tables.listing(output)).isEqualTo(first);

    assertThat(balance(input, "--exclude", "id,note", "--overwrite").code()).isZero();
    assertThat(Tables.listing(output))
        .contains("_SUCCESS")
        .doesNotContainAnyElementsOf(
            first.stream().filter(name -> name.contains("part-")).toList());
    assertThat(Tables.listing(folder)).containsExactly("balanced", "table.csv");
  }

  @Test
  void aReportThatCannotBeWrittenLeavesNoOutputEither() {
    Path input = Tables.csv(folder);

    JobRun run = balance(input, "--exclude", "id,note", "--report", input.resolve("r.html"));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("r.html").hasLineCount(1);
    assertThat(Tables.listing(folder)).containsExactly("table.csv");
  }

  @Test
  void aWriteThatFailsHalfwayLeavesNothing() {
    var configuration = SparkTestSession.get().sparkContext().hadoopConfiguration();
    configuration.set("fs.full.impl", FullDisk.class.getName());
    Path input = Tables.csv(folder);

    JobRun run =
        JobRun.of(
            "--input",
            input,
            "--label",
            "y",
            "--exclude",
            "id,note",
            "--max-rounds",
            0,
            "--output",
            "full://" + output);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("cannot write").contains(FullDisk.MESSAGE).hasLineCount(1);
    assertThat(Tables.listing(folder)).containsExactly("table.csv");
  }

  @Test
  void aDiskThatIsFullAtTheLastFileOfTheOutputIsToldWithItsPlace() {
    assumeTrue(FullDisk.FULL.exists(), "there is no /dev/full");
    var configuration = SparkTestSession.get().sparkContext().hadoopConfiguration();
    configuration.set("fs.full.impl", FullDisk.class.getName());
    Path input = Tables.csv(folder);
    String brim = "full://" + folder.resolve("brim");

    JobRun run =
        JobRun.of(
            "--input",
            input,
            "--label",
            "y",
            "--exclude",
            "id,note",
            "--max-rounds",
            0,
            "--output",
            brim);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "simpor-submit: cannot write '%s': %s; choose another place"
                .formatted(brim, FullDisk.MESSAGE));
    assertThat(Tables.listing(folder)).containsExactly("table.csv");
  }

  @Test
  void anOutputFolderThatHoldsTheInputIsRefused() {
    Path input = Tables.csv(folder);

    JobRun run = JobRun.of(with(input, folder, "--exclude", "id,note", "--overwrite").toArray());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("holds the input").hasLineCount(1);
    assertThat(input).exists();
  }

  private JobRun balance(Path input, Object... more) {
    return JobRun.of(with(input, output, more).toArray());
  }

  private static List<Object> with(Path input, Path output, Object... more) {
    String format = input.toString().contains(".csv") ? "csv" : "parquet";
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "--input",
                input,
                "--format",
                format,
                "--label",
                "y",
                "--output",
                output,
                "--max-rounds",
                0));
    arguments.addAll(List.of(more));
    return arguments;
  }

  /** Columns of many types; two of the names differ in case only, others need quoting. */
  private Dataset<Row> typedTable() {
    return Tables.exactSession()
        .range(Tables.MAJORITY + Tables.MINORITY)
        .select(
            functions.timestamp_seconds(functions.col("id")).as("when"),
            functions.concat(functions.lit("n"), functions.col("id")).as("Id"),
            functions.col("id").plus(functions.lit(1L << 40)).as("id"),
            functions.sin(functions.col("id")).as("a.b"),
            functions.cos(functions.col("id")).cast(DataTypes.FloatType).as("`c`"),
            functions.col("id").multiply(3).cast(DataTypes.ByteType).as("small"),
            functions.sqrt("id").cast(DataTypes.createDecimalType(6, 2)).as("price"),
            functions.col("id").lt(Tables.MINORITY).cast(DataTypes.ShortType).as("y"));
  }

  private static List<String> rows(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }

  @Test
  void tunesTheSizeThenFillsThatPartOfTheGap() {
    JobRun run =
        JobRun.of(
            with(
                    Tables.csv(folder),
                    output,
                    "--exclude",
                    "id,note",
                    "--tune-size",
                    "--sizes",
                    "0.5,1",
                    "--folds",
                    "2")
                .toArray());

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern("(?m)^0 .*±")
        .containsPattern("(?m)^offset .*±")
        .containsPattern("(?m)^class weights .*±")
        .containsPattern("Augmentation (helps|does not help)");
    java.util.regex.Matcher chosen =
        java.util.regex.Pattern.compile("(?m)^(\\S+) \\(chosen\\)").matcher(run.out());
    assertThat(chosen.find()).isTrue();
    long added = Math.round(Double.parseDouble(chosen.group(1)) * SYNTHETIC);
    assertThat(Tables.linesOf(output)).hasSize((int) (Tables.MAJORITY + Tables.MINORITY + added));
  }

  @Test
  void tuningNeedsItsOwnFlagAndNoOtherSize() {
    Path input = Tables.csv(folder);
    JobRun without =
        JobRun.of(with(input, output, "--exclude", "id,note", "--classifier", "gbt").toArray());
    assertThat(without.code()).isEqualTo(2);
    assertThat(without.err()).contains("--tune-size");

    JobRun both =
        JobRun.of(
            with(input, output, "--exclude", "id,note", "--tune-size", "--balance-ratio", "1")
                .toArray());
    assertThat(both.code()).isEqualTo(2);
    assertThat(both.err()).contains("--balance-ratio and --tune-size exclude each other");
  }
}
