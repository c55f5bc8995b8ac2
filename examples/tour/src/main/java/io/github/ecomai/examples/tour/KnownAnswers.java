package io.github.ecomai.examples.tour;

import io.github.ecomai.examples.commerce.CommerceShop;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.Decimals;
import io.github.ecomai.source.Longs;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers added up row by row from what the generator makes, past lake, SQL and copilot. Questions
 * are asked on the day after the last one of the shop. Not thread-safe.
 */
final class KnownAnswers {
  static final String REVENUE = "What was our revenue last month?";
  static final String BY_CATEGORY = "revenue by category this year";
  static final String TOP = "top 5 products by units sold in 2025";
  static final String ORDERS = "How many orders came from Germany through the mobile app in 2025?";
  static final String AVERAGE = "average order value by region last year";

  private static final int TOP_PRODUCTS = 5;
  private static final LocalDate LAST_MONTH = LocalDate.of(2026, 2, 1);
  private static final int THIS_YEAR = 2026;
  private static final int LAST_YEAR = 2025;

  private final Map<Long, String> categories = new HashMap<>();
  private final Map<Long, String> products = new HashMap<>();
  private final Map<Long, String> categoryOfProduct = new HashMap<>();
  private final Map<Long, String> regions = new HashMap<>();
  private final Map<Long, String> countries = new HashMap<>();
  private final Map<String, Double> byCategory = new HashMap<>();
  private final Map<String, Double> units = new HashMap<>();
  private final Map<String, Double> revenueOfRegion = new HashMap<>();
  private final Map<String, Double> ordersOfRegion = new HashMap<>();
  private double lastMonth;
  private long germanAppOrders;

  private KnownAnswers() {}

  /** Question to names and numbers; a single number has the name "". */
  static Map<String, Map<String, Double>> of(CommerceShop shop) {
    KnownAnswers known = new KnownAnswers();
    for (int part = 0; part < shop.parts(); part++) {
      Map<String, Batch> tables = shop.part(part);
      known.names(tables);
      Batch orders = tables.get("orders");
      Batch lines = tables.get("order_items");
      if (orders != null && lines != null) {
        known.add(orders, lines);
      }
    }
    return known.answers();
  }

  private void names(Map<String, Batch> tables) {
    put(tables.get("categories"), "category_id", "category_name", categories);
    put(tables.get("products"), "product_id", "product_name", products);
    put(tables.get("regions"), "region_id", "region_name", regions);
    put(tables.get("regions"), "region_id", "country", countries);
    Batch all = tables.get("products");
    for (int row = 0; all != null && row < all.rows(); row++) {
      String category = categories.getOrDefault(all.longs("category_id").get(row), "");
      categoryOfProduct.put(all.longs("product_id").get(row), category);
    }
  }

  private static void put(@Nullable Batch batch, String key, String name, Map<Long, String> names) {
    for (int row = 0; batch != null && row < batch.rows(); row++) {
      names.put(batch.longs(key).get(row), batch.strings(name).get(row));
    }
  }

  /** An order that counts. */
  private record Sold(LocalDate day, long region, double rate) {}

  private void add(Batch orders, Batch lines) {
    Map<Long, Sold> sold = new HashMap<>();
    for (int row = 0; row < orders.rows(); row++) {
      if (!orders.strings("status").get(row).equals("cancelled")) {
        LocalDate day = LocalDate.ofEpochDay(orders.dates("order_date").get(row));
        long region = orders.longs("region_id").get(row);
        double rate = number(orders.decimals("fx_rate"), row);
        sold.put(orders.longs("order_id").get(row), new Sold(day, region, rate));
        count(day, region, orders.strings("channel").get(row));
      }
    }
    Longs ids = lines.longs("order_id");
    for (int row = 0; row < lines.rows(); row++) {
      Sold order = sold.get(ids.get(row));
      if (order != null) {
        double amount =
            lines.longs("quantity").get(row)
                * number(lines.decimals("unit_price"), row)
                * (1 - number(lines.decimals("discount"), row))
                * order.rate();
        line(order, lines.longs("product_id").get(row), lines.longs("quantity").get(row), amount);
      }
    }
  }

  private static double number(Decimals column, int row) {
    return column.unscaled(row) / Math.pow(10, column.type().scale());
  }

  private void count(LocalDate day, long region, String channel) {
    if (day.getYear() == LAST_YEAR) {
      ordersOfRegion.merge(regions.getOrDefault(region, ""), 1.0, Double::sum);
      boolean german = "Germany".equals(countries.get(region));
      germanAppOrders += german && channel.equals("mobile app") ? 1 : 0;
    }
  }

  private void line(Sold order, long product, long quantity, double amount) {
    if (order.day().withDayOfMonth(1).equals(LAST_MONTH)) {
      lastMonth += amount;
    }
    if (order.day().getYear() == THIS_YEAR) {
      byCategory.merge(categoryOfProduct.getOrDefault(product, ""), amount, Double::sum);
    }
    if (order.day().getYear() == LAST_YEAR) {
      units.merge(products.getOrDefault(product, ""), (double) quantity, Double::sum);
      revenueOfRegion.merge(regions.getOrDefault(order.region(), ""), amount, Double::sum);
    }
  }

  private Map<String, Map<String, Double>> answers() {
    Map<String, Double> top = new LinkedHashMap<>();
    units.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
        .limit(TOP_PRODUCTS)
        .forEach(entry -> top.put(entry.getKey(), entry.getValue()));
    Map<String, Double> averages = new HashMap<>();
    revenueOfRegion.forEach(
        (region, revenue) ->
            averages.put(region, revenue / ordersOfRegion.getOrDefault(region, 1.0)));
    return Map.of(
        REVENUE, Map.of("", lastMonth),
        BY_CATEGORY, byCategory,
        TOP, top,
        ORDERS, Map.of("", (double) germanAppOrders),
        AVERAGE, averages);
  }
}
