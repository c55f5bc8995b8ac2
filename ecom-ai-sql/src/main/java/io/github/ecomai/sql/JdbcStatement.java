package io.github.ecomai.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One statement on one connection, which is borrowed when the statement starts and given back as it
 * was. {@link #cancel} may come from any thread, the rest is for one at a time.
 */
final class JdbcStatement {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcSource.class);

  private final DataSource connections;
  private final String sql;
  private final Dialect dialect;
  private final JdbcOptions options;
  private final Object asking = new Object();
  private volatile @Nullable Connection connection;
  private boolean autoCommit;
  private boolean readOnly;
  private volatile @Nullable Statement statement;
  private volatile @Nullable Connection unreturned;
  private volatile boolean aborted;

  JdbcStatement(DataSource connections, String sql, Dialect dialect, JdbcOptions options) {
    this.connections = connections;
    this.sql = sql;
    this.dialect = dialect;
    this.options = options;
  }

  /** Borrows a connection and makes a statement that can be cancelled from now on. */
  void prepare() throws SQLException {
    Connection borrowed = connections.getConnection();
    connection = borrowed;
    unreturned = borrowed;
    autoCommit = borrowed.getAutoCommit();
    readOnly = borrowed.isReadOnly();
    if (canBeReadOnly()) {
      borrowed.setReadOnly(true);
    }
    borrowed.setAutoCommit(false);
    Statement made = borrowed.createStatement();
    statement = made;
    made.setEscapeProcessing(false);
    made.setFetchSize(streamsByRow(borrowed) ? Integer.MIN_VALUE : options.fetchSize());
    if (options.timeoutSeconds() > 0) {
      made.setQueryTimeout(options.timeoutSeconds());
    }
  }

  /** DuckDB decides that when a database is opened. */
  private boolean canBeReadOnly() {
    return dialect != Dialect.DUCKDB;
  }

  /** MySQL's own driver holds a whole result in memory unless it is asked in this way. */
  private static boolean streamsByRow(Connection connection) throws SQLException {
    return connection.getMetaData().getDriverName().startsWith("MySQL");
  }

  ResultSet execute() throws SQLException {
    Statement ready = statement;
    if (ready == null) {
      throw new SQLException("not prepared");
    }
    return ready.executeQuery(sql);
  }

  /** Asks the server to stop; it may have finished already. Once closed, nothing is asked. */
  void cancel() {
    synchronized (asking) {
      Statement running = statement;
      Connection borrowed = connection;
      if (running != null && borrowed != null) {
        try {
          running.cancel();
          dialect.stopFetching(borrowed);
        } catch (SQLException e) {
          LOG.debug("the request to stop a statement failed", e);
        }
      }
    }
  }

  /** Breaks the connection of a server that does not answer; may come from any thread. */
  void abort() {
    Connection borrowed = unreturned;
    if (borrowed != null) {
      aborted = true;
      try {
        borrowed.abort(Runnable::run);
      } catch (SQLException | RuntimeException e) {
        LOG.debug("a connection could not be broken off", e);
      }
    }
  }

  /** Gives the connection back; {@code complete} says that all rows were read. */
  void close(boolean complete) throws SQLException {
    Connection borrowed = connection;
    if (borrowed == null) {
      return;
    }
    if (!complete && dialect.isMySql() && !aborted) {
      cancel(); // otherwise closing would read all the rest
    }
    Statement made = detach();
    try (borrowed) {
      close(made);
      if (!borrowed.isClosed() && !aborted) {
        rollBack(borrowed);
        borrowed.setAutoCommit(autoCommit);
        if (canBeReadOnly()) {
          borrowed.setReadOnly(readOnly);
        }
      }
    } catch (SQLException e) {
      if (!aborted) {
        throw e;
      }
      LOG.debug("a connection that was broken off does not close quietly", e);
    } finally {
      unreturned = null;
    }
  }

  /** From now on a request to stop would hit whoever borrows the connection next. */
  private @Nullable Statement detach() {
    synchronized (asking) {
      Statement made = statement;
      statement = null;
      connection = null;
      return made;
    }
  }

  /** A statement that was stopped says so once more when it is closed. */
  private void close(@Nullable Statement made) {
    if (made == null) {
      return;
    }
    try (Statement closing = made) {
      if (options.timeoutSeconds() > 0) {
        closing.setQueryTimeout(0); // H2 keeps it with the connection
      }
    } catch (SQLException e) {
      LOG.debug("a statement that was stopped does not close quietly", e);
    }
  }

  /** The request to stop may arrive late and hit the end of the transaction instead. */
  private static void rollBack(Connection connection) throws SQLException {
    try {
      connection.rollback();
    } catch (SQLException e) {
      connection.rollback();
    }
  }
}
