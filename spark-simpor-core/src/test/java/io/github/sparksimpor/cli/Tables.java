package io.github.sparksimpor.cli;

import io.github.sparksimpor.testing.SparkTestSession;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Small tables on disk. */
final class Tables {
  static final String HEADER = "id,x,count,note,y";
  static final int MAJORITY = 30;
  static final int MINORITY = 12;

  private Tables() {}

  /** Rows with full-precision doubles, whole numbers, and text that is easily damaged. */
  static List<String> lines() {
    Random random = new Random(7);
    List<String> lines = new ArrayList<>(List.of(HEADER));
    for (int i = 0; i < MAJORITY + MINORITY; i++) {
      int label = i % 7 < 2 ? 1 : 0;
      lines.add(
          "%d,%s,%d,%s,%d"
              .formatted(
                  i,
                  random.nextGaussian() * Math.pow(10, i % 5) / 3 + label,
                  random.nextInt(100) + 5 * label,
                  i % 2 == 0 ? "\" two  \"\"words\"\" \"" : "2024-01-0" + (i % 9 + 1),
                  label));
    }
    return lines;
  }

  static Path csv(Path folder) {
    return write(folder.resolve("table.csv"), lines());
  }

  static Path csv(Path folder, String... lines) {
    return write(folder.resolve("table.csv"), List.of(lines));
  }

  static Path gzipped(Path folder) {
    Path file = folder.resolve("table.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text(lines()).getBytes(StandardCharsets.UTF_8));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a folder of CSV files, header left out, sorted. */
  static List<String> linesOf(Path folder) {
    try (var files = Files.list(folder)) {
      List<String> lines = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
        lines.addAll(Files.readAllLines(file).stream().skip(1).toList());
      }
      return lines.stream().sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What lies in a folder, hidden files included, sorted. */
  static List<String> listing(Path folder) {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Dataset<Row> parquet(Path folder) {
    return exactSession().read().parquet(folder.toString());
  }

  /** A session to which {@code Id} and {@code id} are two columns. */
  static SparkSession exactSession() {
    SparkSession session = SparkTestSession.get().newSession();
    session.conf().set("spark.sql.caseSensitive", true);
    return session;
  }

  private static Path write(Path file, List<String> lines) {
    try {
      return Files.writeString(file, text(lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(List<String> lines) {
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }
}
