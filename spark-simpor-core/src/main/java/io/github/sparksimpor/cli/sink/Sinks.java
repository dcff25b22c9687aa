package io.github.sparksimpor.cli.sink;

import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.fault.Reason;
import io.github.sparksimpor.cli.paths.Place;
import io.github.sparksimpor.cli.table.TableOrigin;
import io.github.sparksimpor.cli.table.TableSource.Access;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Finds out what kind of place a table is to go to. */
public final class Sinks {
  private static final String DELTA = "delta";
  private static final String DELTA_LOG = "_delta_log";

  /** Formats whose tables are made by their catalog. */
  private static final List<String> BY_NAME = List.of("iceberg", "hudi");

  private Sinks() {}

  /**
   * Opens a sink; makes at most an empty folder or table, which closing removes.
   *
   * @param place of the folder, if it is to be one
   * @throws BadInputException if what is there is not to be replaced, or a write could end half way
   */
  public static Sink open(SparkSession session, Destination to, @Nullable Place place) {
    try {
      return switch (to.access()) {
        case CATALOG -> CatalogSinks.of(session, to);
        case OPTIONS -> JdbcSink.of(to);
        case PATH -> folder(session, Objects.requireNonNull(place), to);
      };
    } catch (Exception e) {
      throw to.unwritable(e);
    }
  }

  /** The folder of a table that has a name, if its catalog tells one. */
  public static Optional<Path> folder(SparkSession session, Destination to) {
    try {
      return to.access() == Access.CATALOG
          ? CatalogName.of(session, to.name()).folder(session)
          : Optional.empty();
    } catch (Exception e) {
      throw to.unwritable(e);
    }
  }

  /**
   * Refuses to write the rows of a table a second time into it, whatever it is called.
   *
   * @param joins whether a table's files are the input's
   * @throws BadInputException if rows are to join those they were read from, or may be
   */
  public static void checkNotTwice(
      SparkSession session, Destination to, TableOrigin origin, boolean joins) {
    if (to.mode() != WriteMode.APPEND) {
      return;
    }
    boolean isSame =
        switch (to.access()) {
          case CATALOG -> CatalogName.of(session, to.name()).isIn(origin.tables());
          case OPTIONS -> origin.databases().stream().anyMatch(JdbcSink.table(to)::mayGive);
          case PATH -> false; // no path that is read is written
        };
    if (isSame || joins) {
      throw to.twice();
    }
  }

  /** Whether tables of a format are written by name only. */
  public static boolean isByName(String format) {
    return BY_NAME.contains(format);
  }

  private static Sink folder(SparkSession session, Place place, Destination to) {
    if (isByName(to.formatName())) {
      throw new BadInputException(
          "--output-format %s: such a table has a name; give it with --output-table in place of --output"
              .formatted(to.formatName()));
    }
    if (to.formatName().equals(DELTA) && isDelta(place)) {
      return delta(session, place, to);
    }
    if (to.mode() == WriteMode.APPEND && !to.formatName().equals(DELTA)) {
      throw new BadInputException(
          "--output-mode append: a folder of %s is complete or not there, so nothing joins it; choose another --output, or a table with --output-table"
              .formatted(to.formatName()));
    }
    return FolderSink.at(place, to);
  }

  private static boolean isDelta(Place place) {
    try {
      return place.files().exists(new Path(place.path(), DELTA_LOG));
    } catch (IOException e) {
      throw new BadInputException(
          "--output: cannot use '%s': %s; correct it".formatted(place.path(), Reason.of(e)), e);
    }
  }

  /** A table that is there keeps its versions; one that is not yet is a folder like any other. */
  private static Sink delta(SparkSession session, Place place, Destination to) {
    if (to.mode() == WriteMode.ERROR) {
      throw to.exists();
    }
    String path = place.path().toString();
    List<String> columns = Arrays.asList(session.read().format(DELTA).load(path).columns());
    boolean keepsColumns =
        !to.options().containsKey("overwriteSchema") && !to.options().containsKey("mergeSchema");
    SaveMode mode = to.mode() == WriteMode.APPEND ? SaveMode.Append : SaveMode.Overwrite;
    return new CommittingSink(
        to,
        Optional.of(columns).filter(names -> keepsColumns),
        rows -> rows.write().format(DELTA).options(to.options()).mode(mode).save(path),
        Optional.empty());
  }
}
