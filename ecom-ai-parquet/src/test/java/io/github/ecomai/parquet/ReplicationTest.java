package io.github.ecomai.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.databases.Database;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.sql.JdbcSource;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random inserts, updates, deletes and late arrivals end as in the database, row for row. */
class ReplicationTest {
  private static final int ROUNDS = 4;
  private static final int CHANGES = 80;
  private static final int OVERLAP_MINUTES = 5;
  private static final LakeTable ITEMS =
      LakeTable.of("items", "order_id", "line_no")
          .withWatermark("updated_at", Duration.ofMinutes(OVERLAP_MINUTES))
          .withMonth("sold")
          .withSort("sold", "title");
  private static final LakeTable STOCK = LakeTable.of("stock", "order_id", "line_no");

  @TempDir private Path folder = Path.of("replaced");

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DUCKDB") // the own engine of the lake
  void endsAsInTheDatabase(Database database) throws SQLException {
    DataSource shop = database.create();
    create(shop, database);
    Lake lake = Lake.open(folder.resolve("lake"));
    Changes changes = new Changes(RunContext.defaults().withSeed(7).random(database.name()));
    for (int round = 0; round < ROUNDS; round++) {
      try (Connection connection = shop.getConnection()) {
        connection.setAutoCommit(false);
        for (String table : List.of("items", "stock")) {
          for (int i = 0; i < CHANGES; i++) {
            changes.one(connection, table);
          }
        }
        connection.commit();
      }
      try (JdbcSource source = JdbcSource.of(shop)) {
        Pipeline pipeline = Pipeline.of(source, lake, ITEMS, STOCK);
        pipeline.run();
        changes.wereSeen();
        same(source, lake);
        if (round == ROUNDS - 1) {
          var before = Ledger.content(lake.root());
          assertThat(pipeline.run().isUnchanged()).isTrue();
          assertThat(Ledger.content(lake.root())).isEqualTo(before);
        }
      }
    }
    assertThat(Rows.of(lake, Tier.RAW, "items"))
        .extracting(row -> row.get(0))
        .contains("I", "U", "D");
  }

  private static void same(JdbcSource source, Lake lake) {
    try (ParquetSource prod = lake.prod()) {
      for (String table : List.of("items", "stock")) {
        List<List<@Nullable Object>> wanted = Rows.of(source, table);
        assertThat(wanted).hasSizeGreaterThan(10);
        assertThat(Rows.of(prod, table)).containsExactlyInAnyOrderElementsOf(wanted);
      }
    }
  }

  private static void create(DataSource shop, Database database) throws SQLException {
    boolean isMaria = database == Database.MARIADB;
    for (String table : List.of("items", "stock")) {
      Database.execute(
          shop,
          "CREATE TABLE "
              + table
              + " (order_id BIGINT, line_no INT, title VARCHAR(99)"
              + (isMaria ? " CHARACTER SET utf8mb4" : "")
              + ", price DECIMAL(12,4), ratio DOUBLE PRECISION, active BOOLEAN, sold DATE,"
              + " updated_at "
              + (isMaria ? "DATETIME(6)" : "TIMESTAMP(6)")
              + ", PRIMARY KEY (order_id, line_no))");
    }
  }

  /** Random statements, with a clock of their own. */
  private static final class Changes {
    private static final int KEYS = 40;

    private final RandomGenerator random;
    private final Set<String> gone = new HashSet<>();
    private LocalDateTime now = LocalDateTime.of(2026, 1, 1, 0, 0);

    Changes(RandomGenerator random) {
      this.random = random;
    }

    /** After a run. */
    void wereSeen() {
      gone.clear();
    }

    void one(Connection connection, String table) throws SQLException {
      now = now.plusSeconds(random.nextInt(40)).plusNanos(1000L * random.nextInt(1_000_000));
      long id = random.nextInt(KEYS);
      int line = 1 + random.nextInt(2);
      if (random.nextInt(4) == 0) {
        delete(connection, table, id, line);
      } else if (!update(connection, table, id, line)) {
        insert(connection, table, id, line);
      }
    }

    private void delete(Connection connection, String table, long id, int line)
        throws SQLException {
      gone.add(table + id + "-" + line);
      String sql = "DELETE FROM " + table + " WHERE order_id = ? AND line_no = ?";
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setLong(1, id);
        statement.setInt(2, line);
        statement.executeUpdate();
      }
    }

    private boolean update(Connection connection, String table, long id, int line)
        throws SQLException {
      String sql =
          "UPDATE "
              + table
              + " SET title = ?, price = ?, ratio = ?, active = ?, sold = ?, updated_at = ?"
              + " WHERE order_id = ? AND line_no = ?";
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        values(statement, now.minusMinutes(random.nextInt(OVERLAP_MINUTES)));
        statement.setLong(7, id);
        statement.setInt(8, line);
        return statement.executeUpdate() > 0;
      }
    }

    /** Some rows are years late; not those that replace one that a run has seen. */
    private void insert(Connection connection, String table, long id, int line)
        throws SQLException {
      boolean isLate = random.nextInt(5) == 0 && !gone.contains(table + id + "-" + line);
      String sql =
          "INSERT INTO "
              + table
              + " (title, price, ratio, active, sold, updated_at, order_id, line_no)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        values(statement, isLate ? now.minusYears(1) : now);
        statement.setLong(7, id);
        statement.setInt(8, line);
        statement.executeUpdate();
      }
    }

    private void values(PreparedStatement statement, LocalDateTime updated) throws SQLException {
      String[] titles = {"", "a", "A", "ä\uD83D\uDE00 ", "it's \"quoted\"", "null"};
      statement.setString(1, orNull(titles[random.nextInt(titles.length)]));
      statement.setBigDecimal(2, orNull(BigDecimal.valueOf(random.nextInt(2_000_000) - 99, 4)));
      statement.setObject(3, orNull(random.nextInt(3) == 0 ? -0.1 : random.nextDouble()));
      statement.setObject(4, orNull(random.nextBoolean()));
      statement.setObject(5, orNull(LocalDate.of(2025, 12, 1).plusDays(random.nextInt(120))));
      statement.setObject(6, updated);
    }

    private <T> @Nullable T orNull(T value) {
      return random.nextInt(8) == 0 ? null : value;
    }
  }
}
