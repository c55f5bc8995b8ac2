package io.github.ecomai.demand;

import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A small shop with the standard tables, of which every number is known. */
final class Shop {
  static final LocalDate TODAY = LocalDate.of(2025, 6, 30);

  private static final Schema ORDERS =
      Schema.of(
          new Field("order_id", DataType.LONG),
          new Field("customer_id", DataType.LONG),
          new Field("order_date", DataType.DATE),
          new Field("status", DataType.STRING),
          new Field("fx_rate", DataType.DOUBLE));
  private static final Schema LINES =
      Schema.of(
          new Field("order_id", DataType.LONG),
          new Field("product_id", DataType.LONG),
          new Field("quantity", DataType.LONG),
          new Field("unit_price", DataType.decimal(2)),
          new Field("discount", DataType.DOUBLE));

  private final List<List<? extends @Nullable Object>> orders = new ArrayList<>();
  private final List<List<? extends @Nullable Object>> lines = new ArrayList<>();

  /** Adds an order of one line. */
  Shop order(@Nullable Long customer, int daysAgo, long quantity, String price, String status) {
    long id = orders.size() + 1L;
    orders.add(Arrays.asList(id, customer, TODAY.minusDays(daysAgo), status, 1.0));
    lines.add(List.of(id, 1L, quantity, new BigDecimal(price), 0.0));
    return this;
  }

  Shop order(long customer, int daysAgo, long quantity, String price) {
    return order(customer, daysAgo, quantity, price, "delivered");
  }

  MemorySource open() {
    return MemorySource.builder()
        .name("shop")
        .rows("orders", ORDERS, orders)
        .rows("order_items", LINES, lines)
        .build();
  }

  /** Regulars (1 to 40), customers of long ago (101 to 160) and new ones (201 to 250). */
  static Shop ofThreeKinds() {
    Shop shop = new Shop();
    Random random = new Random(5);
    for (int customer = 1; customer <= 40; customer++) {
      for (int i = 0; i < 8; i++) {
        shop.order(customer, 1 + 10 * i + random.nextInt(5), 2, (60 + random.nextInt(20)) + ".00");
      }
    }
    for (int customer = 101; customer <= 160; customer++) {
      shop.order(customer, 250 + random.nextInt(60), 1, (20 + random.nextInt(9)) + ".50");
    }
    for (int customer = 201; customer <= 250; customer++) {
      shop.order(customer, 2 + random.nextInt(4), 1, (30 + random.nextInt(9)) + ".50");
    }
    return shop;
  }
}
