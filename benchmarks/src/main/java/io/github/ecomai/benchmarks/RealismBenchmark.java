package io.github.ecomai.benchmarks;

import io.github.ecomai.examples.commerce.CommerceShop;
import io.github.ecomai.run.RunContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The made-up shop beside three real or published sets: a wholesaler of gifts (online-retail),
 * orange juice in supermarkets (orange-juice) and simulated cards (card-transactions). Nothing is
 * judged: the rows show where the shop is like them and where not. {@code --data} is the path of
 * online_retail.csv.gz, whose neighbours are the other sets; {@code --report FILE.html} writes the
 * table with charts.
 */
final class RealismBenchmark implements Benchmark {
  /** One figure of the shop and of a set. */
  private record Measure(String name, String set, String shop, String real) {}

  /** Shares of groups in the shop and in a set. */
  private record Chart(String title, String set, String shop, String real) {}

  private static final String SHOP_BASKETS =
      "(SELECT order_id, customer_id, order_date AS day, count(*) AS lines, sum(quantity) AS units,"
          + " sum(quantity * unit_price * (1 - i.discount)::DOUBLE * fx_rate::DOUBLE) AS amount"
          + " FROM order_items i JOIN orders o USING (order_id) WHERE status <> 'cancelled' GROUP BY"
          + " ALL)";
  private static final String REAL_BASKETS =
      "(SELECT invoice, customer AS customer_id, sold_at::DATE AS day, count(*) AS lines, sum(quantity) AS"
          + " units, sum(quantity * price) AS amount FROM retail WHERE quantity > 0 AND price > 0"
          + " GROUP BY ALL)";

  @Override
  public String name() {
    return "realism";
  }

  @Override
  public String summary() {
    return "the made-up shop beside online-retail, orange-juice and card-transactions";
  }

  @Override
  public Figures run(Arguments arguments) throws IOException {
    Path retail = arguments.data("online-retail/online_retail.csv.gz").toAbsolutePath();
    Optional<Path> report = arguments.path("report");
    RunContext run = RunContext.defaults().withSeed(7);
    Path folder = Files.createTempDirectory("ecom-ai-realism");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      CommerceShop.ofSize(arguments.isShort() ? 1 : 3, run).write(folder, run);
      views(statement, folder, retail.resolve("../..").normalize());
      return compare(statement, report);
    } catch (SQLException e) {
      throw new IOException(e);
    } finally {
      delete(folder);
    }
  }

  private static void views(Statement statement, Path shop, Path sets)
      throws SQLException, IOException {
    try (Stream<Path> tables = Files.list(shop.resolve("tables"))) {
      for (Path table : tables.toList()) {
        statement.execute(
            "CREATE VIEW "
                + table.getFileName()
                + " AS FROM read_parquet('"
                + table
                + "/*.parquet')");
      }
    }
    statement.execute(
        "CREATE VIEW frauds AS FROM read_parquet('" + shop + "/truth/frauds/*.parquet')");
    statement.execute(
        "CREATE TABLE retail AS SELECT InvoiceNo AS invoice, StockCode AS product,"
            + " Quantity::BIGINT AS quantity, InvoiceDate::TIMESTAMP AS sold_at, UnitPrice::DOUBLE AS"
            + " price, CustomerID AS customer FROM read_csv('"
            + sets.resolve("online-retail/online_retail.csv.gz")
            + "', header = true, all_varchar = true)");
    statement.execute(
        "CREATE TABLE cards AS SELECT * FROM read_csv('"
            + sets.resolve("card-transactions/handbook-simulated-2018-06-18_2018-08-14.csv.gz")
            + "', header = true)");
    StringBuilder own = new StringBuilder("CASE brand");
    for (int brand = 1; brand <= 11; brand++) {
      own.append(" WHEN ").append(brand).append(" THEN price").append(brand);
    }
    statement.execute(
        "CREATE TABLE juice AS SELECT store, brand, week, logmove AS log_units, ln("
            + own
            + " END) AS log_price, deal FROM read_csv('"
            + sets.resolve("orange-juice/orange_juice_yx.csv.gz")
            + "', header = true)");
  }

  private static List<Measure> measures() {
    return List.of(
        both("lines of an order, median", "median(lines)"),
        both("lines of an order, 95 % quantile", "quantile_cont(lines, 0.95)"),
        both(
            "value of an order, upper quartile over median",
            "quantile_cont(amount, 0.75) / median(amount)"),
        both(
            "value of an order, 95 % quantile over median",
            "quantile_cont(amount, 0.95) / median(amount)"),
        both(
            "November and December, share of a year's revenue",
            "sum(amount) FILTER (month(day) IN (11, 12) AND day >= DATE '%1$s' - INTERVAL 1 YEAR AND"
                + " day < DATE '%1$s') / sum(amount)"
                + " FILTER (day >= DATE '%1$s' - INTERVAL 1 YEAR AND day < DATE '%1$s')"),
        perCustomer("customers with one order in a year", "avg((n = 1)::INTEGER)"),
        perCustomer("orders of a customer in a year, 90 % quantile", "quantile_cont(n, 0.9)"),
        perCustomer(
            "revenue of the best fifth of customers",
            "sum(spent) FILTER (place <= 0.2) / sum(spent)"),
        perCustomer(
            "days from first to last order over days seen, of who came back",
            "median(span / 365.0) FILTER (n > 1)"),
        new Measure(
            "orders of which something comes back",
            "online-retail",
            "SELECT avg((status = 'returned')::INTEGER) FROM orders WHERE status <> 'cancelled'",
            "SELECT count(DISTINCT invoice) FILTER (quantity < 0 AND customer IS NOT NULL) /"
                + " count(DISTINCT invoice) FILTER (quantity > 0) FROM retail"),
        new Measure(
            "revenue of the best fifth of products",
            "online-retail",
            topProducts(
                "SELECT product_id AS p, sum(revenue)::DOUBLE AS v FROM demand_daily GROUP BY 1"),
            topProducts(
                "SELECT product AS p, sum(quantity * price) AS v FROM retail WHERE quantity > 0 AND"
                    + " price > 0 GROUP BY 1")),
        new Measure(
            "prices that end in 5 or 9",
            "online-retail",
            "SELECT avg((round(unit_price * 100)::BIGINT %% 10 IN (5, 9))::INTEGER) FROM order_items"
                .replace("%%", "%"),
            "SELECT avg((round(price * 100)::BIGINT %% 10 IN (5, 9))::INTEGER) FROM retail WHERE"
                    .replace("%%", "%")
                + " price > 0 AND quantity > 0"),
        new Measure(
            "deviation of the log price of a product in a country or store",
            "orange-juice",
            "SELECT avg(s) FROM (SELECT stddev(ln(price)) AS s FROM price_history GROUP BY"
                + " product_id, region_id)",
            "SELECT avg(s) FROM (SELECT stddev(log_price) AS s FROM juice GROUP BY store, brand)"),
        new Measure(
            "naive slope of log units on log price, within product and country or store",
            "orange-juice",
            slope(
                "SELECT product_id || '-' || region_id AS g, ln(sum(units)) AS y,"
                    + " ln(avg(average_price)) AS x FROM demand_daily WHERE units > 0 GROUP BY g,"
                    + " date_trunc('month', demand_date)"),
            slope("SELECT store || '-' || brand AS g, log_units AS y, log_price AS x FROM juice")),
        new Measure(
            "frauds among payments",
            "card-transactions",
            "SELECT (SELECT count(*) FROM frauds) / count(*) FROM payments",
            "SELECT avg(TX_FRAUD) FROM cards"),
        new Measure(
            "amount of a payment, 95 % quantile over median",
            "card-transactions",
            "SELECT quantile_cont(a, 0.95) / median(a) FROM (SELECT (amount * fx_rate)::DOUBLE AS a"
                + " FROM payments JOIN orders USING (order_id))",
            "SELECT quantile_cont(TX_AMOUNT, 0.95) / median(TX_AMOUNT) FROM cards"),
        new Measure(
            "median amount of frauds over that of others",
            "card-transactions",
            "SELECT median(a) FILTER (f) / median(a) FILTER (NOT f) FROM (SELECT (amount *"
                + " fx_rate)::DOUBLE AS a, x.payment_id IS NOT NULL AS f FROM payments p JOIN orders"
                + " USING (order_id) LEFT JOIN frauds x ON x.payment_id = p.payment_id)",
            "SELECT median(TX_AMOUNT) FILTER (TX_FRAUD = 1) / median(TX_AMOUNT) FILTER (TX_FRAUD ="
                + " 0) FROM cards"));
  }

  private static Measure both(String name, String value) {
    return new Measure(
        name,
        "online-retail",
        "SELECT " + value.replace("%1$s", "2026-01-01") + " FROM " + SHOP_BASKETS,
        "SELECT " + value.replace("%1$s", "2011-12-09") + " FROM " + REAL_BASKETS);
  }

  /** Over the last full year of the shop and the year of the set. */
  private static Measure perCustomer(String name, String value) {
    String customers =
        "SELECT %s FROM (SELECT count(*) AS n, sum(amount) AS spent, max(day) - min(day) AS span,"
            + " percent_rank() OVER (ORDER BY sum(amount) DESC) AS place FROM %s WHERE customer_id"
            + " IS NOT NULL AND day >= DATE '%s' AND day < DATE '%s' GROUP BY customer_id)";
    return new Measure(
        name,
        "online-retail",
        customers.formatted(value, SHOP_BASKETS, "2025-01-01", "2026-01-01"),
        customers.formatted(value, REAL_BASKETS, "2010-12-09", "2011-12-09"));
  }

  private static String topProducts(String values) {
    return "SELECT sum(v) FILTER (place <= 0.2) / sum(v) FROM (SELECT v, percent_rank() OVER (ORDER"
        + " BY v DESC) AS place FROM ("
        + values
        + "))";
  }

  private static String slope(String values) {
    return "SELECT sum(dx * dy) / sum(dx * dx) FROM (SELECT x - avg(x) OVER (PARTITION BY g) AS dx,"
        + " y - avg(y) OVER (PARTITION BY g) AS dy FROM ("
        + values
        + "))";
  }

  private static List<Chart> charts() {
    String shop =
        " AS k, count(*) AS n FROM orders WHERE order_date BETWEEN '2023-01-01' AND"
            + " '2025-12-31' GROUP BY 1 ORDER BY 1";
    String local = "created_at AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Berlin'";
    String real =
        " AS k, count(DISTINCT invoice) AS n FROM retail WHERE quantity > 0 AND sold_at >="
            + " '2010-12-09' AND sold_at < '2011-12-09' GROUP BY 1 ORDER BY 1";
    String groups =
        "SELECT CASE WHEN n < 2 THEN '1' WHEN n < 3 THEN '2' WHEN n < 5 THEN '3-4' WHEN n < 9 THEN"
            + " '5-8' WHEN n < 17 THEN '9-16' ELSE 'more' END AS k, count(*) AS m FROM (SELECT"
            + " count(*) AS n FROM %s WHERE customer_id IS NOT NULL AND day >= DATE '%s' AND day <"
            + " DATE '%s' GROUP BY customer_id) GROUP BY 1 ORDER BY 1";
    return List.of(
        new Chart(
            "Orders by month",
            "online-retail",
            "SELECT month(order_date)" + shop,
            "SELECT month(sold_at)" + real),
        new Chart(
            "Orders by weekday, Monday first",
            "online-retail",
            "SELECT isodow(order_date)" + shop,
            "SELECT isodow(sold_at)" + real),
        new Chart(
            "Orders by hour",
            "online-retail",
            "SELECT hour(" + local + ")" + shop,
            "SELECT hour(sold_at)" + real),
        new Chart(
            "Customers by orders in a year",
            "online-retail",
            groups.formatted(SHOP_BASKETS, "2025-01-01", "2026-01-01"),
            groups.formatted(REAL_BASKETS, "2010-12-09", "2011-12-09")));
  }

  private static Figures compare(Statement statement, Optional<Path> report)
      throws SQLException, IOException {
    Table table = Table.of("measure", "set", "shop", "that set");
    Figures shop = new Figures();
    Figures real = new Figures();
    RealismPage page = new RealismPage();
    for (Measure measure : measures()) {
      double ours = number(statement, measure.shop());
      double theirs = number(statement, measure.real());
      table.row(measure.name(), measure.set(), ours, theirs);
      page.row(measure.name(), measure.set(), ours, theirs);
      shop.put(measure.name(), ours);
      real.put(measure.name(), theirs);
    }
    table.print(System.out);
    for (Chart chart : charts()) {
      page.chart(
          chart.title(),
          chart.set(),
          numbers(statement, chart.shop()),
          numbers(statement, chart.real()));
    }
    if (report.isPresent()) {
      page.write(report.get());
      System.out.println("The page is " + report.get());
    }
    return new Figures().put("shop", shop).put("real", real);
  }

  private static Map<String, Double> numbers(Statement statement, String sql) throws SQLException {
    Map<String, Double> found = new LinkedHashMap<>();
    try (ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        found.put(result.getString(1), result.getDouble(2));
      }
    }
    return found;
  }

  private static double number(Statement statement, String sql) throws SQLException {
    try (ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getDouble(1);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
