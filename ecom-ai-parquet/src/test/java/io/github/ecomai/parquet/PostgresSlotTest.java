package io.github.ecomai.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.databases.Database;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.sql.JdbcSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresSlotTest {
  private static final String SLOT = "ecom_ai_test";
  private static final LakeTable ITEMS = LakeTable.of("items", "shop", "id").withMonth("day");

  @TempDir private Path folder = Path.of("replaced");
  private Lake lake = Lake.open(Path.of("replaced"));
  private DataSource database = new org.h2.jdbcx.JdbcDataSource();

  @BeforeEach
  void open() throws SQLException {
    lake = Lake.open(folder.resolve("lake"));
    database = Database.POSTGRESQL.create();
    execute(
        "CREATE TABLE items (shop TEXT, id INT, value TEXT, day DATE, PRIMARY KEY (shop, id))",
        "CREATE TABLE others (id INT)",
        "INSERT INTO items SELECT 'a''b', n, 'x', DATE '2026-01-01' + n FROM generate_series(1, 50) n");
  }

  @AfterEach
  void drop() throws SQLException {
    execute(
        "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = '"
            + SLOT
            + "'");
  }

  /** Otherwise the server of the tests tells the slot of a change some time after its commit. */
  private void execute(String... statements) throws SQLException {
    List<String> all = new ArrayList<>(List.of("SET synchronous_commit = on"));
    all.addAll(List.of(statements));
    Database.execute(database, all.toArray(String[]::new));
  }

  private PipelineReport run() {
    try (JdbcSource source = JdbcSource.of(database)) {
      return Pipeline.of(source, lake, ITEMS).withSlot(PostgresSlot.open(database, SLOT)).run();
    }
  }

  private void sameAsSource() {
    try (JdbcSource source = JdbcSource.of(database)) {
      assertThat(Rows.of(lake, Tier.PROD, "items"))
          .containsExactlyInAnyOrderElementsOf(Rows.of(source, "items"));
    }
  }

  @Test
  void onlyRowsThatChangedAreRead() throws SQLException {
    assertThat(run().steps().get(0).rowsIn()).isEqualTo(50);
    execute(
        "UPDATE items SET value = 'it''s' WHERE id = 3",
        "UPDATE items SET id = 99 WHERE id = 4",
        "DELETE FROM items WHERE id = 5",
        "INSERT INTO items VALUES ('ä', 1, NULL, NULL)");
    PipelineReport report = run();
    assertThat(report.steps().get(0).rowsIn()).as("3, 99 and the new one").isEqualTo(3);
    assertThat(report.steps().get(0).rowsOut()).as("and 4 and 5 are gone").isEqualTo(5);
    sameAsSource();
    var before = Ledger.content(lake.root());
    assertThat(run().isUnchanged()).isTrue();
    assertThat(run().isUnchanged()).isTrue();
    assertThat(Ledger.content(lake.root())).isEqualTo(before);
  }

  @Test
  void truncatedTablesAreReadAgain() throws SQLException {
    run();
    execute("TRUNCATE items", "INSERT INTO items VALUES ('c', 1, 'y', DATE '2026-05-05')");
    run();
    sameAsSource();
    assertThat(Rows.of(lake, Tier.PROD, "items")).hasSize(1);
    execute("TRUNCATE items RESTART IDENTITY CASCADE");
    run();
    assertThat(Rows.of(lake, Tier.PROD, "items")).isEmpty();
    execute("INSERT INTO items VALUES ('c', 1, 'y', DATE '2026-05-05')");
    run();
    execute("TRUNCATE others, items");
    run();
    assertThat(Rows.of(lake, Tier.PROD, "items")).isEmpty();
  }

  @Test
  void changesBesideTheSlotAreFound() throws SQLException {
    run();
    drop();
    execute("DELETE FROM items WHERE id < 10", "UPDATE items SET value = 'z' WHERE id = 20");
    assertThat(run().steps().get(0).rowsIn()).as("everything is compared").isEqualTo(41);
    sameAsSource();
    execute("UPDATE items SET value = 'w' WHERE id = 21");
    assertThat(run().steps().get(0).rowsIn()).isEqualTo(1);
    sameAsSource();
  }

  @Test
  void aRunThatFailedAfterPublishingIsRepeatedWithoutHarm() throws SQLException {
    run();
    execute("UPDATE items SET value = 'v' WHERE id = 30");
    try (JdbcSource source = JdbcSource.of(database)) {
      PostgresSlot slot = PostgresSlot.open(database, SLOT);
      PostgresSlot.Peek peek = slot.peek(source.tables(), List.of(ITEMS));
      assertThat(peek.end()).isPresent();
      Pipeline.of(source, lake, ITEMS).run(); // sees the change too, and leaves the slot alone
      long version = lake.version();
      assertThat(run().steps().get(0).rowsOut()).isZero();
      assertThat(lake.version()).as("only the position is new").isEqualTo(version + 1);
      assertThat(run().isUnchanged()).isTrue();
      assertThat(lake.version()).isEqualTo(version + 1);
    }
    sameAsSource();
  }

  @Test
  void randomChangesEndAsInTheDatabase() throws SQLException {
    RandomGenerator random = RunContext.defaults().withSeed(3).random("slot changes");
    for (int round = 0; round < 4; round++) {
      for (int i = 0; i < 40; i++) {
        int id = random.nextInt(80);
        execute(
            switch (random.nextInt(4)) {
              case 0 -> "DELETE FROM items WHERE id = " + id;
              case 1 -> "UPDATE items SET value = '" + i + "' WHERE id = " + id;
              case 2 -> "UPDATE items SET id = id + 1000 WHERE id = " + id;
              default ->
                  "INSERT INTO items VALUES ('a''b', " + id + ", 'n', NULL) ON CONFLICT DO NOTHING";
            });
      }
      execute("UPDATE items SET id = id - 900 WHERE id > 1000 AND id < 1010");
      run();
      sameAsSource();
    }
  }

  /** Runs a table until it is followed, changes it, and runs it again. */
  private PipelineReport runAfter(LakeTable table, String... changes) throws SQLException {
    try (JdbcSource source = JdbcSource.of(database)) {
      PostgresSlot slot = PostgresSlot.open(database, SLOT);
      Pipeline pipeline = Pipeline.of(source, lake, table).withSlot(slot);
      pipeline.run();
      execute(changes);
      PipelineReport report = pipeline.run();
      assertThat(Rows.of(lake, Tier.PROD, table.name()))
          .containsExactlyInAnyOrderElementsOf(Rows.of(source, table.name()));
      return report;
    }
  }

  @Test
  void tablesThatTheSlotDoesNotNameAreComparedWhole() throws SQLException {
    execute(
        "CREATE TABLE parted (id INT PRIMARY KEY, value TEXT) PARTITION BY RANGE (id)",
        "CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM (0) TO (100)",
        "INSERT INTO parted VALUES (1, 'a'), (2, 'b'), (3, 'c')",
        "CREATE VIEW seen AS SELECT * FROM parted",
        "CREATE TABLE parent (id INT PRIMARY KEY, value TEXT)",
        "CREATE TABLE child (PRIMARY KEY (id)) INHERITS (parent)",
        "INSERT INTO child VALUES (1, 'a'), (2, 'b'), (3, 'c')",
        "CREATE UNLOGGED TABLE unlogged (id INT PRIMARY KEY, value TEXT)",
        "INSERT INTO unlogged VALUES (1, 'a'), (2, 'b'), (3, 'c')");
    for (String table : List.of("parted", "seen", "parent", "unlogged")) {
      runAfter(
          LakeTable.of(table, "id"),
          "UPDATE " + table + " SET value = value || 'z' WHERE id = 1",
          "DELETE FROM " + table + " WHERE id = (SELECT max(id) FROM " + table + ")");
    }
    assertThat(Rows.of(lake, Tier.PROD, "unlogged")).hasSize(2);
  }

  @Test
  void aTableOfAnotherSchemaIsFollowed() throws SQLException {
    DataSource elsewhere = Database.POSTGRESQL.create();
    try (JdbcSource source = JdbcSource.of(database)) {
      PostgresSlot slot = PostgresSlot.open(elsewhere, SLOT);
      Pipeline pipeline = Pipeline.of(source, lake, ITEMS).withSlot(slot);
      pipeline.run();
      execute("UPDATE items SET value = 'z' WHERE id = 1", "DELETE FROM items WHERE id = 2");
      assertThat(pipeline.run().steps().get(0).rowsIn()).isEqualTo(1);
    }
    sameAsSource();
  }

  @Test
  void keysThatTheLogWritesOtherwiseAreFound() throws SQLException {
    for (String type : List.of("CHAR(12)", "INET", "VARCHAR(20)", "VARCHAR(20) COLLATE \"C\"")) {
      execute(
          "DROP TABLE IF EXISTS codes",
          "CREATE TABLE codes (code " + type + " PRIMARY KEY, value TEXT)",
          "INSERT INTO codes VALUES ('10.0.0.1', 'a'), ('10.0.0.2', 'b'), ('10.0.0.3', 'c')");
      lake = Lake.open(folder.resolve(type));
      PipelineReport report =
          runAfter(
              LakeTable.of("codes", "code"),
              "UPDATE codes SET value = 'z' WHERE code = '10.0.0.1'",
              "DELETE FROM codes WHERE code = '10.0.0.2'",
              "INSERT INTO codes VALUES ('10.0.0.4', 'd')");
      boolean isKnown = !type.equals("INET");
      assertThat(report.steps().get(0).rowsIn()).as(type).isEqualTo(isKnown ? 2 : 3);
    }
  }

  @Test
  void keysKeptOutOfLineAreFound() throws SQLException {
    execute(
        "CREATE TABLE longs (id INT, code TEXT, value TEXT, PRIMARY KEY (id))",
        "ALTER TABLE longs ALTER code SET STORAGE EXTERNAL",
        "INSERT INTO longs VALUES (1, repeat('x', 9000), 'a'), (2, 'b', 'b')");
    runAfter(LakeTable.of("longs", "code"), "UPDATE longs SET value = 'z' WHERE id = 1");
  }

  @Test
  void keysBesideTheReplicaIdentityAreFound() throws SQLException {
    execute("CREATE TABLE goods (id INT PRIMARY KEY, sku TEXT NOT NULL UNIQUE, value TEXT)");
    LakeTable goods = LakeTable.of("goods", "sku");
    for (String identity : List.of("DEFAULT", "FULL", "NOTHING", "USING INDEX goods_sku_key")) {
      execute(
          "TRUNCATE goods",
          "ALTER TABLE goods REPLICA IDENTITY " + identity,
          "INSERT INTO goods SELECT n, 'g' || n, 'a' FROM generate_series(1, 6) n");
      boolean isTold = identity.equals("FULL") || identity.startsWith("USING");
      PipelineReport updated =
          runAfter(goods, "UPDATE goods SET sku = sku || 'x' WHERE id % 3 = 1");
      assertThat(updated.steps().get(0).rowsIn()).as(identity).isEqualTo(isTold ? 2 : 6);
      PipelineReport deleted = runAfter(goods, "DELETE FROM goods WHERE id % 3 = 2");
      assertThat(deleted.steps().get(0).rowsIn()).as(identity).isEqualTo(isTold ? 0 : 4);
    }
  }

  @Test
  void aKeyThatIsCarriedAlongIsNoIdentity() throws SQLException {
    execute(
        "CREATE TABLE goods (id INT, sku TEXT, PRIMARY KEY (id) INCLUDE (sku))",
        "INSERT INTO goods VALUES (1, 'a'), (2, 'b')");
    runAfter(LakeTable.of("goods", "sku"), "UPDATE goods SET sku = 'c' WHERE id = 1");
  }

  @Test
  void misuseSaysWhatToDo() {
    assertThatThrownBy(() -> PostgresSlot.open(database, "Not A Name"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'Not A Name'");
  }
}
