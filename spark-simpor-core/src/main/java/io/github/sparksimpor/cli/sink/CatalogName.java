package io.github.sparksimpor.cli.sink;

import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.fault.Connectors;
import io.github.sparksimpor.cli.fault.QuotedNames;
import io.github.sparksimpor.cli.fault.Reason;
import io.github.sparksimpor.cli.table.TableOrigin;
import io.github.sparksimpor.spark.ScalaCollections;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchNamespaceException;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.connector.catalog.CatalogManager;
import org.apache.spark.sql.connector.catalog.CatalogPlugin;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.V1Table;
import scala.Option;

/**
 * A table's name, resolved as Spark's SQL does.
 *
 * @param catalog that knows the table
 * @param identifier of the table in it
 * @param isSession whether it is the session's own catalog
 */
record CatalogName(TableCatalog catalog, Identifier identifier, boolean isSession) {

  /**
   * Resolves a name.
   *
   * @throws BadInputException if it is none, or its catalog is not there
   */
  static CatalogName of(SparkSession session, String name) {
    try {
      List<String> parts =
          ScalaCollections.asJava(
              session.sessionState().sqlParser().parseMultipartIdentifier(name));
      CatalogManager catalogs = session.sessionState().catalogManager();
      boolean isQualified = parts.size() > 1 && catalogs.isCatalogRegistered(parts.get(0));
      CatalogPlugin plugin =
          isQualified ? catalogs.catalog(parts.get(0)) : catalogs.currentCatalog();
      List<String> within = isQualified ? parts.subList(1, parts.size()) : parts;
      boolean isSession = plugin.name().equals("spark_catalog");
      if (isSession && within.size() > 2) {
        throw new BadInputException(
            "--output-table: there is no catalog '%s'; name it to Spark with --conf spark.sql.catalog.%1$s= before --"
                .formatted(parts.get(0)));
      }
      if (!(plugin instanceof TableCatalog catalog)) {
        throw new BadInputException(
            "--output-table: catalog '%s' holds no tables".formatted(plugin.name()));
      }
      String[] namespace =
          within.size() > 1
              ? within.subList(0, within.size() - 1).toArray(String[]::new)
              : isQualified && !isSession ? new String[0] : catalogs.currentNamespace();
      return new CatalogName(
          catalog, Identifier.of(namespace, within.get(within.size() - 1)), isSession);
    } catch (BadInputException e) {
      throw e;
    } catch (Exception e) {
      throw new BadInputException(
          "--output-table: cannot use '%s': %s"
              .formatted(
                  name,
                  Connectors.missing(e, "", Map.of())
                      .or(() -> QuotedNames.hint(e))
                      .orElseGet(() -> Reason.of(e) + "; correct it")),
          e);
    }
  }

  /** The table, if it is there. */
  Optional<Table> load() {
    try {
      return Optional.of(catalog.loadTable(identifier));
    } catch (NoSuchTableException e) {
      return Optional.empty();
    } catch (Exception e) {
      if (e instanceof NoSuchNamespaceException) { // thrown, and not declared
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Where its files are, or will be; empty if its catalog keeps that to itself, or does not know
   * the database.
   */
  Optional<Path> folder(SparkSession session) {
    Optional<Table> there = load();
    if (there.isPresent()) {
      return there.get() instanceof V1Table table
          ? Optional.of(table.v1Table().storage().locationUri())
              .filter(Option::isDefined)
              .map(location -> new Path(location.get()))
          : Optional.ofNullable(there.get().properties().get("location")).map(Path::new);
    }
    return isSession ? folderOfNew(session) : Optional.empty();
  }

  /** Where the session's catalog puts a table that is not there yet. */
  private Optional<Path> folderOfNew(SparkSession session) {
    try {
      return Optional.of(
          new Path(
              session.catalog().getDatabase(namespace()).locationUri(),
              identifier.name().toLowerCase(Locale.ROOT)));
    } catch (AnalysisException e) {
      return Optional.empty();
    }
  }

  /** Whether it is among full names, in any case, as some catalogs do not tell cases apart. */
  boolean isIn(List<List<String>> names) {
    String own = small(TableOrigin.name(Optional.of(catalog), identifier));
    return names.stream().anyMatch(name -> small(name).equals(own));
  }

  private static String small(List<String> name) {
    return String.join("\0", name).toLowerCase(Locale.ROOT);
  }

  /** The name, quoted, as SQL takes it. */
  String sql() {
    return sql(identifier.name());
  }

  /** The quoted name of another table beside it. */
  String sql(String table) {
    return namespace() + "." + quoted(table);
  }

  /** The same without its catalog. */
  String sqlWithin(String table) {
    return Stream.concat(Arrays.stream(identifier.namespace()), Stream.of(table))
        .map(CatalogName::quoted)
        .collect(Collectors.joining("."));
  }

  /** The quoted name of what holds the table. */
  String namespace() {
    return Stream.concat(Stream.of(catalog.name()), Arrays.stream(identifier.namespace()))
        .map(CatalogName::quoted)
        .collect(Collectors.joining("."));
  }

  private static String quoted(String part) {
    return "`" + part.replace("`", "``") + "`";
  }
}
