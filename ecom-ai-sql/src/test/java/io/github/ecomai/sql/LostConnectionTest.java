package io.github.ecomai.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.databases.Database;
import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.Query;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server ends a connection in the middle of a result. */
class LostConnectionTest {
  private static final int ROWS = 400_000;

  private static DataSource table(Database database) throws SQLException {
    DataSource target = database.create();
    String fill =
        database == Database.POSTGRESQL
            ? "INSERT INTO t SELECT n, repeat('x', 50) FROM generate_series(1, " + ROWS + ") n"
            : "INSERT INTO t SELECT seq, repeat('x', 50) FROM seq_1_to_" + ROWS;
    Database.execute(target, "CREATE TABLE t (n BIGINT, x VARCHAR(60))", fill);
    return target;
  }

  /** Ends the session that reads the table. */
  private static void end(Database database, DataSource target) throws SQLException {
    String find =
        database == Database.POSTGRESQL
            ? "SELECT pid FROM pg_stat_activity WHERE query LIKE '%\"x\"%FROM \"t\"%'"
                + " AND pid <> pg_backend_pid()"
            : "SELECT id FROM information_schema.processlist WHERE info LIKE '%`x`%FROM `t`%'"
                + " AND id <> CONNECTION_ID()";
    String end = database == Database.POSTGRESQL ? "SELECT pg_terminate_backend(%d)" : "KILL %d";
    try (Connection connection = target.getConnection();
        Statement statement = connection.createStatement()) {
      long id;
      try (ResultSet rows = statement.executeQuery(find)) {
        assertThat(rows.next()).isTrue();
        id = rows.getLong(1);
      }
      statement.execute(String.format(end, id));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Database.class,
      names = {"POSTGRESQL", "MARIADB"})
  void isRetriableAndNeverAShortResult(Database database) throws SQLException {
    DataSource target = table(database);
    try (JdbcSource source = JdbcSource.of(target);
        BatchReader reader = source.read(Query.from("t"), RunContext.defaults())) {
      assertThat(reader.next()).isPresent();
      end(database, target);
      assertThatThrownBy(() -> readOn(reader))
          .isInstanceOfSatisfying(
              DataAccessException.class, e -> assertThat(e.retriable()).isTrue())
          .hasMessageContainingAll("reading t", "lost its connection", "Maybe");
    }
  }

  private static void readOn(BatchReader reader) {
    while (reader.next().isPresent()) {
      assertThat(reader.schema().names()).hasSize(2);
    }
  }
}
