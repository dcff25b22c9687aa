package io.github.sparksimpor.cli.sink;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;

/** H2's driver, whose connections fail where they are told to. */
public final class TroubledDriver implements Driver {
  static final String NO_COMMIT = "the log is full";
  static final String NO_ROLLBACK = "the log cannot be read";

  private static volatile Map<String, String> broken = Map.of();

  private final Driver h2 = new org.h2.Driver();

  /** A connection closes, and tells that it does not. */
  static void breakClosing() {
    broken = Map.of("close", "the server is gone");
  }

  static void breakCommits() {
    broken = Map.of("commit", NO_COMMIT, "rollback", NO_ROLLBACK);
  }

  static void mend() {
    broken = Map.of();
  }

  @Override
  public Connection connect(String url, Properties properties) throws SQLException {
    Connection connection = h2.connect(url, properties);
    return (Connection)
        Proxy.newProxyInstance(
            TroubledDriver.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              String trouble = broken.get(method.getName());
              if (trouble != null) {
                if (method.getName().equals("close")) {
                  connection.close();
                }
                throw new SQLException(trouble);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public boolean acceptsURL(String url) throws SQLException {
    return h2.acceptsURL(url);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties)
      throws SQLException {
    return h2.getPropertyInfo(url, properties);
  }

  @Override
  public int getMajorVersion() {
    return h2.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return h2.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return h2.jdbcCompliant();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }
}
