package io.github.ecomai.compliance;

import io.github.ecomai.data.CustomerId;
import io.github.ecomai.data.OrderId;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A small shop for tests. */
final class Shop {
  static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

  private final List<List<@Nullable Object>> orders = new ArrayList<>();
  private final List<List<@Nullable Object>> lines = new ArrayList<>();
  private final List<List<@Nullable Object>> payments = new ArrayList<>();

  /** Usual purchases of 120 customers on 300 days, from 8 to 19 h. */
  static List<Transaction> usual(int count) {
    RandomGenerator random = RunContext.defaults().withSeed(11).random("shop");
    List<Transaction> transactions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long lines = 1 + random.nextInt(6);
      double units = lines + random.nextInt(10);
      double price = Math.rint(100 * Math.exp(2.5 + 0.6 * random.nextGaussian())) / 100;
      double list = units * price * 0.8;
      double discount = random.nextInt(4) == 0 ? 0.1 : 0;
      transactions.add(
          Transaction.of(
                  OrderId.of("T" + i),
                  FIRST.plusDays(i * 300L / count),
                  new Basket(list * (1 - discount), list, lines, units, price))
              .withCustomer(CustomerId.of("C" + random.nextInt(120)))
              .withHour(8 + random.nextInt(12))
              .withPayment(random.nextInt(3) == 0 ? "PayPal" : "credit card", 1));
    }
    return transactions;
  }

  /** An order of the standard tables; its amounts are in another currency worth half. */
  Shop order(long id, long customer, String created) {
    Instant instant = Instant.parse(created);
    LocalDate day = LocalDate.parse(created.substring(0, 10));
    List<@Nullable Object> row = new ArrayList<>();
    row.add(id);
    row.add(customer == 0 ? null : customer);
    row.add(day);
    row.add(instant);
    row.add("delivered");
    row.add(new BigDecimal("0.5"));
    orders.add(row);
    return this;
  }

  Shop line(long order, long quantity, String price, String discount) {
    lines.add(List.of(order, 7L, quantity, new BigDecimal(price), new BigDecimal(discount)));
    return this;
  }

  Shop payment(long order, String method) {
    payments.add(List.of(100L + payments.size(), order, method, "captured", new BigDecimal("1")));
    return this;
  }

  MemorySource build() {
    MemorySource.Builder builder =
        MemorySource.builder()
            .name("shop")
            .rows(
                "orders",
                Schema.of(
                    new Field("order_id", DataType.LONG),
                    new Field("customer_id", DataType.LONG),
                    new Field("order_date", DataType.DATE),
                    new Field("created_at", DataType.TIMESTAMP),
                    new Field("status", DataType.STRING),
                    new Field("fx_rate", DataType.decimal(1))),
                orders)
            .rows(
                "order_items",
                Schema.of(
                    new Field("order_id", DataType.LONG),
                    new Field("product_id", DataType.LONG),
                    new Field("quantity", DataType.LONG),
                    new Field("unit_price", DataType.decimal(2)),
                    new Field("discount", DataType.decimal(2))),
                lines);
    if (!payments.isEmpty()) {
      builder.rows(
          "payments",
          Schema.of(
              new Field("payment_id", DataType.LONG),
              new Field("order_id", DataType.LONG),
              new Field("method", DataType.STRING),
              new Field("status", DataType.STRING),
              new Field("amount", DataType.decimal(2))),
          payments);
    }
    return builder.build();
  }
}
