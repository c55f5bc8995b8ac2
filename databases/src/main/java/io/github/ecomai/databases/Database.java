package io.github.ecomai.databases;

import io.github.ecomai.source.DataType.Kind;
import io.github.ecomai.testkit.JdbcTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * A database server, started when it is first asked for and stopped with the JVM. Its namespaces
 * are apart from each other. Thread-safe.
 */
public enum Database {
  /** H2 in memory. */
  H2(tables -> tables),
  /** PostgreSQL in a process of its own. */
  POSTGRESQL(tables -> tables.withType(Kind.STRING, "TEXT")),
  /** MariaDB in a process of its own; columns of text have its collation that ignores case. */
  MARIADB(
      tables ->
          tables
              .withQuote("`")
              .withType(Kind.STRING, "VARCHAR(400) CHARACTER SET utf8mb4")
              .withType(Kind.TIMESTAMP, "DATETIME(6)")),
  /** DuckDB in memory. */
  DUCKDB(tables -> tables);

  private final UnaryOperator<JdbcTables> types;

  Database(UnaryOperator<JdbcTables> types) {
    this.types = types;
  }

  /**
   * A new and empty namespace.
   *
   * @return connections to it
   * @throws SQLException if the server fails
   */
  public DataSource create() throws SQLException {
    return switch (this) {
      case H2 -> Embedded.h2();
      case DUCKDB -> Embedded.duckDb();
      case POSTGRESQL -> PostgresServer.shared().create();
      case MARIADB -> MariaDbServer.shared().create();
    };
  }

  /**
   * Stores tables in a new namespace.
   *
   * @param tables the tables
   * @return connections to it
   * @throws SQLException if the server fails
   */
  public DataSource store(io.github.ecomai.source.DataSource tables) throws SQLException {
    DataSource target = create();
    try (Connection connection = target.getConnection()) {
      types.apply(JdbcTables.into(connection)).copy(tables);
    }
    return target;
  }

  /**
   * Runs statements.
   *
   * @param target where
   * @param statements one or more
   * @throws SQLException if one fails
   */
  public static void execute(DataSource target, String... statements) throws SQLException {
    try (Connection connection = target.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
