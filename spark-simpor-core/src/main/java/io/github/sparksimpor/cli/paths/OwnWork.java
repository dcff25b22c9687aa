package io.github.sparksimpor.cli.paths;

import io.github.sparksimpor.evaluation.report.HtmlPage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Tells what this program wrote, and may therefore replace, from what is the user's. */
public final class OwnWork {
  /**
   * A file in each output folder that lists the others. Readers skip names that begin with an
   * underscore.
   */
  public static final String LIST = "_spark_simpor";

  /** The file that a folder of a model holds beside the model, and no table. */
  public static final String MODEL = "table.json";

  /** The list itself, and what Hadoop's local file system leaves beside it. */
  private static final Set<String> OF_LIST = Set.of(LIST, "." + LIST + ".crc");

  /** How each file about the end of a run begins. */
  private static final Pattern OUTCOME =
      Pattern.compile("\\{\\s*\"program\"\\s*:\\s*\"spark-simpor ");

  private static final int HEAD = 4096;

  private OwnWork() {}

  /** Leaves the list in a folder that has been written. */
  static void list(FileSystem files, Path folder) throws IOException {
    Set<String> names = names(files, folder);
    try (OutputStream out = files.create(new Path(folder, LIST))) {
      out.write(String.join("\n", names).getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * What keeps a folder from being replaced by a table, if anything does: it is a model, or holds a
   * file that is not listed, as all files of another program's are.
   */
  public static Optional<String> strangerToTable(Place folder) throws IOException {
    if (isFile(folder)) {
      return Optional.of("is a file");
    }
    Set<String> listed = listed(folder.files(), folder.path());
    return listed.contains(MODEL) ? Optional.of("is a saved model") : stranger(folder, listed);
  }

  /**
   * What keeps a folder from being replaced by a model, if anything does: it is a table, or holds a
   * file that is not listed.
   */
  public static Optional<String> strangerToModel(Place folder) throws IOException {
    if (isFile(folder)) {
      return Optional.of("is a file");
    }
    Set<String> listed = listed(folder.files(), folder.path());
    return listed.isEmpty() || listed.contains(MODEL)
        ? stranger(folder, listed)
        : Optional.of("is no saved model");
  }

  private static boolean isFile(Place place) throws IOException {
    return !place.files().getFileStatus(place.path()).isDirectory();
  }

  private static Optional<String> stranger(Place folder, Set<String> listed) throws IOException {
    return names(folder.files(), folder.path()).stream()
        .filter(name -> !listed.contains(name) && !OF_LIST.contains(name))
        .findFirst()
        .map(name -> "holds '%s', which this program did not write".formatted(name));
  }

  /** What keeps a file from being replaced, if anything does: it is no page of this program's. */
  public static Optional<String> strangerThan(Place page) throws IOException {
    return stranger(page, head -> head.contains(HtmlPage.GENERATOR), "is no report");
  }

  /** What keeps a file from being replaced, if anything does: it tells no run's outcome. */
  public static Optional<String> strangerToOutcome(Place file) throws IOException {
    return stranger(file, head -> OUTCOME.matcher(head).lookingAt(), "is no outcome of a run");
  }

  private static Optional<String> stranger(Place file, Predicate<String> isOwn, String what)
      throws IOException {
    if (file.files().getFileStatus(file.path()).isDirectory()) {
      return Optional.of("is a folder");
    }
    if (file.local().isPresent() && !file.local().get().isFile()) {
      return Optional.of("is no file");
    }
    try (InputStream in = file.files().open(file.path())) {
      String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
      return isOwn.test(head) ? Optional.empty() : Optional.of(what + " of this program");
    }
  }

  private static Set<String> listed(FileSystem files, Path folder) throws IOException {
    Path list = new Path(folder, LIST);
    if (!files.exists(list)) {
      return Set.of();
    }
    try (InputStream in = files.open(list)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new HashSet<>(List.of(text.split("\n")));
    }
  }

  /** Of all files and empty folders below a folder, from it on. */
  private static Set<String> names(FileSystem files, Path folder) throws IOException {
    Set<String> names = new TreeSet<>();
    for (FileStatus each : files.listStatus(folder)) {
      String name = each.getPath().getName();
      if (each.isDirectory()) {
        Set<String> within = names(files, each.getPath());
        within.forEach(below -> names.add(name + "/" + below));
        if (within.isEmpty()) {
          names.add(name + "/");
        }
      } else {
        names.add(name);
      }
    }
    return names;
  }
}
