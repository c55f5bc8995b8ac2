package io.github.ecomai.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.ecomai.databases.Database;
import io.github.ecomai.databases.PostgresServer;
import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.Cancellation;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.Query;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The server still holds its connections but answers nothing, as behind a broken network. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrozenServerIT {
  private static final Query ROWS = Query.from("t");

  private PostgresServer server;
  private ProcessHandle process;

  @BeforeAll
  void start() throws SQLException {
    server = PostgresServer.start();
    DataSource target = UrlConnections.of(server.url());
    Database.execute(
        target,
        "CREATE TABLE t (n BIGINT, x VARCHAR(60))",
        "INSERT INTO t SELECT n, repeat('x', 50) FROM generate_series(1, 1000000) n");
    try (Connection connection = target.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)")) {
      rows.next();
      process = ProcessHandle.of(Long.parseLong(rows.getString(1).strip())).orElseThrow();
    }
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  private void signal(String name) {
    List<String> pids =
        Stream.concat(Stream.of(process), process.descendants())
            .map(each -> String.valueOf(each.pid()))
            .toList();
    try {
      new ProcessBuilder(Stream.concat(Stream.of("kill", name), pids.stream()).toList())
          .start()
          .waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  /** Does something while the server holds its connections and answers nothing. */
  private void whileFrozen(Work work) throws Exception {
    signal("-STOP");
    try {
      work.run();
    } finally {
      signal("-CONT");
    }
  }

  private static void readOn(BatchReader reader) {
    while (reader.next().isPresent()) {
      assertThat(reader.schema().names()).hasSize(2);
    }
  }

  @Test
  void closingEndsAndTheReadingThreadToo() throws Exception {
    try (JdbcSource source = JdbcSource.of(UrlConnections.of(server.url()));
        BatchReader reader = source.read(ROWS, RunContext.defaults())) {
      assertThat(reader.next()).isPresent();
      whileFrozen(
          () -> {
            CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> readOn(reader));
            CompletableFuture.runAsync(reader::close).get(20, TimeUnit.SECONDS);
            assertThatThrownBy(() -> reading.get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(DataAccessException.class)
                .hasMessageContaining("was closed before its end");
          });
    }
  }

  @Test
  void closingEndsWhereNobodyReads() throws Exception {
    try (JdbcSource source = JdbcSource.of(UrlConnections.of(server.url()));
        BatchReader reader = source.read(ROWS, RunContext.defaults())) {
      assertThat(reader.next()).isPresent();
      whileFrozen(
          () -> {
            CompletableFuture.runAsync(source::close).get(20, TimeUnit.SECONDS);
          });
    }
  }

  @Test
  void cancellingEndsTheReadingThread() throws Exception {
    Cancellation cancellation = new Cancellation();
    RunContext run = RunContext.defaults().withCancellation(cancellation);
    try (JdbcSource source = JdbcSource.of(UrlConnections.of(server.url()));
        BatchReader reader = source.read(ROWS, run)) {
      assertThat(reader.next()).isPresent();
      whileFrozen(
          () -> {
            CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> readOn(reader));
            cancellation.cancel();
            assertThatThrownBy(() -> reading.get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(RunCancelledException.class);
          });
    }
  }

  /** The pool throws the connection away instead of lending it again. */
  @Test
  void aPoolGetsItsPlaceBack() throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(server.url());
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config);
        JdbcSource source = JdbcSource.of(pool)) {
      BatchReader reader = source.read(ROWS, RunContext.defaults());
      assertThat(reader.next()).isPresent();
      whileFrozen(
          () -> {
            CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> readOn(reader));
            CompletableFuture.runAsync(reader::close).get(20, TimeUnit.SECONDS);
            assertThatThrownBy(() -> reading.get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(DataAccessException.class);
          });
      try (BatchReader again = source.read(ROWS, RunContext.defaults())) {
        assertThat(again.next()).isPresent();
      }
    }
  }
}
