package io.github.ecomai.copilot;

import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shop whose answers can be worked out by hand. */
final class TinyShop {
  private TinyShop() {}

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  private static Schema schema(Object... namesAndTypes) {
    Field[] fields = new Field[namesAndTypes.length / 2];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = new Field((String) namesAndTypes[2 * i], (DataType) namesAndTypes[2 * i + 1]);
    }
    return Schema.of(fields);
  }

  /** Two countries, two products, four orders: 30 and 5 in Germany, 40 in France, one cancelled. */
  static MemorySource open() {
    DataType money = DataType.decimal(4);
    LocalDate february = LocalDate.of(2026, 2, 3);
    LocalDate january = LocalDate.of(2026, 1, 31);
    return MemorySource.builder()
        .rows(
            "regions",
            schema(
                "region_id", DataType.LONG,
                "region_name", DataType.STRING,
                "country", DataType.STRING),
            List.of(row(1L, "Europe", "Germany"), row(2L, "Europe", "France")))
        .rows(
            "products",
            schema("product_id", DataType.LONG, "product_name", DataType.STRING),
            List.of(row(1L, "Lamp"), row(2L, "O'Neil's \"Tent\"")))
        .rows(
            "orders",
            schema(
                "order_id", DataType.LONG,
                "customer_id", DataType.LONG,
                "region_id", DataType.LONG,
                "order_date", DataType.DATE,
                "status", DataType.STRING),
            List.of(
                row(1L, 1L, 1L, february, "delivered"),
                row(2L, 1L, 1L, january, "delivered"),
                row(3L, 2L, 2L, february, "paid"),
                row(4L, 2L, 2L, february, "cancelled")))
        .rows(
            "order_items",
            schema(
                "order_id", DataType.LONG,
                "product_id", DataType.LONG,
                "quantity", DataType.LONG,
                "unit_price", money,
                "discount", money),
            List.of(
                row(1L, 1L, 2L, new BigDecimal("10.0000"), new BigDecimal("0.0000")),
                row(1L, 2L, 1L, new BigDecimal("20.0000"), new BigDecimal("0.5000")),
                row(2L, 1L, 1L, new BigDecimal("5.0000"), new BigDecimal("0.0000")),
                row(3L, 2L, 2L, new BigDecimal("20.0000"), new BigDecimal("0.0000")),
                row(4L, 2L, 9L, new BigDecimal("20.0000"), new BigDecimal("0.0000"))))
        .build();
  }
}
