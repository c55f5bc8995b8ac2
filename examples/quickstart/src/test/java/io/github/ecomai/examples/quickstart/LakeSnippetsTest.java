package io.github.ecomai.examples.quickstart;

import static io.github.ecomai.source.Predicate.gt;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.EcomAi;
import io.github.ecomai.commerce.SeriesQuery;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.databases.Database;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.examples.commerce.CommerceShop;
import io.github.ecomai.market.ForecastRequest;
import io.github.ecomai.market.MarketIntelligenceHub;
import io.github.ecomai.parquet.Lake;
import io.github.ecomai.parquet.LakeTable;
import io.github.ecomai.parquet.Mask;
import io.github.ecomai.parquet.ParquetSource;
import io.github.ecomai.parquet.ParquetWriter;
import io.github.ecomai.parquet.Pipeline;
import io.github.ecomai.parquet.PipelineReport;
import io.github.ecomai.parquet.PostgresSlot;
import io.github.ecomai.parquet.Tier;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Query;
import io.github.ecomai.sql.JdbcSource;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the lake. */
class LakeSnippetsTest {
  @TempDir private Path folder = Path.of("replaced");

  @Test
  void fromADatabaseToAForecast() throws SQLException {
    javax.sql.DataSource pool = Database.H2.store(DemoShop.tables());
    byte[] key = new byte[32];
    // region lake
    Lake lake = Lake.open(folder);
    try (JdbcSource shop = JdbcSource.of(pool)) {
      LakeTable orders = LakeTable.of("orders", "order_id").withMonth("order_date");
      LakeTable items = LakeTable.of("order_items", "order_id", "line_no");
      LakeTable customers = LakeTable.of("customers", "customer_id").withMask("email", Mask.HASH);
      Pipeline pipeline = Pipeline.of(shop, lake, orders, items, customers).withHashKey(key);
      PipelineReport report = pipeline.run();
    }
    try (ParquetSource prod = lake.prod();
        EcomAi ai = EcomAi.builder().source(prod).seed(7).build()) {
      MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
      SeriesQuery revenue = SeriesQuery.revenue().by(Frequency.MONTH);
      Forecast forecast = market.forecast(ForecastRequest.of(revenue, 12));
      // endregion
      assertThat(forecast.mean().size()).isEqualTo(12);
      assertThat(prod.tables()).containsOnlyKeys("orders", "order_items", "customers");
    }
    URI uri = URI.create("parquet:" + folder.resolve("prod"));
    try (EcomAi ai = EcomAi.builder().source(uri).build()) {
      assertThat(ai.source().tables()).containsKey("orders");
    }
  }

  @Test
  void aMadeUpShop() {
    Lake lake = Lake.open(folder);
    RunContext run = RunContext.defaults().withSeed(7);
    // region made-up-shop
    CommerceShop made = CommerceShop.ofSize(0.05, run);
    try (DataSource shop = made.source()) {
      LakeTable orders = LakeTable.of("orders", "order_id").withMonth("order_date");
      PipelineReport report = Pipeline.of(shop, lake, orders).run(run);
      // endregion
      assertThat(report.steps()).hasSize(3);
      assertThat(report.steps().get(0).rowsOut()).isGreaterThan(1_000);
      assertThat(report.steps().get(2).rowsOut()).isEqualTo(report.steps().get(0).rowsOut());
    }
  }

  @Test
  void aTable() {
    // region LakeTable
    LakeTable orders =
        LakeTable.of("orders", "order_id")
            .withWatermark("updated_at", Duration.ofHours(1))
            .withMonth("order_date")
            .withSort("customer_id");
    // endregion
    assertThat(orders.key()).containsExactly("order_id");
  }

  @Test
  void refusedRows() throws SQLException {
    javax.sql.DataSource pool = Database.H2.create();
    Database.execute(
        pool,
        "CREATE TABLE items (item_id BIGINT, quantity BIGINT)",
        "INSERT INTO items VALUES (1, 5), (2, 0)");
    Lake lake = Lake.open(folder);
    RunContext run = RunContext.defaults();
    try (JdbcSource shop = JdbcSource.of(pool)) {
      // region lake-checks
      LakeTable items =
          LakeTable.of("items", "item_id").withCheck("quantity is positive", gt("quantity", 0L));
      PipelineReport report = Pipeline.of(shop, lake, items).run();
      Map<String, Long> refused = report.refused(); // {quantity is positive=1}
      ParquetSource quarantine = lake.read(Tier.QUARANTINE, run);
      // endregion
      assertThat(refused).isEqualTo(Map.of("quantity is positive", 1L));
      assertThat(quarantine.tables()).containsKey("items");
      quarantine.close();
      // region lake-replay
      LakeTable all = LakeTable.of("items", "item_id");
      Pipeline.of(shop, lake, all).replay(run);
      // endregion
      try (ParquetSource prod = lake.prod()) {
        assertThat(prod.tables()).containsKey("items");
      }
    }
  }

  @Test
  void aSlot() throws SQLException {
    javax.sql.DataSource pool = Database.POSTGRESQL.create();
    Database.execute(
        pool,
        "CREATE TABLE orders (order_id BIGINT PRIMARY KEY)",
        "INSERT INTO orders VALUES (1), (2)");
    Lake lake = Lake.open(folder);
    LakeTable orders = LakeTable.of("orders", "order_id");
    try (JdbcSource shop = JdbcSource.of(pool)) {
      // region lake-slot
      PostgresSlot slot = PostgresSlot.open(pool, "shop_lake");
      PipelineReport report = Pipeline.of(shop, lake, orders).withSlot(slot).run();
      // endregion
      assertThat(report.steps().get(0).rowsOut()).isEqualTo(2);
    } finally {
      Database.execute(pool, "SELECT pg_drop_replication_slot('shop_lake')");
    }
  }

  @Test
  void oneFile() {
    MemorySource source = DemoShop.tables();
    RunContext run = RunContext.defaults();
    // region ParquetWriter
    try (BatchReader rows = source.read(Query.from("orders"), run)) {
      long written = ParquetWriter.write(rows, folder.resolve("orders.parquet"), run);
    }
    // endregion
    try (ParquetSource orders = ParquetSource.open(folder)) {
      assertThat(orders.tables().get("orders")).isEqualTo(source.tables().get("orders"));
    }
  }
}
