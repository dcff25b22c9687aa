package io.github.sparksimpor.cli.table;

import io.github.sparksimpor.spark.ScalaCollections;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.TableIdentifier;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.catalyst.catalog.HiveTableRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.connector.catalog.CatalogPlugin;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.execution.datasources.jdbc.JDBCRelation;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.execution.datasources.v2.FileTable;
import scala.Option;

/**
 * What the rows of a table that has a name come from, views looked through: the analysed plan tells
 * it, and no row is read. The files of a table without a name are found as files.
 *
 * @param folders that hold its files
 * @param tables by their catalog, namespace and name
 * @param databases tables of databases, and queries
 */
public record TableOrigin(
    List<Path> folders, List<List<String>> tables, List<OfDatabase> databases) {

  /**
   * What a database gives.
   *
   * @param url of the database
   * @param table its name, or a query
   */
  public record OfDatabase(String url, String table) {}

  /**
   * Looks a table up.
   *
   * @throws io.github.sparksimpor.cli.fault.BadInputException if a catalog does not know it
   */
  public static TableOrigin of(SparkSession session, TableSource source) {
    return switch (source.access()) {
      case PATH -> new TableOrigin(List.of(), List.of(), List.of());
      case OPTIONS -> new TableOrigin(List.of(), List.of(), List.of(given(source.options())));
      case CATALOG -> looked(session, source);
    };
  }

  private static OfDatabase given(Map<String, String> options) {
    return new OfDatabase(
        options.getOrDefault("url", ""),
        options.getOrDefault("dbtable", options.getOrDefault("query", "")));
  }

  private static TableOrigin looked(SparkSession session, TableSource source) {
    try {
      LogicalPlan plan = source.load(session).queryExecution().analyzed();
      List<LogicalPlan> leaves = new ArrayList<>(ScalaCollections.asJava(plan.collectLeaves()));
      ScalaCollections.asJava(plan.subqueriesAll())
          .forEach(each -> leaves.addAll(ScalaCollections.asJava(each.collectLeaves())));
      List<TableOrigin> origins = leaves.stream().map(TableOrigin::ofLeaf).toList();
      return new TableOrigin(
          origins.stream().flatMap(each -> each.folders().stream()).toList(),
          origins.stream().flatMap(each -> each.tables().stream()).toList(),
          origins.stream().flatMap(each -> each.databases().stream()).toList());
    } catch (Exception e) {
      throw ReadFailure.explained(e, source, null);
    }
  }

  private static TableOrigin ofLeaf(LogicalPlan leaf) {
    if (leaf instanceof LogicalRelation relation) {
      Optional<CatalogTable> known = optional(relation.catalogTable());
      return new TableOrigin(
          relation.relation() instanceof HadoopFsRelation files
              ? ScalaCollections.asJava(files.location().rootPaths())
              : known.stream().flatMap(TableOrigin::folder).toList(),
          known.map(TableOrigin::name).stream().toList(),
          relation.relation() instanceof JDBCRelation jdbc
              ? List.of(new OfDatabase(jdbc.jdbcOptions().url(), jdbc.jdbcOptions().tableOrQuery()))
              : List.of());
    }
    if (leaf instanceof HiveTableRelation hive) {
      return new TableOrigin(
          folder(hive.tableMeta()).toList(), List.of(name(hive.tableMeta())), List.of());
    }
    if (leaf instanceof DataSourceV2Relation relation) {
      return new TableOrigin(
          folders(relation),
          optional(relation.identifier())
              .map(identifier -> name(optional(relation.catalog()), identifier))
              .stream()
              .toList(),
          List.of());
    }
    return new TableOrigin(List.of(), List.of(), List.of());
  }

  private static List<Path> folders(DataSourceV2Relation relation) {
    return relation.table() instanceof FileTable files
        ? ScalaCollections.asJava(files.fileIndex().rootPaths())
        : Stream.ofNullable(relation.table().properties().get("location")).map(Path::new).toList();
  }

  private static Stream<Path> folder(CatalogTable table) {
    return optional(table.storage().locationUri()).map(Path::new).stream();
  }

  private static List<String> name(CatalogTable table) {
    TableIdentifier identifier = table.identifier();
    return Stream.of(
            Stream.of("spark_catalog"),
            optional(identifier.database()).stream(),
            Stream.of(identifier.table()))
        .flatMap(part -> part)
        .toList();
  }

  /** The full name of a table. */
  public static List<String> name(Optional<CatalogPlugin> catalog, Identifier identifier) {
    return Stream.of(
            catalog.map(CatalogPlugin::name).stream(),
            Arrays.stream(identifier.namespace()),
            Stream.of(identifier.name()))
        .flatMap(part -> part)
        .toList();
  }

  private static <T> Optional<T> optional(Option<T> option) {
    return option.isDefined() ? Optional.of(option.get()) : Optional.empty();
  }
}
