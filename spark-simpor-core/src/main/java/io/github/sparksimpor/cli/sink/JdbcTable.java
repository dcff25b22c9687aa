package io.github.sparksimpor.cli.sink;

import io.github.sparksimpor.cli.fault.BadInputException;
import io.github.sparksimpor.cli.table.TableOrigin;
import io.github.sparksimpor.spark.Closing;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.execution.datasources.jdbc.JDBCOptions;
import org.apache.spark.sql.jdbc.JdbcDialect;
import org.apache.spark.sql.jdbc.JdbcDialects;
import scala.Tuple2;
import scala.collection.mutable.Builder;

/**
 * A table of a database, by the name that the user gives it, which may be quoted and have a schema.
 *
 * @param name as given
 * @param options of the user's, url and driver among them
 * @param dialect of the database
 */
record JdbcTable(String name, JDBCOptions options, JdbcDialect dialect) {
  /** How a table is renamed, by how the URL begins; the second name is without its schema. */
  private static final Map<String, String> RENAME =
      Map.of(
          "jdbc:h2:", "ALTER TABLE %s RENAME TO %s",
          "jdbc:postgresql:", "ALTER TABLE %s RENAME TO %s",
          "jdbc:sqlite:", "ALTER TABLE %s RENAME TO %s",
          "jdbc:oracle:", "ALTER TABLE %s RENAME TO %s",
          "jdbc:mysql:", "ALTER TABLE %s RENAME TO %3$s",
          "jdbc:mariadb:", "ALTER TABLE %s RENAME TO %3$s",
          "jdbc:sqlserver:", "EXEC sp_rename '%s', '%s'",
          "jdbc:db2:", "RENAME TABLE %s TO %s");

  private static final Pattern PLAIN_NAME = Pattern.compile("[^\\s()]+|\"[^()]+\"");

  /** The table that options name. */
  static JdbcTable of(Map<String, String> given) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(given);
    String url = all.getOrDefault("url", "");
    Builder<Tuple2<String, String>, scala.collection.immutable.Map<String, String>> options =
        scala.collection.immutable.Map$.MODULE$.newBuilder();
    all.forEach((option, value) -> options.$plus$eq(new Tuple2<>(option, value)));
    return new JdbcTable(
        all.getOrDefault("dbtable", ""), new JDBCOptions(options.result()), JdbcDialects.get(url));
  }

  /** A connection of the driver's. */
  Connection connect() throws SQLException {
    return dialect.createConnectionFactory(options).apply(-1);
  }

  /** The name without schema, quotes and all. */
  String simpleName() {
    String last = name.substring(name.lastIndexOf('.') + 1);
    return last.replaceAll("[\"`\\[\\]]", "");
  }

  /** The name of another table in the same schema, quoted as this one is. */
  String beside(String other) {
    return name.substring(0, name.lastIndexOf('.') + 1)
        + name.substring(name.lastIndexOf('.') + 1).replace(simpleName(), other);
  }

  /** Whether a database may give rows of this table: by its name, or by a query that holds it. */
  boolean mayGive(TableOrigin.OfDatabase rows) {
    return server(url()).equals(server(rows.url().toLowerCase(Locale.ROOT)))
        && (PLAIN_NAME.matcher(rows.table().strip()).matches()
            ? isCalled(rows.table())
            : Pattern.compile("(?i)(?<![\\w$])%s(?![\\w$])".formatted(Pattern.quote(simpleName())))
                .matcher(rows.table())
                .find());
  }

  /** Parts that only one of two names has, such as its schema, are no difference. */
  private boolean isCalled(String other) {
    List<String> own = parts(name);
    List<String> others = parts(other);
    int common = Math.min(own.size(), others.size());
    return own.subList(own.size() - common, own.size())
        .equals(others.subList(others.size() - common, others.size()));
  }

  private static List<String> parts(String name) {
    return List.of(
        name.strip().toLowerCase(Locale.ROOT).replaceAll("[\"`\\[\\]]", "").split("\\."));
  }

  /** Without what follows, which may be settings alone. */
  private static String server(String url) {
    return url.replaceFirst("[;?].*", "");
  }

  boolean exists(Connection connection) {
    return exists(connection, name);
  }

  /** Whether a table is there. */
  boolean exists(Connection connection, String table) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(dialect.getTableExistsQuery(table));
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /** Names of the columns. */
  List<String> columns(Connection connection) throws SQLException {
    return columns(connection, name);
  }

  private List<String> columns(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(dialect.getSchemaQuery(table))) {
      ResultSetMetaData about = rows.getMetaData();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= about.getColumnCount(); i++) {
        names.add(about.getColumnLabel(i));
      }
      return names;
    }
  }

  /** Whether it is known how this database renames tables. */
  boolean canBeRenamed() {
    return RENAME.keySet().stream().anyMatch(url()::startsWith);
  }

  private String url() {
    return options.url().toLowerCase(Locale.ROOT);
  }

  /** Gives a table this name, which no other has. */
  void rename(Connection connection, String from) throws SQLException {
    String form =
        RENAME.entrySet().stream()
            .filter(known -> url().startsWith(known.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow();
    String last = name.substring(name.lastIndexOf('.') + 1);
    execute(connection, form.formatted(from, last, name));
  }

  /**
   * Copies the rows of a table of the same columns into this one, in one transaction.
   *
   * @param replaces whether the rows that are there go
   */
  void move(Connection connection, String from, boolean replaces) throws SQLException {
    List<String> given = columns(connection, from);
    List<String> own = columns(connection);
    connection.setAutoCommit(false);
    try {
      if (replaces) {
        execute(connection, "DELETE FROM " + name);
      }
      execute(
          connection,
          "INSERT INTO %s (%s) SELECT %s FROM %s"
              .formatted(
                  name,
                  quoted(given.stream().map(column -> match(column, own)).toList()),
                  quoted(given),
                  from));
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      Closing.after(e, connection::rollback);
      throw e;
    }
  }

  private String match(String column, List<String> own) {
    return own.contains(column)
        ? column
        : own.stream()
            .filter(column::equalsIgnoreCase)
            .findFirst()
            .orElseThrow(
                () -> new BadInputException("'%s' has lost column '%s'".formatted(name, column)));
  }

  private String quoted(List<String> columns) {
    return columns.stream().map(dialect::quoteIdentifier).collect(Collectors.joining(", "));
  }

  /** Drops a table. */
  void drop(Connection connection, String table) throws SQLException {
    execute(connection, "DROP TABLE " + table);
  }

  /** Drops what runs on this table have left that must have ended. */
  void dropAbandoned(Connection connection) throws SQLException {
    List<String> abandoned = new ArrayList<>();
    try (ResultSet tables = connection.getMetaData().getTables(null, null, null, null)) {
      while (tables.next()) {
        String found = tables.getString("TABLE_NAME");
        if (StagingName.isAbandoned(found, simpleName())) {
          abandoned.add(found);
        }
      }
    }
    for (String each : abandoned) {
      if (exists(connection, beside(each))) {
        drop(connection, beside(each));
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
