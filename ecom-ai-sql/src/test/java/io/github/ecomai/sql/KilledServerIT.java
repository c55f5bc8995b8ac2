package io.github.ecomai.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.databases.Database;
import io.github.ecomai.databases.MariaDbServer;
import io.github.ecomai.databases.PostgresServer;
import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.Query;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The server process is killed under a running read. */
class KilledServerIT {
  private static final int ROWS = 1_000_000;

  private static void check(UrlConnections target, String fill, Runnable kill) throws SQLException {
    Database.execute(target, "CREATE TABLE t (n BIGINT, x VARCHAR(60))", fill);
    try (JdbcSource source = JdbcSource.of(target);
        BatchReader reader = source.read(Query.from("t"), RunContext.defaults())) {
      assertThat(reader.next()).isPresent();
      kill.run();
      assertThatThrownBy(
              () -> {
                while (reader.next().isPresent()) {
                  assertThat(reader.schema().names()).hasSize(2);
                }
              })
          .isInstanceOfSatisfying(
              DataAccessException.class, e -> assertThat(e.retriable()).isTrue())
          .hasMessageContainingAll("reading t", "lost its connection");
      assertThatThrownBy(() -> source.read(Query.from("t"), RunContext.defaults()).next())
          .isInstanceOfSatisfying(
              DataAccessException.class, e -> assertThat(e.retriable()).isTrue());
    }
  }

  private static String ask(UrlConnections target, String sql) throws SQLException {
    try (Connection connection = target.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void kill(String pid) {
    ProcessHandle process = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
  }

  @Test
  void postgresql() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      UrlConnections target = UrlConnections.of(server.url());
      String pid = ask(target, "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)");
      String fill =
          "INSERT INTO t SELECT n, repeat('x', 50) FROM generate_series(1, " + ROWS + ") n";
      check(target, fill, () -> kill(pid));
    }
  }

  @Test
  void mariaDb() throws Exception {
    MariaDbServer server = MariaDbServer.start(); // killed, so that there is nothing to close
    UrlConnections target = UrlConnections.of(server.url("test"));
    String pid = Files.readString(Path.of(ask(target, "SELECT @@pid_file")));
    check(
        target, "INSERT INTO t SELECT seq, repeat('x', 50) FROM seq_1_to_" + ROWS, () -> kill(pid));
  }
}
