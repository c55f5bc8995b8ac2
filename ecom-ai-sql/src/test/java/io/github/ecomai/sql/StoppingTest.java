package io.github.ecomai.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.databases.Database;
import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.Cancellation;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.Query;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Closing and cancelling stop the statement on the server, which is asked what it runs. */
@Timeout(60)
class StoppingTest {
  private static DataSource slow(Database database) throws SQLException {
    DataSource target = database.create();
    String sleeps =
        switch (database) {
          case POSTGRESQL -> "SELECT pg_sleep(50)::TEXT AS mark, 1::BIGINT AS n";
          case MARIADB -> "SELECT CAST(SLEEP(50) AS SIGNED) AS mark, 1 AS n";
          default ->
              "SELECT COUNT(*) AS mark FROM SYSTEM_RANGE(1, 1000000) a, SYSTEM_RANGE(1, 1000000) b";
        };
    Database.execute(target, "CREATE VIEW sleeper AS " + sleeps);
    return target;
  }

  /** How many statements on the view the server is running for others. */
  private static long running(Database database, DataSource target) throws SQLException {
    String sql =
        switch (database) {
          case POSTGRESQL ->
              "SELECT COUNT(*) FROM pg_stat_activity WHERE state = 'active'"
                  + " AND query LIKE '%sleeper%' AND pid <> pg_backend_pid()";
          case MARIADB ->
              "SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE '%sleeper%'"
                  + " AND id <> CONNECTION_ID()";
          default ->
              "SELECT COUNT(*) FROM information_schema.sessions"
                  + " WHERE executing_statement LIKE '%sleeper%' AND session_id <> SESSION_ID()";
        };
    try (Connection connection = target.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void await(Database database, DataSource target, long wanted, long millis)
      throws SQLException {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (running(database, target) != wanted) {
      assertThat(System.nanoTime()).as("waited for %s running", wanted).isLessThan(until);
      Thread.onSpinWait();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Database.class,
      names = {"H2", "POSTGRESQL", "MARIADB"})
  void cancellingStopsTheStatement(Database database) throws SQLException {
    DataSource target = slow(database);
    Cancellation cancellation = new Cancellation();
    RunContext run = RunContext.defaults().withCancellation(cancellation);
    try (JdbcSource source = JdbcSource.of(target);
        BatchReader reader = source.read(Query.from("sleeper"), run)) {
      CompletableFuture<?> reading = CompletableFuture.supplyAsync(reader::next);
      await(database, target, 1, 20_000);
      cancellation.cancel();
      await(database, target, 0, 1_000);
      assertThatThrownBy(reading::join)
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(RunCancelledException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Database.class,
      names = {"H2", "POSTGRESQL", "MARIADB"})
  void closingTheSourceStopsTheStatement(Database database) throws SQLException {
    DataSource target = slow(database);
    JdbcSource source = JdbcSource.of(target);
    BatchReader reader = source.read(Query.from("sleeper"), RunContext.defaults());
    CompletableFuture<?> reading = CompletableFuture.supplyAsync(reader::next);
    await(database, target, 1, 20_000);
    source.close();
    await(database, target, 0, 1_000);
    assertThatThrownBy(reading::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(DataAccessException.class);
  }

  /** The server is busy with later rows, after the first ones have been read. */
  @ParameterizedTest
  @EnumSource(
      value = Database.class,
      names = {"POSTGRESQL", "MARIADB"})
  void closingStopsWhatComesAfterTheFirstRows(Database database) throws Exception {
    DataSource target = database.create();
    String rows =
        database == Database.POSTGRESQL
            ? "SELECT n::BIGINT AS n, CASE WHEN n > 9000 THEN pg_sleep(50)::TEXT END AS sleeper"
                + " FROM generate_series(1, 10000) n"
            : "SELECT seq AS n, IF(seq > 9000, SLEEP(50), NULL) AS sleeper FROM seq_1_to_10000";
    Database.execute(target, "CREATE VIEW late_sleeper AS " + rows);
    JdbcSource source = JdbcSource.of(target);
    BatchReader reader = source.read(Query.from("late_sleeper"), RunContext.defaults());
    assertThat(reader.next()).isPresent();
    CompletableFuture<?> reading =
        CompletableFuture.supplyAsync(
            () -> {
              while (reader.next().isPresent()) {
                assertThat(reader.schema().names()).hasSize(2);
              }
              return "read to the end";
            });
    await(database, target, 1, 20_000);
    long start = System.nanoTime();
    source.close();
    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(2));
    await(database, target, 0, 1_000);
    assertThatThrownBy(reading::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(DataAccessException.class);
  }
}
