package io.github.ecomai.databases;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/** Databases inside this JVM. */
final class Embedded {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private Embedded() {}

  static DataSource h2() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:shop" + COUNT.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
    source.setUser("sa");
    return source;
  }

  static DataSource duckDb() throws SQLException {
    return new Named(
        DriverManager.getConnection("jdbc:duckdb::memory:shop" + COUNT.incrementAndGet()));
  }

  /** A DuckDB in memory lives as long as its first connection. */
  private record Named(Connection first) implements DataSource {
    @Override
    public Connection getConnection() throws SQLException {
      return first.unwrap(org.duckdb.DuckDBConnection.class).duplicate();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return getConnection();
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
      return first.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
      return first.isWrapperFor(type);
    }
  }
}
