package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparksimpor.testing.SparkProcess;
import io.github.sparksimpor.testing.SparkTestSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables that are no folders come in and go out whole, whoever keeps them. */
@Timeout(180)
class TablesTest {
  private static final String FORGETS = "Spark keeps its catalog in memory";
  private static final int ROWS = 42;

  @TempDir static Path folder;
  private static SparkSession session;
  private static List<String> balanced;

  @BeforeAll
  static void furnish() {
    session = Store.session(SparkTestSession.get().sparkContext(), folder);
    session.sql("CREATE NAMESPACE IF NOT EXISTS ice.db");
    session.sql("CREATE NAMESPACE IF NOT EXISTS icejdbc.db");
    rows().write().parquet(folder.resolve("in").toString());
    JobRun run =
        run(
            List.of("--input", folder.resolve("in").toString(), "--format", "parquet"),
            List.of("--output", folder.resolve("out").toString()));
    assertThat(run.err()).isEmpty();
    balanced = contents(session.read().parquet(folder.resolve("out").toString()));
    assertThat(balanced).hasSizeGreaterThan(ROWS);
  }

  @AfterAll
  static void restore() {
    SparkSession.setDefaultSession(SparkTestSession.get());
    SparkSession.setActiveSession(SparkTestSession.get());
  }

  private static Dataset<Row> rows() {
    Random random = new Random(5);
    List<Row> rows =
        IntStream.range(0, ROWS)
            .mapToObj(
                i ->
                    RowFactory.create(
                        (long) i,
                        random.nextGaussian() / 3 + (i % 7 < 2 ? 1 : 0),
                        random.nextInt(100),
                        i % 2 == 0 ? " two  \"words\" " : null,
                        i % 7 < 2 ? 1 : 0))
            .toList();
    StructType schema = StructType.fromDDL("id BIGINT, x DOUBLE, count INT, note STRING, y INT");
    return session.createDataFrame(rows, schema).repartition(2);
  }

  private static List<String> contents(Dataset<Row> rows) {
    return rows.select("id", "x", "count", "note", "y").collectAsList().stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }

  private static List<String> contents(Store store, String table) {
    return contents(store.read(session, folder, table));
  }

  private static JobRun run(List<String> input, List<String> output, Object... more) {
    return JobRun.of(() -> session, Store.run(input, output, more).toArray());
  }

  private static JobRun run(Store store, String from, String to, Object... more) {
    return run(store.input(folder, from), store.output(folder, to), more);
  }

  private static void assertDone(JobRun run) {
    assertThat(run.err().lines().filter(line -> !line.contains(FORGETS))).isEmpty();
    assertThat(run.code()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void rowsAreTheSameWhereverTheyComeFromAndGoTo(Store store) {
    store.create(session, folder, "fresh", rows());

    assertDone(run(store, "fresh", "balanced"));
    assertThat(contents(store, "balanced")).isEqualTo(balanced);

    JobRun again = run(store, "fresh", "balanced");
    assertThat(again.err()).contains("' exists; ", "overwrite").hasLineCount(1);
    assertThat(again.code()).isEqualTo(2);
    assertThat(contents(store, "balanced")).isEqualTo(balanced);
  }

  @ParameterizedTest
  @EnumSource(value = Store.class, mode = EnumSource.Mode.EXCLUDE, names = "ICEBERG_JDBC")
  void appendedRowsJoinAndOverwrittenOnesLeaveAVersionBehind(Store store) {
    store.create(session, folder, "source", rows());
    store.create(session, folder, "kept", rows());
    long versions = store.versions(session, folder, "kept");

    assertDone(run(store, "source", "kept", "--output-mode", "append"));
    assertThat(contents(store, "kept")).hasSize(ROWS + balanced.size()).containsAll(balanced);

    assertDone(run(store, "source", "kept", "--overwrite"));
    assertThat(contents(store, "kept")).isEqualTo(balanced);
    if (versions > 0) {
      assertThat(store.versions(session, folder, "kept")).isEqualTo(versions + 2);
      assertThat(store.formerRows(session, folder, "kept")).isEqualTo(ROWS + balanced.size());
    }

    JobRun marked = run(store, "source", "kept", "--overwrite", "--synthetic-col", "made");
    assertThat(marked.err())
        .contains("'", "has other columns than the rows: no 'made'; ")
        .hasLineCount(1);
    assertThat(contents(store, "kept")).isEqualTo(balanced);
  }

  @ParameterizedTest
  @EnumSource(
      value = Store.class,
      names = {"DELTA", "FILES", "ICEBERG", "H2"})
  void aTableThatIsReadMayBeOverwrittenAndIsNotReadTwice(Store store) {
    store.create(session, folder, "self", rows());

    JobRun twice = run(store, "self", "self", "--output-mode", "append");
    assertThat(twice.err()).contains("are the input, and would be in it twice").hasLineCount(1);
    assertThat(contents(store, "self")).hasSize(ROWS);

    assertDone(run(store, "self", "self", "--output-mode", "overwrite"));
    assertThat(contents(store, "self")).isEqualTo(balanced);
  }

  @ParameterizedTest
  @EnumSource(
      value = Store.class,
      names = {"DELTA", "FILES", "ICEBERG"})
  void rowsAreNotAppendedToTheTableThatAViewReadsNorByAnotherNameOfIt(Store store) {
    store.create(session, folder, "seen", rows());
    String name = store.name("seen");
    boolean isSessions = name.startsWith("default.");
    String other = isSessions ? "`spark_catalog`." + name : "ice.`db`.`seen`";
    session.sql("CREATE OR REPLACE VIEW default.view_of_it AS SELECT * FROM " + name);
    session.sql(
        "CREATE OR REPLACE VIEW default.view_of_view AS SELECT * FROM view_of_it WHERE id IN"
            + " (SELECT id FROM view_of_it)");
    List<String> output = store.output(folder, "seen");

    for (String input : List.of("view_of_it", "default.view_of_view", other)) {
      assertRefused(
          run(List.of("--input-table", input), output, "--output-mode", "append"),
          "would be in it twice");
    }
    String place =
        store == Store.ICEBERG ? disk("iceberg/db/seen") : disk("warehouse/" + name.substring(8));
    String format = store == Store.FILES ? "parquet" : store.name().toLowerCase(Locale.ROOT);
    assertRefused(
        run(List.of("--input", place, "--format", format), output, "--output-mode", "append"),
        "would be in it twice");
    assertThat(contents(store, "seen")).hasSize(ROWS);

    assertDone(run(List.of("--input-table", "view_of_view"), output, "--output-mode", "overwrite"));
    assertThat(contents(store, "seen")).isEqualTo(balanced);
  }

  private static String disk(String path) {
    return BreakingDisk.SCHEME + "://" + folder.resolve(path);
  }

  private static void assertRefused(JobRun run, String message) {
    assertThat(run.err()).contains(message).hasLineCount(1);
    assertThat(run.code()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dbtable | PUBLIC."ASKED"
          dbtable | asked
          dbtable | (SELECT * FROM asked WHERE id >= 0) some
          query   | SELECT a.* FROM Asked AS a
          """)
  void rowsOfAQueryAreNotAppendedToATableThatItNames(String option, String value) {
    if (!Store.H2.isThere(folder, "asked")) {
      Store.H2.create(session, folder, "asked", rows());
    }
    List<String> input =
        List.of(
            "--format",
            "jdbc",
            "--option",
            "url=" + Store.url(folder),
            "--option",
            option + "=" + value);
    assertRefused(
        run(input, Store.H2.output(folder, "asked"), "--output-mode", "append"),
        "would be in it twice");
    assertThat(contents(Store.H2, "asked")).hasSize(ROWS);
  }

  @Test
  void nothingIsWrittenIntoTheFolderOfATableThatIsReadOrWritten() {
    Store.FILES.create(session, folder, "held", rows());
    session.sql("CREATE OR REPLACE VIEW default.view_of_held AS SELECT * FROM files_held");
    String held = disk("warehouse/files_held");
    Path out = folder.resolve("apart");
    String disk = "spark.hadoop.fs.%s.impl".formatted(BreakingDisk.SCHEME);
    System.setProperty(disk, BreakingDisk.class.getName()); // as with --conf
    for (String input : List.of("files_held", "view_of_held")) {
      List<String> from = List.of("--input-table", input);
      assertRefused(
          run(from, List.of("--output", held), "--overwrite", "--output-format", "parquet"),
          "--output: '" + held + "' is the input; choose another place");
      assertRefused(
          run(from, List.of("--output", held + "/new")),
          "' lies in the input; choose another place");
      assertRefused(run(from, List.of("--output", disk("warehouse"))), "holds the input");
      for (String option : List.of("--report", "--outcome", "--save-model")) {
        List<Object> more = new ArrayList<>(List.of(option, held + "/new"));
        if (option.equals("--save-model")) {
          more.add("--tune");
        }
        assertRefused(
            run(from, List.of("--output", out.toString()), more.toArray()),
            option + ": '" + held + "/new' lies in the input");
      }
    }
    List<String> in = List.of("--input", folder.resolve("in").toString(), "--format", "parquet");
    for (String table : List.of("files_held", "files_new")) {
      for (String option : List.of("--report", "--outcome")) {
        String place = disk("warehouse/" + table + "/new");
        assertRefused(
            run(in, List.of("--output-table", table), "--overwrite", option, place),
            option + ": '" + place + "' lies in the output folder");
      }
    }
    assertRefused(
        run(
            List.of("--input", held + "/*", "--format", "parquet"),
            List.of("--output-table", "files_held"),
            "--overwrite"),
        "--output-table: 'files_held' holds the input");
    System.clearProperty(disk);
    assertThat(out).doesNotExist();
    assertThat(contents(Store.FILES, "held")).hasSize(ROWS);
  }

  @ParameterizedTest
  @EnumSource(
      value = Store.class,
      names = {"DELTA_PATH", "FILES", "ICEBERG", "H2"})
  void aFailedWriteLeavesWhatWasThereAndTheNextRunIsWhole(Store store) {
    store.create(session, folder, "broken", rows());
    store.create(session, folder, "intact", rows());
    List<String> before = contents(store, "broken");
    for (String mode : List.of("overwrite", "append")) {
      store.breakCommits(false);
      try {
        JobRun failed = run(store, "intact", "broken", "--output-mode", mode);
        assertThat(failed.code()).isNotZero();
        assertThat(failed.err()).contains("cannot write").hasLineCount(1);
      } finally {
        store.mend();
      }
      assertThat(contents(store, "broken")).isEqualTo(before);
    }

    assertDone(run(store, "intact", "broken", "--output-mode", "overwrite"));
    assertThat(contents(store, "broken")).isEqualTo(balanced);
  }

  @Test
  void aFormerTableThatCannotBeDroppedIsANoteThatNamesItAndNoFailure() throws IOException {
    Store.FILES.create(session, folder, "former", rows());
    Store.FILES.create(session, folder, "added", rows());
    Path report = folder.resolve("former.html");
    Path outcome = folder.resolve("former.json");
    BreakingDisk.keeping("_simpor_former_");
    JobRun run;
    try {
      run =
          run(
              Store.FILES,
              "added",
              "former",
              "--overwrite",
              "--report",
              report,
              "--outcome",
              outcome);
    } finally {
      BreakingDisk.nowhere();
    }

    assertThat(run.err())
        .contains("note: 'default.files_former' is written; its former rows are still in '")
        .containsPattern("'`default`\\.`files_former_simpor_former_[0-9a-f_]+`': ")
        .endsWith("; drop that table\n")
        .hasLineCount(1);
    assertThat(run.code()).isZero();
    assertThat(contents(Store.FILES, "former")).isEqualTo(balanced);
    assertThat(report).exists();
    assertThat(Files.readString(outcome)).contains("succeeded");
  }

  @Test
  void whatCannotBeCleanedUpAfterTheFolderIsThereIsANoteAndNoFailure() {
    Path output = folder.resolve("uncleaned");
    List<String> input = List.of("--input", folder.resolve("in").toString(), "--format", "parquet");
    BreakingDisk.keeping("\\.partial$");
    JobRun run;
    try {
      run = run(input, List.of("--output", disk("uncleaned")));
    } finally {
      BreakingDisk.nowhere();
    }

    assertThat(run.err())
        .contains("note: '" + disk("uncleaned") + "' is written; ", BreakingDisk.MESSAGE)
        .hasLineCount(1);
    assertThat(run.code()).isZero();
    assertThat(contents(session.read().parquet(output.toString()))).isEqualTo(balanced);
  }

  @ParameterizedTest
  @EnumSource(
      value = Store.class,
      names = {"DELTA_PATH", "DELTA", "ICEBERG"})
  void overwritingReplacesAllRowsOrThePartitionsOfTheRunAsSparkIsTold(Store store) {
    store.create(session, folder, "unparted", rows());
    Dataset<Row> another =
        session.sql("SELECT 900L AS id, 1D AS x, 1 AS count, 'kept' AS note, 2 AS y");
    store.create(session, folder, "parted", rows().union(another), "y");

    JobRun dynamic = overwriteParted(store, "dynamic");
    if (store == Store.FILES) {
      assertThat(dynamic.err())
          .contains("partitions cannot be replaced in one step; set spark.sql.");
      assertThat(contents(store, "parted")).hasSize(ROWS + 1);
    } else {
      assertDone(dynamic);
      assertThat(contents(store, "parted"))
          .hasSize(balanced.size() + 1)
          .containsAll(balanced)
          .containsAll(contents(another));
    }

    assertDone(overwriteParted(store, "static"));
    assertThat(contents(store, "parted")).isEqualTo(balanced);
  }

  /** Hive's are replaced. */
  @Test
  void aPartitionedTableOfFilesThatCannotBeReplacedInOneStepIsRefused() {
    Store.FILES.create(session, folder, "unparted", rows());
    Store.FILES.create(session, folder, "parted", rows(), "y");

    assertThat(overwriteParted(Store.FILES, "dynamic").err())
        .contains("whose partitions cannot be replaced in one step; set spark.sql.")
        .hasLineCount(1);
    assertThat(overwriteParted(Store.FILES, "static").err())
        .contains("which Spark's catalog in memory loses")
        .hasLineCount(1);
    assertThat(contents(Store.FILES, "parted")).hasSize(ROWS);
  }

  private static JobRun overwriteParted(Store store, String mode) {
    String setting = "spark.sql.sources.partitionOverwriteMode";
    session.sparkContext().conf().set(setting, mode);
    try {
      return run(store, "unparted", "parted", "--output-mode", "overwrite");
    } finally {
      session.sparkContext().conf().remove(setting);
    }
  }

  @Test
  void aTableThatOnlyThisRunWillKnowIsToldAndAFolderThatTheCatalogForgotIsNamed()
      throws IOException {
    Store.FILES.create(session, folder, "told", rows());

    JobRun told = run(Store.FILES, "told", "forgotten");
    assertThat(told.err()).contains(FORGETS, "files_forgotten'").hasLineCount(1);
    assertThat(told.code()).isZero();
    assertThat(run(Store.FILES, "told", "forgotten", "--overwrite").err()).isEmpty();

    session.sql("DROP TABLE files_forgotten");
    Files.createDirectories(folder.resolve("warehouse/files_forgotten"));
    JobRun named = run(Store.FILES, "told", "forgotten");
    assertThat(named.err()).contains("--output-table: the catalog knows no table").hasLineCount(1);
    assertThat(named.code()).isEqualTo(2);
  }

  /** As a run leaves it that is killed between its two renames, long ago. */
  @Test
  void aTableThatWasHalfReplacedIsNamedAndKeptHoweverOldItIs() {
    Store.FILES.create(session, folder, "halved_simpor_former_20200101000000_abcd", rows());
    Store.FILES.create(session, folder, "halved_simpor_20200101000000_abcd", rows());
    Store.FILES.create(session, folder, "another", rows());

    JobRun run = run(Store.FILES, "another", "halved");

    assertThat(run.err())
        .contains(
            "'files_halved_simpor_former_20200101000000_abcd'", "; rename it back, or drop it")
        .hasLineCount(1);
    assertThat(contents(Store.FILES, "halved_simpor_former_20200101000000_abcd")).hasSize(ROWS);

    Store.FILES.create(session, folder, "halved", rows());
    assertDone(run(Store.FILES, "another", "halved", "--output-mode", "overwrite"));
    assertThat(contents(Store.FILES, "halved_simpor_former_20200101000000_abcd")).hasSize(ROWS);
    assertThat(session.catalog().tableExists("files_halved_simpor_20200101000000_abcd")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Store.class,
      names = {"DELTA_PATH", "ICEBERG", "H2"})
  void aKilledWriteLeavesWhatWasThereAndTheNextRunIsWhole(Store store) throws Exception {
    store.create(session, folder, "killed", rows());
    store.create(session, folder, "whole", rows());
    List<String> arguments =
        Store.run(
            store.input(folder, "whole"),
            store.output(folder, "killed"),
            "--output-mode",
            "overwrite");

    store.leave(folder);
    try (SparkProcess process =
        SparkProcess.start(
            folder,
            KilledRun.class.getName(),
            List.of(
                "-Dspark.master=local[2]",
                "-Dspark.ui.enabled=false",
                "-XX:TieredStopAtLevel=1"), // it ends before better code would pay
            IntStream.range(0, arguments.size() + 2)
                .mapToObj(
                    i -> i == 0 ? store.name() : i == 1 ? folder.toString() : arguments.get(i - 2))
                .toList())) {
      assertThat(process.await(Duration.ofMinutes(2))).as(process.log()).isEqualTo(137);
    }

    assertThat(contents(store, "killed")).isEqualTo(contents(rows()));
    assertDone(run(store, "whole", "killed", "--output-mode", "overwrite"));
    assertThat(contents(store, "killed")).isEqualTo(balanced);
  }

  @Test
  void aFolderOfVersionsIsNotReadAsFilesAndNoMetastoreIsLeftBehind() {
    Store.DELTA_PATH.create(session, folder, "versions", rows());
    Store.ICEBERG.create(session, folder, "versions", rows());
    List<String> delta = Store.DELTA_PATH.input(folder, "versions");
    String iceberg = BreakingDisk.SCHEME + "://" + folder.resolve("iceberg/db/versions");
    List<String> output = List.of("--output", folder.resolve("unread").toString());
    for (String format : List.of("parquet", "csv")) {
      assertThat(run(List.of("--input", delta.get(1), "--format", format), output).err())
          .contains("is a table of delta", "; give --format delta")
          .hasLineCount(1);
      assertThat(run(List.of("--input", iceberg, "--format", format), output).err())
          .contains("is a table of iceberg", "; give --format iceberg")
          .hasLineCount(1);
    }

    assertDone(
        run(
            List.of("--input", iceberg, "--format", "iceberg"),
            List.of("--output", folder.resolve("read").toString(), "--output-format", "parquet")));
    assertThat(contents(session.read().parquet(folder.resolve("read").toString())))
        .isEqualTo(balanced);
    assertThat(run(List.of("--input", "fraud", "--format", "iceberg"), output).err())
        .contains("'fraud' is no folder; name a table with --input-table");
    assertThat(Path.of("metastore_db")).doesNotExist();
  }

  @Test
  void scoreReadsAndWritesTablesToo() {
    Path model = folder.resolve("model");
    assertDone(
        run(
            List.of("--input", folder.resolve("in").toString(), "--format", "parquet"),
            List.of("--output", folder.resolve("tuned").toString()),
            "--tune",
            "--candidates",
            "weights",
            "--folds",
            2,
            "--save-model",
            model));
    Store.ICEBERG.create(session, folder, "unscored", rows());
    List<String> arguments = new ArrayList<>(List.of("--model", model.toString()));
    arguments.addAll(Store.ICEBERG.input(folder, "unscored"));
    arguments.addAll(Store.H2.output(folder, "scored"));

    int code =
        ScoreJob.commandLine(() -> session)
            .setOut(new PrintWriter(Writer.nullWriter()))
            .execute(arguments.toArray(String[]::new));

    assertThat(code).isZero();
    Dataset<Row> scored = Store.H2.read(session, folder, "scored");
    assertThat(scored.columns()).endsWith("probability", "prediction");
    assertThat(contents(scored)).isEqualTo(contents(rows()));
  }

  @Test
  void aCatalogOrATableThatIsNotThereIsNamed() {
    List<String> input = List.of("--input", folder.resolve("in").toString(), "--format", "parquet");
    assertThat(run(input, List.of("--output-table", "lake.db.t")).err())
        .contains("there is no catalog 'lake'", "--conf spark.sql.catalog.lake=")
        .hasLineCount(1);
    assertThat(run(input, List.of("--output-table", "nowhere.t")).err())
        .contains("there is no database 'nowhere'")
        .hasLineCount(1);
    assertThat(
            run(List.of("--input-table", "ice.db.none"), List.of("--output", folder + "/o")).err())
        .contains("cannot read 'ice.db.none' as table: there is no such table")
        .hasLineCount(1);
    assertThat(
            run(List.of("--input-table", "db.my-table"), List.of("--output", folder + "/o")).err())
        .contains("'db.my-table'", "between backticks, such as 'catalog.database.`my-table`'")
        .hasLineCount(1);
    assertThat(run(input, List.of("--output-table", "db.my table")).err())
        .contains("--output-table: cannot use 'db.my table'", "between backticks")
        .hasLineCount(1);
  }

  /** The program, which ends when what it has written is to be seen. */
  static final class KilledRun {
    private KilledRun() {}

    public static void main(String[] arguments) {
      Store store = Store.valueOf(arguments[0]);
      SparkSession started = SparkSession.builder().getOrCreate();
      SparkSession own = Store.session(started.sparkContext(), Path.of(arguments[1]));
      store.breakCommits(true);
      String[] ownArguments = Arrays.copyOfRange(arguments, 2, arguments.length);
      System.exit(SimporJob.execute(() -> own, ownArguments));
    }
  }
}
