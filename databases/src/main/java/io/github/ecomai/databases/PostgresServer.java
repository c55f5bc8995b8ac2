package io.github.ecomai.databases;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server with an empty data directory. Thread-safe. */
public final class PostgresServer implements AutoCloseable {
  private final EmbeddedPostgres server;
  private final AtomicInteger created = new AtomicInteger();

  private PostgresServer(EmbeddedPostgres server) {
    this.server = server;
  }

  private static final class Shared {
    private static final PostgresServer SERVER = start();
  }

  static PostgresServer shared() {
    return Shared.SERVER;
  }

  /**
   * Starts a server of one's own.
   *
   * @return the server, to be closed; it ends with the JVM otherwise
   */
  public static PostgresServer start() {
    try {
      return new PostgresServer(
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "off")
              .setServerConfig("timezone", "Asia/Tokyo")
              .setServerConfig("wal_level", "logical")
              .setRegisterShutdownHook(true)
              .start());
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL did not start", e);
    }
  }

  /**
   * A new and empty schema.
   *
   * @return connections to it
   * @throws SQLException if the server fails
   */
  public DataSource create() throws SQLException {
    String name = "shop" + created.incrementAndGet();
    Database.execute(server.getPostgresDatabase(), "CREATE SCHEMA " + name);
    PGSimpleDataSource source = (PGSimpleDataSource) server.getPostgresDatabase();
    source.setCurrentSchema(name);
    source.setReWriteBatchedInserts(true);
    return source;
  }

  /**
   * Where the server listens.
   *
   * @return a JDBC URL with the user, who needs no password
   */
  public String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
