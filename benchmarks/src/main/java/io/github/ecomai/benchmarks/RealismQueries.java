package io.github.ecomai.benchmarks;

import java.util.List;

/** What {@link RealismBenchmark} compares, as SQL over the shop and over each set. */
final class RealismQueries {
  /** One figure of the shop and of a set. */
  record Measure(String name, String set, String shop, String real) {}

  /** Shares of groups in the shop and in a set. */
  record Chart(String title, String set, String shop, String real) {}

  private static final String SHOP_BASKETS =
      "(SELECT order_id, customer_id, order_date AS day, count(*) AS lines, sum(quantity) AS units,"
          + " sum(quantity * unit_price * (1 - i.discount)::DOUBLE * fx_rate::DOUBLE) AS amount"
          + " FROM order_items i JOIN orders o USING (order_id) WHERE status <> 'cancelled' GROUP BY"
          + " ALL)";
  private static final String REAL_BASKETS =
      "(SELECT invoice, customer AS customer_id, sold_at::DATE AS day, count(*) AS lines, sum(quantity) AS"
          + " units, sum(quantity * price) AS amount FROM retail WHERE quantity > 0 AND price > 0"
          + " GROUP BY ALL)";

  /** Goods of known customers; two orders of over 70,000 pieces, undone at once, are no returns. */
  private static final String REAL_GOODS =
      "(SELECT * FROM retail WHERE customer IS NOT NULL AND price > 0 AND abs(quantity) < 10000 AND"
          + " regexp_matches(product, '^[0-9]{5}'))";

  private static final String LIFETIMES =
      "SELECT least(9, (10 * span / 366)::INTEGER) AS k, count(*) AS m FROM (SELECT max(day) -"
          + " min(day) AS span FROM %s WHERE customer_id IS NOT NULL AND day >= DATE '%s' AND day <"
          + " DATE '%s' GROUP BY customer_id HAVING count(*) > 1) GROUP BY 1 ORDER BY 1";

  private RealismQueries() {}

  static List<Measure> measures() {
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
            "lines of which something comes back",
            "online-retail",
            "SELECT avg((returned_quantity > 0)::INTEGER) FROM order_items JOIN orders USING"
                + " (order_id) WHERE status <> 'cancelled'",
            "SELECT count(*) FILTER (quantity < 0) / count(*) FILTER (quantity > 0) FROM "
                + REAL_GOODS),
        new Measure(
            "units that come back",
            "online-retail",
            "SELECT sum(returned_quantity) / sum(quantity) FROM order_items JOIN orders USING"
                + " (order_id) WHERE status <> 'cancelled'",
            "SELECT -sum(quantity) FILTER (quantity < 0) / sum(quantity) FILTER (quantity > 0) FROM "
                + REAL_GOODS),
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

  static List<Chart> charts() {
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
            groups.formatted(REAL_BASKETS, "2010-12-09", "2011-12-09")),
        new Chart(
            "Orders by lines",
            "online-retail",
            counted("lines", SHOP_BASKETS),
            counted("lines", REAL_BASKETS)),
        new Chart(
            "Orders by value in per cent of the median",
            "online-retail",
            perCent("amount", "true", SHOP_BASKETS),
            perCent("amount", "true", REAL_BASKETS)),
        new Chart(
            "Customers who came back, by tenths of a year from first to last order",
            "online-retail",
            LIFETIMES.formatted(SHOP_BASKETS, "2025-01-01", "2026-01-01"),
            LIFETIMES.formatted(REAL_BASKETS, "2010-12-09", "2011-12-09")),
        new Chart(
            "Customers by part of their orders of which something came back, in per cent",
            "online-retail",
            senders(
                "SELECT customer_id, count(*) AS n, sum((status = 'returned')::INTEGER) AS back FROM"
                    + " orders WHERE status <> 'cancelled' GROUP BY 1"),
            senders(
                "SELECT customer, count(DISTINCT invoice) FILTER (quantity > 0) AS n, count(DISTINCT"
                    + " invoice) FILTER (quantity < 0) AS back FROM "
                    + REAL_GOODS
                    + " GROUP BY 1 HAVING n > 0")),
        new Chart(
            "Lines by last digit of the price",
            "online-retail",
            "SELECT round(unit_price * 100)::BIGINT % 10 AS k, count(*) AS n FROM order_items GROUP BY"
                + " 1 ORDER BY 1",
            "SELECT round(price * 100)::BIGINT % 10 AS k, count(*) AS n FROM "
                + REAL_GOODS
                + " WHERE quantity > 0 GROUP BY 1 ORDER BY 1"),
        new Chart(
            "Frauds by amount in per cent of the median payment",
            "card-transactions",
            perCent(
                "a",
                "f",
                "(SELECT (amount * fx_rate)::DOUBLE AS a, x.payment_id IS NOT NULL AS f FROM payments"
                    + " p JOIN orders USING (order_id) LEFT JOIN frauds x ON x.payment_id ="
                    + " p.payment_id)"),
            perCent("TX_AMOUNT", "TX_FRAUD = 1", "cards")));
  }

  private static String counted(String what, String rows) {
    return "SELECT CASE WHEN %1$s < 3 THEN %1$s::VARCHAR WHEN %1$s < 5 THEN '3-4' WHEN %1$s < 9 THEN"
            .formatted(what)
        + " '5-8' WHEN %1$s < 17 THEN '9-16' ELSE 'more' END AS k, count(*) AS m FROM "
            .formatted(what)
        + rows
        + " GROUP BY 1 ORDER BY 1";
  }

  /** Those that meet a condition, by what they are of the median of all. */
  private static String perCent(String value, String condition, String rows) {
    return "SELECT CASE WHEN r < 0.25 THEN '0-24' WHEN r < 0.5 THEN '25-49' WHEN r < 1 THEN '50-99'"
        + " WHEN r < 2 THEN '100-199' WHEN r < 4 THEN '200-399' ELSE '400-' END AS k, count(*) AS m"
        + " FROM (SELECT "
        + value
        + " / (SELECT median("
        + value
        + ") FROM "
        + rows
        + ") AS r FROM "
        + rows
        + " WHERE "
        + condition
        + ") GROUP BY 1 ORDER BY 1";
  }

  private static String senders(String customers) {
    return "SELECT CASE WHEN back = 0 THEN '0' WHEN back / n <= 0.1 THEN '1-10' WHEN back / n <= 0.3"
        + " THEN '11-30' WHEN back / n <= 0.6 THEN '31-60' ELSE '61-' END AS k, count(*) AS m FROM ("
        + customers
        + ") GROUP BY 1 ORDER BY 1";
  }
}
