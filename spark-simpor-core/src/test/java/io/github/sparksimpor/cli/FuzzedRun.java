package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A run of the program on a table and with options that have been damaged.
 *
 * @param folder an empty folder, which holds input and output
 * @param table bytes of the input
 * @param arguments of the program
 */
record FuzzedRun(Path folder, byte[] table, List<String> arguments) {
  private static final String PRECIOUS = "the user's own";

  /** Options with a parameter whose value may not be drawn: they say where to write. */
  private static final Set<String> PLACES = Set.of("--input", "--output", "--report");

  /** Values for parameters; none that asks for endless work. */
  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "-1",
          "0",
          "1",
          "2",
          "0.5",
          "1e300",
          "1e-300",
          "NaN",
          "Infinity",
          "-0.0",
          "true",
          "false",
          "x",
          "y",
          "id",
          "note",
          "count",
          "*",
          "none",
          "all",
          "auto",
          "1,2",
          "x,x",
          "1:5",
          "0:9,1:9",
          "1=30",
          "csv",
          "parquet",
          "json",
          "text",
          "orc",
          "avro",
          "2147483648",
          "9223372036854775808",
          "x=",
          "=x",
          "a=b=c",
          "`",
          "\"",
          "'",
          "\0",
          "ü",
          "\n");

  private static final List<String> READER =
      List.of(
          "sep=;",
          "sep=",
          "sep=,,",
          "header=false",
          "header=maybe",
          "encoding=UTF-16",
          "encoding=none",
          "mode=FAILFAST",
          "mode=PERMISSIVE",
          "mode=x",
          "nullValue=NA",
          "quote=",
          "quote=''",
          "escape=x",
          "comment=#",
          "multiLine=true",
          "lineSep=x",
          "inferSchema=true",
          "dateFormat=Q",
          "nanValue=0",
          "maxColumns=1",
          "maxColumns=x",
          "maxCharsPerColumn=3",
          "samplingRatio=0",
          "locale=xx",
          "columnNameOfCorruptRecord=x",
          "enforceSchema=false",
          "timestampFormat=",
          "unescapedQuoteHandling=x",
          "compression=x",
          "path=nowhere",
          "recursiveFileLookup=true",
          "pathGlobFilter=*.x",
          "modifiedAfter=x");

  private static final List<String> CHEAP =
      List.of("random", "smote", "borderline-smote", "adasyn");

  /** A run that would succeed, damaged at one to three places. */
  static FuzzedRun draw(Mutator mutator, Path folder) {
    byte[] table = String.join("\n", Tables.lines()).concat("\n").getBytes(StandardCharsets.UTF_8);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--input=" + folder.resolve("in/table.csv"),
                "--label=y",
                "--output=" + folder.resolve("out"),
                "--method=" + mutator.pick(CHEAP)));
    if (mutator.happens(0.8)) {
      arguments.add("--exclude=id,note");
    }
    if (mutator.happens(0.2)) {
      arguments.add("--report=" + folder.resolve("report.html"));
    }
    int damages = 1 + mutator.random().nextInt(3);
    for (int i = 0; i < damages; i++) {
      if (mutator.happens(0.6)) {
        table = mutator.damage(table);
      } else {
        damage(mutator, folder, arguments);
      }
    }
    return new FuzzedRun(folder, table, arguments);
  }

  private static void damage(Mutator mutator, Path folder, List<String> arguments) {
    int place = mutator.random().nextInt(arguments.size());
    String argument = arguments.get(place);
    String name = argument.split("=", 2)[0];
    switch (mutator.random().nextInt(5)) {
      case 0 -> arguments.remove(place);
      case 1 -> arguments.add(argument);
      case 2 -> arguments.add("--option=" + mutator.pick(READER));
      case 3 -> arguments.add(drawnOption(mutator, folder));
      default ->
          arguments.set(
              place,
              name + "=" + (PLACES.contains(name) ? place(mutator, folder) : mutator.pick(VALUES)));
    }
  }

  private static String drawnOption(Mutator mutator, Path folder) {
    List<OptionSpec> options =
        SimporJob.commandLine(
                () -> {
                  throw new IllegalStateException();
                })
            .getCommandSpec()
            .options();
    OptionSpec option = mutator.pick(options);
    String name = option.longestName();
    if (option.arity().max() == 0) {
      return name;
    }
    return name + "=" + (PLACES.contains(name) ? place(mutator, folder) : mutator.pick(VALUES));
  }

  private static String place(Mutator mutator, Path folder) {
    return folder
        + mutator.pick(
            List.of(
                "",
                "/",
                "/in",
                "/in/table.csv",
                "/in/../out",
                "/kept",
                "/kept/precious",
                "/new",
                "/new/deep",
                "/*",
                "/i?/*",
                "/{",
                "/ü \n",
                "/in/table.csv/x",
                "/%41",
                "/a:b",
                "/#",
                "/out"));
  }

  /**
   * Runs it, and checks that it ends well and that the user keeps what there was.
   *
   * @return how it ended
   */
  String check() throws IOException {
    Path input = Files.createDirectory(folder.resolve("in")).resolve("table.csv");
    Files.write(input, table);
    Files.writeString(Files.createDirectory(folder.resolve("kept")).resolve("precious"), PRECIOUS);
    Set<String> before = new HashSet<>(Tables.listing(folder));

    JobRun run = JobRun.of(arguments.toArray());

    assertThat(run.code()).as(run.err()).isIn(0, 2);
    if (!arguments.contains("--stacktrace")) {
      checkWords(run);
    }
    if (run.code() == 2) {
      assertThat(Tables.listing(folder))
          .as("left behind")
          .containsExactlyInAnyOrderElementsOf(before);
    }
    assertThat(Files.readAllBytes(input)).as("input").isEqualTo(table);
    assertThat(Tables.listing(input.getParent())).containsExactly("table.csv");
    assertThat(Files.readString(folder.resolve("kept/precious"))).isEqualTo(PRECIOUS);
    return "program ended with code " + run.code();
  }

  private static void checkWords(JobRun run) {
    assertThat(run.err()).doesNotContain("\tat ", "Exception in");
    if (run.code() == 2) {
      assertThat(run.err()).startsWith("simpor-submit: ").hasLineCount(1);
      assertThat(run.err().strip()).hasSizeGreaterThan("simpor-submit: ".length());
    }
  }

  /** What to run it again with. */
  String describe() {
    return "arguments %s%ntable:%n%s"
        .formatted(arguments, new String(table, StandardCharsets.ISO_8859_1));
  }
}
