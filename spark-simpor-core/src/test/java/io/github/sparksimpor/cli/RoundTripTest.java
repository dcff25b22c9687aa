package io.github.sparksimpor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random tables of text: what was read comes out byte for byte, and what is made looks like it. */
@Timeout(120)
class RoundTripTest {
  private static final List<String> WORDS =
      List.of(
          "DE",
          "U S",
          "a,b",
          "say \"no\"",
          "Größe",
          "日本",
          "😀",
          " lead",
          "trail ",
          "3D",
          "'",
          "\\",
          "null",
          "true",
          "1_000",
          ";",
          "|",
          "#",
          "=1+1");

  @TempDir Path folder;

  /** A column: how its cells come about, and what a made cell may be. */
  private enum Kind {
    TEXT {
      @Override
      String cell(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
      }
    },
    FLAG {
      @Override
      String cell(Random random) {
        return random.nextBoolean() ? "Y" : "N";
      }
    },
    DATE {
      @Override
      String cell(Random random) {
        return LocalDate.of(2024, 1, 1).plusDays(random.nextInt(700)).toString();
      }

      @Override
      boolean mayBe(String cell, Set<String> seen) {
        return cell.equals(LocalDate.parse(cell).toString());
      }
    },
    AMOUNT {
      @Override
      String cell(Random random) {
        return "%d.%d0".formatted(random.nextInt(500), random.nextInt(10));
      }

      @Override
      boolean mayBe(String cell, Set<String> seen) {
        return Double.isFinite(Double.parseDouble(cell));
      }
    },
    COUNT {
      @Override
      String cell(Random random) {
        return (random.nextBoolean() ? "+" : "") + random.nextInt(40);
      }

      @Override
      boolean mayBe(String cell, Set<String> seen) {
        return seen.contains(cell) || cell.matches("\\d+");
      }
    };

    abstract String cell(Random random);

    boolean mayBe(String cell, Set<String> seen) {
      return seen.contains(cell);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void originalRowsComeOutByteForByteAndSyntheticOnesCouldExist(long seed) throws IOException {
    Random random = new Random(seed);
    List<Kind> kinds = kinds(random);
    List<List<String>> rows = rows(random, kinds);
    Path input = folder.resolve("in.csv");
    Files.writeString(input, text(kinds, rows));

    JobRun run =
        JobRun.of(
            "--input",
            input,
            "--label",
            "class",
            "--exclude",
            "kept",
            "--method",
            seed % 2 == 0 ? "smote" : "random",
            "--output",
            folder.resolve("out"));

    assertThat(run.err()).isEmpty();
    List<String> written = new ArrayList<>(Tables.linesOf(folder.resolve("out")));
    for (List<String> row : rows) {
      assertThat(written.remove(line(row))).as(line(row)).isTrue();
    }
    assertThat(written).isNotEmpty();
    check(kinds, rows);
  }

  private static List<Kind> kinds(Random random) {
    List<Kind> kinds = new ArrayList<>(List.of(Kind.AMOUNT));
    for (int k = 0; k < 4; k++) {
      kinds.add(Kind.values()[random.nextInt(Kind.values().length)]);
    }
    return kinds;
  }

  /** Features, a kept cell of any text, possibly empty, and the class. */
  private static List<List<String>> rows(Random random, List<Kind> kinds) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      List<String> row = new ArrayList<>();
      kinds.forEach(kind -> row.add(kind.cell(random)));
      row.add(i % 5 == 0 ? "" : Kind.TEXT.cell(random) + i);
      row.add(i % 4 == 0 ? "ja, sicher" : "nein");
      rows.add(row);
    }
    return rows;
  }

  private void check(List<Kind> kinds, List<List<String>> rows) {
    Dataset<Row> made =
        Tables.exactSession()
            .read()
            .option("header", true)
            .option("escape", "\"")
            .csv(folder.resolve("out").toString())
            .where("kept is null and class = 'ja, sicher'");
    for (int k = 0; k < kinds.size(); k++) {
      int column = k;
      Set<String> seen = new HashSet<>();
      rows.forEach(row -> seen.add(row.get(column)));
      assertThat(made.collectAsList())
          .extracting(row -> row.getString(column))
          .allMatch(cell -> kinds.get(column).mayBe(cell, seen));
    }
  }

  private static String text(List<Kind> kinds, List<List<String>> rows) {
    List<String> lines = new ArrayList<>();
    List<String> names =
        new ArrayList<>(IntStream.range(0, kinds.size()).mapToObj(k -> "c" + k + "`.").toList());
    names.addAll(List.of("kept", "class"));
    lines.add(String.join(",", names));
    rows.forEach(row -> lines.add(line(row)));
    return String.join("\n", lines) + "\n";
  }

  private static String line(List<String> row) {
    return String.join(",", row.stream().map(RoundTripTest::quoted).toList());
  }

  /** As RFC 4180 has it, and as Spark writes it. */
  private static String quoted(String cell) {
    boolean needs = cell.matches("(?s).*[,\"\n].*");
    return needs ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
  }
}
