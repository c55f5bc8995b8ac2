package io.github.ecomai.examples.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.databases.Database;
import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.parquet.ParquetSource;
import io.github.ecomai.run.Cancellation;
import io.github.ecomai.run.RunContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcLoaderTest {
  private static final RunContext RUN = RunContext.defaults().withSeed(7);

  @TempDir private static Path folder;
  private static Map<String, Long> rows;
  private static ParquetSource shop;

  @BeforeAll
  static void write() throws IOException {
    rows = new TreeMap<>(CommerceShop.of(40, 4, RUN).write(folder, RUN));
    rows.remove("fx_rates"); // many rows that show nothing more
    Files.delete(folder.resolve("tables/fx_rates/part-00000.parquet"));
    shop = ParquetSource.open(folder.resolve("tables"), RUN);
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  private static double number(DataSource target, String sql) throws SQLException {
    try (Connection connection = target.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getDouble(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void everyRowArrivesAfterAnInterruption(Database database) throws SQLException {
    DataSource target = database.create();
    JdbcLoader loader = JdbcLoader.into(target, TableModelTest.ddl(database)).withBatchRows(500);
    Cancellation cancellation = new Cancellation();
    RunContext interrupted =
        RUN.withCancellation(cancellation)
            .withProgress(
                (stage, done, total) -> {
                  if (stage.equals("load payments")) {
                    cancellation.cancel();
                  }
                });
    assertThatThrownBy(() -> loader.load(shop, interrupted))
        .isInstanceOf(RunCancelledException.class);
    Database.execute(target, "DELETE FROM order_items WHERE order_id > 200000");
    Map<String, Long> added = loader.load(shop, RUN);
    assertThat(added.keySet())
        .containsExactlyElementsOf(
            CommerceTables.all().stream().map(TableDef::name).filter(rows::containsKey).toList());
    assertThat(added).containsEntry("orders", 0L).containsEntry("payments", rows.get("payments"));
    assertThat(added.get("order_items")).isBetween(1L, rows.get("order_items") - 1);
    for (Map.Entry<String, Long> table : rows.entrySet()) {
      assertThat(number(target, "SELECT COUNT(*) FROM " + table.getKey()))
          .as(table.getKey())
          .isEqualTo(table.getValue().doubleValue());
    }
    assertThat(loader.load(shop, RUN).values()).as("a third time").containsOnly(0L);
    String revenue =
        "SELECT SUM(i.quantity * i.unit_price * (1 - i.discount) * o.fx_rate) FROM order_items i"
            + " JOIN orders o ON o.order_id = i.order_id WHERE o.status <> 'cancelled'";
    double daily = number(target, "SELECT SUM(revenue) FROM demand_daily");
    assertThat(number(target, revenue) / daily).isBetween(1 - 1e-6, 1 + 1e-6);
  }

  @Test
  void aTableWithOtherRowsIsRefused() throws SQLException {
    DataSource target = Database.H2.create();
    Database.execute(target, Ddl.H2.createTable(CommerceTables.table("regions")));
    for (int i = 0; i < 16; i++) {
      Database.execute(
          target, "INSERT INTO regions VALUES (" + i + ", 'Europe', 'Utopia', 'EUR', 0.1)");
    }
    assertThatThrownBy(() -> JdbcLoader.into(target, Ddl.H2).load(shop, RUN))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("regions has more rows");
  }

  @Test
  void aDatabaseThatRefusesARowIsReported() throws SQLException {
    DataSource target = Database.H2.create();
    String strict = Ddl.H2.createTable(CommerceTables.table("customers"));
    Database.execute(target, Ddl.H2.createTable(CommerceTables.table("regions")));
    Database.execute(target, strict.replace("PRIMARY KEY", "CHECK (customer_id < 7), PRIMARY KEY"));
    assertThatThrownBy(() -> JdbcLoader.into(target, Ddl.H2).withBatchRows(5).load(shop, RUN))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("table customers")
        .hasMessageContaining("load again")
        .matches(e -> ((DataAccessException) e).retriable());
    assertThat(number(target, "SELECT COUNT(*) FROM customers")).as("whole batches").isEqualTo(5);
  }

  @Test
  void refusesWhatCannotBeLoaded() throws SQLException {
    DataSource target = Database.H2.create();
    assertThatThrownBy(() -> JdbcLoader.into(target, Ddl.ATHENA)).hasMessageContaining("Athena");
    assertThatThrownBy(() -> JdbcLoader.into(target, Ddl.H2).withBatchRows(0))
        .hasMessageContaining("0 rows");
  }
}
