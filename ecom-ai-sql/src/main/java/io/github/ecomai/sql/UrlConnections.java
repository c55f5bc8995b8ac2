package io.github.ecomai.sql;

import io.github.ecomai.error.DataAccessException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A new connection each time, by the driver that takes a URL. */
final class UrlConnections implements DataSource {
  private static final Map<String, String> DRIVERS =
      Map.of(
          "h2", "com.h2database:h2",
          "postgresql", "org.postgresql:postgresql",
          "mariadb", "org.mariadb.jdbc:mariadb-java-client",
          "mysql", "com.mysql:mysql-connector-j",
          "duckdb", "org.duckdb:duckdb_jdbc",
          "trino", "io.trino:trino-jdbc");

  private final String url;
  private final Driver driver;

  private UrlConnections(String url, Driver driver) {
    this.url = url;
    this.driver = driver;
  }

  static UrlConnections of(String url) {
    try {
      return new UrlConnections(url, DriverManager.getDriver(url));
    } catch (SQLException e) {
      String product = url.replaceFirst("^jdbc:", "").replaceFirst("[^a-z0-9].*$", "");
      String driver = DRIVERS.getOrDefault(product, "the driver of this database");
      throw new DataAccessException(
          "no JDBC driver takes the URL jdbc:" + product + ":... Maybe add " + driver + ".");
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = driver.connect(url, new Properties());
    if (connection == null) {
      throw new SQLException("the driver does not take the URL", "08001");
    }
    return connection;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the URL names the user");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
