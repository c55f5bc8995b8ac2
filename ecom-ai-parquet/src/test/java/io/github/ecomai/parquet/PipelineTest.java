package io.github.ecomai.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.databases.Database;
import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.sql.JdbcSource;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;

/** A small shop in H2, worked by hand. */
class PipelineTest extends SmallShop {
  @Test
  void rowsArriveInProdByMonth() throws SQLException {
    order(1, "paid", "10.5", "2026-01-05", "2026-01-05 10:00:00");
    order(2, "open", "20", "2026-02-05", "2026-02-05 10:00:00");
    order(3, "paid", "30", "2026-02-06", "2026-02-06 10:00:00");
    PipelineReport report = run(ORDERS);
    assertThat(report.steps())
        .containsExactly(
            new PipelineReport.Step("capture", "orders", 3, 3, Map.of()),
            new PipelineReport.Step("refine", "orders", 3, 3, Map.of()),
            new PipelineReport.Step("shape", "orders", 3, 3, Map.of()));
    assertThat(report.version()).isEqualTo(lake.version()).isEqualTo(3);
    assertThat(Rows.of(lake, Tier.PROD, "orders"))
        .containsExactly(
            prodRow(1, "paid", "10.5000", "2026-01-05", "2026-01-05T10:00:00Z"),
            prodRow(2, "open", "20.0000", "2026-02-05", "2026-02-05T10:00:00Z"),
            prodRow(3, "paid", "30.0000", "2026-02-06", "2026-02-06T10:00:00Z"));
    assertThat(Ledger.names(lake.root().resolve("prod/orders")))
        .extracting(name -> name.substring(0, "month=2026-01".length()))
        .containsExactly("month=2026-01", "month=2026-02");
    try (LakeWriter writer = lake.write()) {
      List<LakeFile> files = writer.base().table(Tier.PROD, "orders").orElseThrow().files();
      String file = lake.root().resolve(files.get(1).path()).toString();
      try (ParquetSource february = ParquetSource.open(Path.of(file))) {
        String table = february.tables().keySet().iterator().next();
        assertThat(Rows.of(february, io.github.ecomai.source.Query.from(table)))
            .as("sorted by customer")
            .extracting(row -> row.get(1))
            .containsExactly(0L, 2L);
      }
    }
  }

  @Test
  void aRunWithoutChangesWritesNothing() throws SQLException {
    order(1, "paid", "10.5", "2026-01-05", "2026-01-05 10:00:00");
    order(2, "lost", "10.5", "2026-01-05", "2026-01-05 10:00:00");
    Database.execute(shop, "INSERT INTO customers VALUES (1, 'a@b.c', null, null, null, null)");
    run(ORDERS, CUSTOMERS);
    var before = Ledger.content(lake.root());
    for (int i = 0; i < 3; i++) {
      PipelineReport report = run(ORDERS, CUSTOMERS);
      assertThat(report.isUnchanged()).isTrue();
      assertThat(Ledger.content(lake.root())).isEqualTo(before);
    }
  }

  @Test
  void rawKeepsEveryChangeWithItsOperation() throws SQLException {
    order(1, "open", "10", "2026-01-05", "2026-01-05 10:00:00");
    order(2, "open", "20", "2026-01-05", "2026-01-05 10:00:00");
    run(ORDERS);
    order(1, "paid", "10", "2026-03-05", "2026-01-05 11:00:00");
    Database.execute(shop, "DELETE FROM orders WHERE order_id = 2");
    run(ORDERS);
    order(2, "paid", "21", "2026-01-09", "2026-01-05 12:00:00");
    PipelineReport report = run(ORDERS);
    assertThat(Rows.of(lake, Tier.RAW, "orders"))
        .extracting(row -> row.get(0) + " " + row.get(1) + " " + row.get(2) + " " + row.get(4))
        .containsExactlyInAnyOrder(
            "I 1 1 open", "I 2 2 open", "U 3 1 paid", "D 4 2 null", "I 6 2 paid");
    assertThat(Rows.of(lake, Tier.PROD, "orders"))
        .containsExactly(
            prodRow(1, "paid", "10.0000", "2026-03-05", "2026-01-05T11:00:00Z"),
            prodRow(2, "paid", "21.0000", "2026-01-09", "2026-01-05T12:00:00Z"));
    assertThat(report.steps().get(0).rowsOut()).isEqualTo(1);
  }

  @Test
  void lateRowsArrive() throws SQLException {
    order(1, "open", "10", "2026-01-05", "2026-01-05 10:00:00");
    run(ORDERS);
    order(2, "open", "20", "2026-01-05", "2026-01-05 09:55:00");
    assertThat(run(ORDERS).steps().get(0).rowsOut()).as("within the overlap").isEqualTo(1);
    order(3, "open", "30", "2025-01-05", "2025-01-05 09:00:00");
    assertThat(run(ORDERS).steps().get(0).rowsOut()).as("found by its key").isEqualTo(1);
    Database.execute(shop, "INSERT INTO orders VALUES (4, 1, 'open', 1, DATE '2026-01-01', NULL)");
    assertThat(run(ORDERS).steps().get(0).rowsOut()).as("without a watermark").isEqualTo(1);
    assertThat(Rows.of(lake, Tier.PROD, "orders")).hasSize(4);
  }

  @Test
  void oneRowOfAWrongDateHidesNothing() throws SQLException {
    order(1, "open", "10", "2026-01-05", "2999-01-05 10:00:00");
    run(ORDERS);
    order(1, "paid", "10", "2026-01-05", "2998-01-05 10:00:00");
    assertThat(run(ORDERS).steps().get(0).rowsOut()).isEqualTo(1);
  }

  @Test
  void anotherWatermarkStartsFromTheBeginning() throws SQLException {
    LakeTable orders = LakeTable.of("orders", "order_id").withoutDeletes();
    LakeTable byTime = orders.withWatermark("updated_at", Duration.ZERO);
    LakeTable byNumber = orders.withWatermark("order_id", 0);
    LakeTable byDay = orders.withWatermark("order_date", Duration.ZERO);
    for (int id = 1; id <= 5; id++) {
      order(id, "open", "10", "2026-01-0" + id, "2026-01-05 10:00:0" + id);
    }
    run(byTime);
    order(1, "paid", "10", "2026-01-01", "2026-01-01 00:00:00");
    assertThat(run(byTime).steps().get(0).rowsOut()).as("before the watermark").isZero();
    assertThat(run(byNumber).steps().get(0).rowsOut()).isEqualTo(1);
    assertThat(run(byNumber).steps().get(0).rowsIn()).as("the last number").isEqualTo(1);
    order(2, "paid", "10", "2026-01-02", "2026-01-02 00:00:00");
    assertThat(run(byNumber).steps().get(0).rowsOut()).isZero();
    assertThat(run(byDay).steps().get(0).rowsOut()).isEqualTo(1);
    assertThat(run(byDay).steps().get(0).rowsIn()).as("the last day").isEqualTo(1);
    PipelineReport report = run(byTime);
    assertThat(report.steps().get(0).rowsIn()).as("as far as it was").isEqualTo(1);
    assertThat(report.isUnchanged()).isTrue();
  }

  @Test
  void aWatermarkThatIsNewIsKeptThoughNothingChanged() throws SQLException {
    LakeTable orders = LakeTable.of("orders", "order_id");
    order(1, "open", "10", "2026-01-01", "2026-01-05 10:00:00");
    order(2, "open", "10", "2026-01-02", "2026-01-05 11:00:00");
    run(orders);
    LakeTable marked = orders.withWatermark("updated_at", Duration.ZERO);
    assertThat(run(marked).steps().get(0).rowsIn()).isEqualTo(2);
    assertThat(run(marked).steps().get(0).rowsIn()).isEqualTo(1);
    var before = Ledger.content(lake.root());
    run(marked);
    assertThat(Ledger.content(lake.root())).isEqualTo(before);
  }

  @Test
  void newAndWiderColumnsArriveOthersAreRefused() throws SQLException {
    order(1, "paid", "10.25", "2026-01-05", "2026-01-05 10:00:00");
    run(ORDERS);
    Database.execute(
        shop,
        "ALTER TABLE orders ADD COLUMN channel VARCHAR(9) DEFAULT 'web'",
        "ALTER TABLE orders ALTER COLUMN customer_id DECIMAL(18,2)",
        "ALTER TABLE orders ALTER COLUMN order_date TIMESTAMP");
    run(ORDERS);
    Database.execute(
        shop,
        "INSERT INTO orders VALUES (2, 2.5, 'open', 7, DATE '2026-02-01',"
            + " TIMESTAMP '2026-02-01 00:00:00', NULL)");
    run(ORDERS);
    Instant first = Instant.parse("2026-01-05T00:00:00Z");
    assertThat(Rows.of(lake, Tier.PROD, "orders"))
        .extracting(row -> Arrays.asList(row.get(0), row.get(1), row.get(4), row.get(6)))
        .containsExactly(
            Arrays.asList(1L, new BigDecimal("1.00"), first, "web"),
            Arrays.asList(2L, new BigDecimal("2.50"), Instant.parse("2026-02-01T00:00:00Z"), null));
    assertThat(Rows.of(lake, Tier.RAW, "orders")).hasSize(3);
    assertThat(run(ORDERS).isUnchanged()).isTrue();
    long version = lake.version();
    Database.execute(
        shop,
        "ALTER TABLE orders DROP COLUMN channel",
        "ALTER TABLE orders ALTER COLUMN status BIGINT USING 1");
    assertThatThrownBy(() -> run(LakeTable.of("orders", "order_id")))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("the columns of table 'orders' changed")
        .hasMessageContaining("'status' was STRING and is LONG")
        .hasMessageContaining("'channel' STRING is gone")
        .hasMessageContaining("Maybe");
    assertThat(lake.version()).isEqualTo(version);
  }

  @Test
  void anEmptyTableIsATable() throws SQLException {
    assertThat(run(ORDERS).isUnchanged()).isTrue();
    assertThat(Rows.of(lake, Tier.PROD, "orders")).isEmpty();
    var before = Ledger.content(lake.root());
    run(ORDERS);
    assertThat(Ledger.content(lake.root())).isEqualTo(before);
    order(1, "paid", "1", "2026-01-05", "2026-01-05 10:00:00");
    run(ORDERS);
    Database.execute(shop, "DELETE FROM orders");
    run(ORDERS);
    assertThat(Rows.of(lake, Tier.PROD, "orders")).isEmpty();
    assertThat(Rows.of(lake, Tier.RAW, "orders")).hasSize(2);
  }

  @Test
  void progressIsToldAndCancellingStops() throws SQLException {
    order(1, "paid", "1", "2026-01-05", "2026-01-05 10:00:00");
    var stages = new ConcurrentSkipListSet<String>();
    try (JdbcSource source = JdbcSource.of(shop)) {
      Pipeline pipeline = Pipeline.of(source, lake, ORDERS);
      RunContext told =
          RunContext.defaults().withProgress((stage, done, total) -> stages.add(stage));
      pipeline.run(told);
      assertThat(new TreeSet<>(stages))
          .contains("capture orders", "refine orders", "shape orders", "lake");
      order(2, "paid", "2", "2026-01-05", "2026-01-05 10:00:00");
      RunContext[] stopped = new RunContext[1];
      stopped[0] =
          RunContext.defaults()
              .withProgress(
                  (stage, done, total) -> {
                    if (stage.startsWith("refine")) {
                      stopped[0].cancellation().cancel();
                    }
                  });
      assertThatThrownBy(() -> pipeline.run(stopped[0])).isInstanceOf(RunCancelledException.class);
      assertThat(Rows.of(lake, Tier.PROD, "orders")).hasSize(1);
      pipeline.run();
      assertThat(Rows.of(lake, Tier.PROD, "orders")).hasSize(2);
    }
  }

  @Test
  void misuseSaysWhatToDo() throws SQLException {
    try (JdbcSource source = JdbcSource.of(shop)) {
      assertThatThrownBy(() -> Pipeline.of(source, lake)).hasMessageContaining("no table is given");
      assertThatThrownBy(() -> Pipeline.of(source, lake, ORDERS, ORDERS))
          .hasMessageContaining("'orders' is given twice");
      assertThatThrownBy(() -> Pipeline.of(source, lake, CUSTOMERS).run())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("withHashKey");
      assertThatThrownBy(() -> Pipeline.of(source, lake, ORDERS).withHashKey(new byte[8]))
          .hasMessageContaining("8 bytes");
      assertThatThrownBy(() -> Pipeline.of(source, lake, ORDERS).replay(RunContext.defaults()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("never captured");
      refused(source, LakeTable.of("nothing", "id"), "has no table 'nothing'");
      refused(source, LakeTable.of("orders", "id"), "no column 'id'");
      refused(source, LakeTable.of("orders", "order_id").withMonth("status"), "its month");
      refused(
          source,
          LakeTable.of("orders", "order_id").withWatermark("status", 0),
          "cannot be its watermark");
      refused(
          source, LakeTable.of("orders", "order_id").withMask("total", Mask.YEAR), "the mask YEAR");
      refused(
          source, LakeTable.of("orders", "order_id").withMask("total", Mask.KEEP), "the mask KEEP");
      refused(
          source,
          LakeTable.of("orders", "order_id").withMask("order_id", Mask.HIDE),
          "part of the key");
    }
    assertThat(lake.version()).isZero();
    assertThatThrownBy(() -> LakeTable.of("no table", "id")).hasMessageContaining("'no table'");
    assertThatThrownBy(() -> LakeTable.of("orders")).hasMessageContaining("has no key");
  }

  private void refused(JdbcSource source, LakeTable table, String message) {
    assertThatThrownBy(() -> Pipeline.of(source, lake, table).run()).hasMessageContaining(message);
  }
}
