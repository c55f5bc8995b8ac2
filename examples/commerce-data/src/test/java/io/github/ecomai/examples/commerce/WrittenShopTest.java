package io.github.ecomai.examples.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.Cancellation;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The default shop, written and asked. */
class WrittenShopTest {
  private static final RunContext RUN = RunContext.defaults().withSeed(7);

  @TempDir private static Path folder;
  private static Map<String, Long> rows;
  private static ShopQueries shop;

  @BeforeAll
  static void write() throws IOException, SQLException {
    rows = CommerceShop.ofSize(1, RUN).write(folder, RUN);
    shop = ShopQueries.open(folder);
  }

  @AfterAll
  static void close() throws SQLException {
    shop.close();
  }

  private static void none(String sql) throws SQLException {
    assertThat(shop.number(sql)).as(sql).isZero();
  }

  @Test
  void hasOver300000RowsIn26Tables() throws SQLException {
    assertThat(rows).hasSize(26);
    assertThat(rows.values().stream().mapToLong(Long::longValue).sum()).isGreaterThan(300_000);
    for (TableDef table : CommerceTables.all()) {
      assertThat(shop.number("SELECT count(*) FROM " + table.name()))
          .as(table.name())
          .isEqualTo(rows.get(table.name()).doubleValue());
    }
    assertThat(rows.entrySet().stream().filter(e -> e.getValue() == 0).map(Map.Entry::getKey))
        .as("tables that a system has to run for")
        .containsExactlyInAnyOrder(
            "model_runs",
            "forecasts",
            "customer_segments",
            "customer_scores",
            "fraud_scores",
            "compliance_events",
            "conversations",
            "messages");
  }

  @Test
  void keepsEveryRuleOfTheModel() throws SQLException {
    int asked = 0;
    for (TableDef table : CommerceTables.all()) {
      for (Map.Entry<String, String> rule : table.breaches().entrySet()) {
        assertThat(shop.number(rule.getValue())).as("%s: %s", table.name(), rule.getKey()).isZero();
        asked++;
      }
    }
    assertThat(asked).isGreaterThan(150);
  }

  /** A clusterer has to look at what customers do: no column of the shop names their taste. */
  @Test
  void noColumnGivesATasteAway() throws SQLException {
    shop.keep(
        "tasted",
        "SELECT t.taste, c.*, o.* EXCLUDE (customer_id) FROM truth_customers t JOIN customers c USING"
            + " (customer_id) JOIN (SELECT customer_id, count(*) AS orders, avg(hour(created_at)) AS"
            + " usual_hour, avg(total) AS mean_amount, max(order_date) AS last_order FROM"
            + " orders GROUP BY 1) o USING (customer_id)");
    List<String> columns = new ArrayList<>(List.of("orders", "usual_hour", "mean_amount"));
    CommerceTables.table("customers").columns().forEach(column -> columns.add(column.name()));
    List<String> tastes =
        List.copyOf(shop.numbers("SELECT taste, count(*) FROM tasted GROUP BY 1").keySet());
    assertThat(tastes).hasSizeGreaterThan(2);
    for (String column : columns) {
      for (String taste : tastes) {
        double area =
            shop.number(
                """
                WITH r AS (SELECT taste = '%2$s' AS hit, rank() OVER (ORDER BY %1$s NULLS FIRST)
                  + (count(*) OVER (PARTITION BY %1$s) - 1) / 2.0 AS place FROM tasted)
                SELECT (sum(place) FILTER (hit) - count(*) FILTER (hit) * (count(*) FILTER (hit) + 1)
                  / 2.0) / (count(*) FILTER (hit) * count(*) FILTER (NOT hit)) FROM r"""
                    .formatted(column, taste));
        assertThat(area).as("%s of %s", column, taste).isBetween(0.03, 0.97);
      }
    }
  }

  /** A forecaster has to forecast: neither the month before nor the same of last year will do. */
  @Test
  void noMonthRepeatsAnother() throws SQLException {
    String months =
        "WITH m AS (SELECT date_trunc('month', order_date) AS month, ln(sum(total * fx_rate))"
            + " AS revenue FROM orders WHERE status <> 'cancelled' AND order_date < '2026-01-01'"
            + " GROUP BY 1) SELECT stddev(revenue - earlier) FROM (SELECT revenue, lag(revenue, %d)"
            + " OVER (ORDER BY month) AS earlier FROM m)";
    assertThat(shop.number(months.formatted(1))).isGreaterThan(0.05);
    assertThat(shop.number(months.formatted(12))).isGreaterThan(0.03);
  }

  @Test
  void demandOfAProductIsMadeAlone() throws IOException, SQLException {
    CommerceShop made = CommerceShop.ofSize(1, RUN);
    for (long product : new long[] {1, 17, 120}) {
      long count = 0;
      long units = 0;
      long revenue = 0;
      for (Batch batch : made.demand(product, RUN)) {
        count += batch.rows();
        for (int row = 0; row < batch.rows(); row++) {
          units += batch.longs("units").get(row);
          revenue += batch.decimals("revenue").unscaled(row);
        }
      }
      String among = " FROM demand_daily WHERE product_id = " + product;
      assertThat(shop.number("SELECT count(*)" + among)).isEqualTo(count).isPositive();
      assertThat(shop.number("SELECT sum(units)" + among)).isEqualTo(units);
      assertThat(shop.number("SELECT CAST(sum(revenue) * 10000 AS BIGINT)" + among))
          .isEqualTo(revenue);
    }
    assertThatThrownBy(() -> made.demand(121, RUN)).hasMessageContaining("product 121");
  }

  @Test
  void aBreachIsSeen() throws SQLException {
    TableDef orders = CommerceTables.table("orders");
    String inner = "(SELECT * REPLACE (%s) FROM orders) t";
    List<Double> found = new ArrayList<>();
    for (String change :
        List.of("NULL AS status", "1 AS order_id", "-1 AS customer_id", "'lost' AS status")) {
      double worst = 0;
      for (String sql : orders.breaches().values()) {
        String changed =
            sql.replace("FROM orders t", "FROM " + inner.formatted(change))
                .replaceFirst("FROM orders( |$)", "FROM " + inner.formatted(change) + " ");
        worst = Math.max(worst, shop.number(changed));
      }
      found.add(worst);
    }
    assertThat(found).allMatch(breaches -> breaches > 20_000);
  }

  @Test
  void totalsOfOrdersAreThoseOfTheirLines() throws SQLException {
    none(
        """
        SELECT count(*) FROM orders o JOIN (
          SELECT order_id, sum(quantity * unit_price) AS lines,
            sum(quantity * CAST(unit_price AS DECIMAL(12, 2)) * CAST(discount AS DECIMAL(4, 2)))
              AS off
          FROM order_items GROUP BY order_id) l USING (order_id)
        WHERE o.subtotal <> l.lines OR o.discount <> l.off""");
    none("SELECT count(*) FROM orders o ANTI JOIN order_items i USING (order_id)");
    none(
        """
        SELECT count(*) FROM orders JOIN regions USING (region_id)
        WHERE abs(tax - (subtotal - discount) * tax_rate) > 0.005
          OR orders.currency <> regions.currency""");
  }

  @Test
  void ordersOfTheirDayRateAndCustomer() throws SQLException {
    none(
        """
        SELECT count(*) FROM orders WHERE order_date <> CAST(timezone('Europe/Berlin',
          timezone('UTC', created_at)) AS DATE)"""
            .replace("timezone('UTC', created_at)", "created_at AT TIME ZONE 'UTC'"));
    none(
        """
        SELECT count(*) FROM orders o
        JOIN fx_rates f ON f.currency = o.currency AND f.rate_date = o.order_date
        JOIN fx_rates e ON e.currency = 'EUR' AND e.rate_date = o.order_date
        WHERE abs(o.fx_rate - CAST(f.rate_to_usd AS DOUBLE) / CAST(e.rate_to_usd AS DOUBLE)) > 6e-9""");
    none(
        """
        SELECT count(*) FROM orders o JOIN customers c USING (customer_id)
        WHERE o.region_id <> c.region_id OR o.order_date < c.signup_date""");
    none(
        """
        SELECT count(*) FROM order_items i JOIN orders o USING (order_id)
        JOIN products p USING (product_id)
        WHERE o.order_date NOT BETWEEN p.launch_date AND coalesce(p.retire_date, o.order_date)""");
  }

  @Test
  void pricesAreThoseOfTheHistory() throws SQLException {
    none(
        """
        SELECT count(*) FROM order_items i JOIN orders o USING (order_id)
        LEFT JOIN price_history h ON h.product_id = i.product_id AND h.region_id = o.region_id
          AND o.order_date BETWEEN h.valid_from AND coalesce(h.valid_to, DATE '9999-01-01')
        WHERE h.price IS DISTINCT FROM i.unit_price OR h.currency <> o.currency""");
    none(
        """
        SELECT count(*) FROM (SELECT valid_to, lead(valid_from) OVER (
          PARTITION BY product_id, region_id ORDER BY valid_from) AS following FROM price_history)
        WHERE following IS NOT NULL AND following <> valid_to + 1""");
  }

  @Test
  void paymentsFollowTheirOrder() throws SQLException {
    none(
        """
        SELECT count(*) FROM payments p JOIN orders o USING (order_id)
        WHERE p.currency <> o.currency OR abs(p.amount - o.total) > 0.005
          OR p.authorised_at < o.created_at""");
    none("SELECT count(*) FROM orders ANTI JOIN payments USING (order_id)");
    none(
        """
        SELECT count(*) FROM payments
        WHERE (method = 'credit card') <> (card_token IS NOT NULL)
          OR (card_token IS NULL) <> (card_bin IS NULL)
          OR (card_token IS NULL) <> (card_last4 IS NULL)""");
    none(
        """
        SELECT count(*) FROM fraud_labels l JOIN payments p USING (payment_id)
        WHERE l.reported_at < p.authorised_at
          OR l.reported_at >= TIMESTAMP '2026-03-09 23:00:00'""");
  }

  @Test
  void dailyDemandAddsUpTheOrders() throws SQLException {
    String sold = "FROM order_items i JOIN orders o USING (order_id) WHERE o.status <> 'cancelled'";
    assertThat(shop.number("SELECT sum(units) FROM demand_daily"))
        .isEqualTo(shop.number("SELECT sum(quantity) " + sold));
    double revenue =
        shop.number(
            "SELECT sum(quantity * unit_price * (1 - i.discount)::DOUBLE * fx_rate) " + sold);
    assertThat(shop.number("SELECT sum(revenue) FROM demand_daily") / revenue)
        .isBetween(1 - 1e-6, 1 + 1e-6);
    none(
        """
        SELECT count(*) FROM demand_daily d FULL JOIN (
          SELECT product_id, region_id, order_date AS demand_date, sum(quantity) AS n
          FROM order_items i JOIN orders o USING (order_id)
          WHERE o.status <> 'cancelled' GROUP BY ALL) s
        USING (product_id, region_id, demand_date)
        WHERE coalesce(s.n, 0) <> coalesce(d.units, -1)""");
    none("SELECT count(*) FROM demand_daily WHERE stocked_out AND units > 0");
    none("SELECT count(*) FROM demand_daily WHERE NOT stocked_out AND units = 0");
    none(
        """
        SELECT count(*) FROM truth_lost_sales l
        LEFT JOIN demand_daily d USING (product_id, region_id, demand_date)
        WHERE NOT coalesce(d.stocked_out, false)""");
  }

  @Test
  void everyDiscountOfADayIsAPromotion() throws SQLException {
    none(
        """
        SELECT count(*) FROM order_items i JOIN orders o USING (order_id)
        JOIN products p USING (product_id) LEFT JOIN promotions m USING (promotion_id)
        WHERE i.discount > 0 AND NOT coalesce(o.order_date BETWEEN m.start_date AND m.end_date
          AND coalesce(m.category_id, p.category_id) = p.category_id
          AND coalesce(m.region_id, o.region_id) = o.region_id, false)""");
  }

  @Test
  void aFolderMustBeEmpty() {
    assertThatThrownBy(() -> CommerceShop.ofSize(0.01, RUN).write(folder, RUN))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not empty");
  }

  @Test
  void cancellingEndsIt(@TempDir Path other) throws IOException {
    Cancellation cancellation = new Cancellation();
    List<Long> heard = new ArrayList<>();
    RunContext run =
        RUN.withParallelism(1)
            .withCancellation(cancellation)
            .withProgress(
                (stage, done, total) -> {
                  heard.add(done);
                  if (done == 2) {
                    cancellation.cancel();
                  }
                });
    assertThatThrownBy(() -> CommerceShop.ofSize(0.05, RUN).write(other, run))
        .isInstanceOf(RunCancelledException.class);
    assertThat(heard).containsExactly(0L, 1L, 2L);
    try (var files = Files.walk(other)) {
      assertThat(files.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
    }
  }
}
