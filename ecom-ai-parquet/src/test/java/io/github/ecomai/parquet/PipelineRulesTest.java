package io.github.ecomai.parquet;

import static io.github.ecomai.source.Predicate.gt;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.databases.Database;
import io.github.ecomai.sql.JdbcSource;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is refused and what is masked on the way. */
class PipelineRulesTest extends SmallShop {
  @Test
  void badRowsWaitInQuarantineUntilTheRulesAcceptThem() throws SQLException {
    order(1, "paid", "10", "2026-01-05", "2026-01-05 10:00:00");
    order(2, "lost", "20", "2026-01-05", "2026-01-05 10:00:00");
    order(3, "paid", "-5", "2026-01-05", "2026-01-05 10:00:00");
    PipelineReport report = run(ORDERS);
    assertThat(report.refused()).isEqualTo(Map.of("status is known", 1L, "total is positive", 1L));
    assertThat(Rows.of(lake, Tier.PROD, "orders")).hasSize(1);
    assertThat(Rows.of(lake, Tier.QUARANTINE, "orders"))
        .extracting(row -> row.get(2) + ": " + row.get(3))
        .containsExactlyInAnyOrder("status is known: 2", "total is positive: 3");
    order(3, "paid", "5", "2026-01-05", "2026-01-06 10:00:00");
    run(ORDERS);
    assertThat(Rows.of(lake, Tier.PROD, "orders")).hasSize(2);
    assertThat(Rows.of(lake, Tier.QUARANTINE, "orders")).as("nothing is lost").hasSize(2);
    LakeTable wider =
        LakeTable.of("orders", "order_id")
            .withWatermark("updated_at", Duration.ofMinutes(10))
            .withMonth("order_date")
            .withSort("customer_id")
            .withCheck("total is positive", gt("total", new BigDecimal("0.0000")));
    PipelineReport replayed = replay(wider);
    assertThat(replayed.refused()).isEqualTo(Map.of("total is positive", 1L));
    assertThat(Rows.of(lake, Tier.PROD, "orders"))
        .extracting(row -> row.get(0) + " " + row.get(3))
        .containsExactly("1 10.0000", "2 20.0000", "3 5.0000");
    assertThat(Rows.of(lake, Tier.QUARANTINE, "orders")).hasSize(1);
    assertThat(run(wider).isUnchanged()).isTrue();
  }

  @Test
  void aBadUpdateLeavesTheLastGoodRow() throws SQLException {
    order(1, "paid", "10", "2026-01-05", "2026-01-05 10:00:00");
    run(ORDERS);
    order(1, "paid", "-1", "2026-01-05", "2026-01-05 11:00:00");
    assertThat(run(ORDERS).refused()).isEqualTo(Map.of("total is positive", 1L));
    assertThat(Rows.of(lake, Tier.PROD, "orders"))
        .extracting(row -> row.get(3))
        .containsExactly(new BigDecimal("10.0000"));
  }

  @Test
  void rowsWithoutAKeyAreRefusedOnce() throws SQLException {
    Database.execute(
        shop,
        "CREATE TABLE scores (run_id VARCHAR(40), n BIGINT)",
        "INSERT INTO scores VALUES ('a', 1), (NULL, 2), (NULL, 3), ('4111 1111 1111 1111', 4)");
    LakeTable scores = LakeTable.of("scores", "run_id");
    assertThat(run(scores).refused())
        .isEqualTo(Map.of("key run_id is null", 2L, "key run_id holds a card number", 1L));
    Database.execute(shop, "INSERT INTO scores VALUES (NULL, 5), ('b', 6)");
    assertThat(run(scores).refused()).isEqualTo(Map.of("key run_id is null", 1L));
    assertThat(run(scores).isUnchanged()).isTrue();
    assertThat(Rows.of(lake, Tier.PROD, "scores"))
        .containsExactly(List.of("a", 1L), List.of("b", 6L));
    assertThat(Rows.of(lake, Tier.QUARANTINE, "scores")).hasSize(4);
  }

  @Test
  void sensitiveColumnsAreMasked() throws SQLException {
    Database.execute(
        shop,
        "INSERT INTO customers VALUES (1, ' Ann@Shop.example', '5500-0000-0000-0004',"
            + " DATE '1980-07-31', '+49 1', 'paid with 4111 1111 1111 1111, ref 1234567890123')",
        "INSERT INTO customers VALUES (2, 'ann@shop.example ', '4000', NULL, NULL, NULL)");
    run(CUSTOMERS);
    String hash = new Masking(KEY).hash("ann@shop.example");
    for (Tier tier : List.of(Tier.CURATED, Tier.PROD)) {
      int first = tier == Tier.CURATED ? 1 : 0;
      assertThat(Rows.of(lake, tier, "customers"))
          .extracting(row -> row.subList(first, row.size()))
          .containsExactly(
              Arrays.asList(
                  1L,
                  hash,
                  "5500-00**-****-0004",
                  LocalDate.of(1980, 1, 1),
                  null,
                  "paid with 4111 11** **** 1111, ref 1234567890123"),
              Arrays.asList(2L, hash, "**00", null, null, null));
    }
    for (String tier : List.of("curated", "prod")) {
      Ledger.content(lake.root().resolve(tier))
          .forEach(
              (name, bytes) ->
                  assertThat(bytes.toLowerCase(java.util.Locale.ROOT))
                      .doesNotContain("shop.example", "1111 1111", "0000-0000", "+49"));
    }
  }

  @Test
  void columnsOfOtherLongNumbersCanBeKept() throws SQLException {
    Database.execute(
        shop,
        "CREATE TABLE parcels (code VARCHAR(40), track VARCHAR(40), note VARCHAR(40))",
        "INSERT INTO parcels VALUES ('4111111111111111', '6011111111111117', '6011111111111117')");
    LakeTable parcels = LakeTable.of("parcels", "code");
    assertThat(run(parcels).refused()).isEqualTo(Map.of("key code holds a card number", 1L));
    LakeTable kept = parcels.withMask("code", Mask.KEEP).withMask("track", Mask.KEEP);
    assertThat(run(kept).refused()).isEmpty();
    assertThat(Rows.of(lake, Tier.PROD, "parcels"))
        .containsExactly(List.of("4111111111111111", "6011111111111117", "601111******1117"));
  }

  @Test
  void anotherKeyMasksAnew() throws SQLException {
    Database.execute(shop, "INSERT INTO customers VALUES (1, 'a@b.c', null, null, null, null)");
    run(CUSTOMERS);
    byte[] other = "another key of 32 random letters".getBytes();
    try (JdbcSource source = JdbcSource.of(shop)) {
      Pipeline.of(source, lake, CUSTOMERS).withHashKey(other).run();
    }
    assertThat(Rows.of(lake, Tier.PROD, "customers"))
        .extracting(row -> row.get(1))
        .containsExactly(new Masking(other).hash("a@b.c"));
  }
}
