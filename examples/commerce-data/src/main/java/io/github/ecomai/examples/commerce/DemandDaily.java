package io.github.ecomai.examples.commerce;

import io.github.ecomai.run.RunContext;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * Adds up the written orders to {@code demand_daily}: a row for each product, country and day on
 * which something was sold or could not be.
 */
final class DemandDaily {
  private static final int PRODUCTS_OF_A_FILE = 256;

  /** Promotions that lower prices do not overlap, so no day is joined twice. */
  private static final String SQL =
      """
      WITH sold AS (
        SELECT product_id, region_id, order_date AS demand_date,
          CAST(sum(quantity) AS BIGINT) AS units,
          sum(CAST(quantity AS DECIMAL(9, 0)) * CAST(unit_price AS DECIMAL(12, 2))
            * CAST(1 - i.discount AS DECIMAL(5, 2)) * CAST(fx_rate AS DECIMAL(10, 8))) AS revenue
        FROM order_items i JOIN orders o USING (order_id)
        WHERE o.status <> 'cancelled' AND product_id BETWEEN {first} AND {last}
        GROUP BY ALL),
      missing AS (
        SELECT s.product_id, w.region_id, CAST(unnest(generate_series(
          CAST(first_date AS TIMESTAMP), CAST(last_date AS TIMESTAMP), INTERVAL 1 DAY)) AS DATE)
          AS demand_date
        FROM stock_outs s JOIN warehouses w USING (warehouse)
        WHERE s.product_id BETWEEN {first} AND {last}),
      days AS (
        SELECT product_id, region_id, demand_date, coalesce(units, 0) AS units,
          CAST(coalesce(revenue, 0) AS DECIMAL(18, 4)) AS revenue, m.product_id IS NOT NULL AS out
        FROM sold s FULL JOIN missing m USING (product_id, region_id, demand_date)),
      priced AS (
        SELECT d.*, CAST(h.price AS DOUBLE) * CAST(f.rate_to_usd AS DOUBLE)
          / CAST(e.rate_to_usd AS DOUBLE) AS listed
        FROM days d ASOF JOIN price_history h ON h.product_id = d.product_id
          AND h.region_id = d.region_id AND d.demand_date >= h.valid_from
        JOIN fx_rates f ON f.currency = h.currency AND f.rate_date = d.demand_date
        JOIN fx_rates e ON e.currency = 'EUR' AND e.rate_date = d.demand_date),
      promoted AS (
        SELECT category_id, region_id, CAST(unnest(generate_series(CAST(start_date AS TIMESTAMP),
          CAST(end_date AS TIMESTAMP), INTERVAL 1 DAY)) AS DATE) AS demand_date
        FROM promotions WHERE discount_rate > 0 AND code <> 'WELCOME5')
      SELECT d.product_id, d.region_id, d.demand_date, d.units, d.revenue,
        CAST(CASE WHEN units > 0 THEN CAST(d.revenue AS DOUBLE) / units ELSE listed END
          AS DECIMAL(18, 4)) AS average_price,
        coalesce(coalesce(p.category_id, c.category_id) = c.category_id
          AND coalesce(p.region_id, d.region_id) = d.region_id
          AND p.demand_date IS NOT NULL, false) AS on_promotion,
        d.out AS stocked_out
      FROM priced d JOIN products c USING (product_id)
      LEFT JOIN promoted p ON p.demand_date = d.demand_date
      ORDER BY 1, 2, 3""";

  private DemandDaily() {}

  /** Writes the files and gives the number of rows. */
  static long write(Path folder, RunContext run) throws IOException {
    return write(folder, run, DemandDaily::writeAll);
  }

  /** Writes the rows of one product, from a folder that may hold no others. */
  static void write(Path folder, long product, RunContext run) throws IOException {
    write(folder, run, (statement, target, r) -> write(statement, target, product, product));
  }

  /** What is written once all tables can be asked. */
  private interface Writing {
    long write(Statement statement, Path target, RunContext run) throws SQLException;
  }

  private static long write(Path folder, RunContext run, Writing writing) throws IOException {
    Path target = folder.resolve("tables").resolve("demand_daily");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("SET threads = " + run.parallelism());
      statement.execute("SET memory_limit = '" + (run.memoryBudget() >> 20) + "MiB'");
      statement.execute("SET temp_directory = " + quoted(run.temporaryDirectory().resolve("duck")));
      for (String table :
          new String[] {
            "orders", "order_items", "products", "price_history", "fx_rates", "promotions"
          }) {
        view(statement, table, folder.resolve("tables").resolve(table));
      }
      view(statement, "stock_outs", folder.resolve("truth").resolve("stock_outs"));
      statement.execute("CREATE TABLE warehouses (region_id BIGINT, warehouse VARCHAR)");
      for (int c = 0; c < Vocabulary.COUNTRIES.size(); c++) {
        String warehouse = Codes.WAREHOUSES.get(Vocabulary.COUNTRIES.get(c).warehouse());
        statement.execute("INSERT INTO warehouses VALUES (" + (c + 1) + ", '" + warehouse + "')");
      }
      return writing.write(statement, target, run);
    } catch (SQLException e) {
      throw new IOException("demand_daily could not be written", e);
    }
  }

  private static void view(Statement statement, String name, Path files) throws SQLException {
    statement.execute(
        "CREATE VIEW "
            + name
            + " AS FROM read_parquet("
            + quoted(files.resolve("*.parquet"))
            + ")");
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }

  private static long writeAll(Statement statement, Path target, RunContext run)
      throws SQLException {
    long products = number(statement, "SELECT count(*) FROM products");
    long rows = 0;
    for (long first = 1; first <= products; first += PRODUCTS_OF_A_FILE) {
      run.checkCancelled();
      rows += write(statement, target, first, first + PRODUCTS_OF_A_FILE - 1);
    }
    return rows;
  }

  private static long write(Statement statement, Path target, long first, long last)
      throws SQLException {
    String file = String.format(Locale.ROOT, "part-%05d.parquet", first / PRODUCTS_OF_A_FILE);
    String sql =
        SQL.replace("{first}", Long.toString(first)).replace("{last}", Long.toString(last));
    return statement.executeLargeUpdate(
        "COPY ("
            + sql
            + ") TO "
            + quoted(target.resolve(file))
            + " (FORMAT PARQUET, COMPRESSION ZSTD)");
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }
}
