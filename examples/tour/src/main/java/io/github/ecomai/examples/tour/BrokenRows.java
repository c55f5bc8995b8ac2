package io.github.ecomai.examples.tour;

import io.github.ecomai.parquet.ParquetSource;
import io.github.ecomai.parquet.ParquetWriter;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A handful of rows that no shop should have, put among the good ones as a careless import would.
 * Each is a copy of a good row with one value changed, under a key of its own.
 */
final class BrokenRows {
  private static final List<Break> BREAKS =
      List.of(
          new Break("customers", "customer_id", null, "a customer without a number"),
          new Break("order_items", "quantity", -3L, "a line of minus three pieces"),
          new Break("order_items", "quantity", 0L, "a line of no pieces"),
          new Break("order_items", "order_id", null, "a line of no order"),
          new Break(
              "orders", "fx_rate", new BigDecimal("0.00000000"), "an order at a rate of zero"),
          new Break("payments", "amount", new BigDecimal("-25.0000"), "a payment below zero"),
          new Break("products", "list_price", new BigDecimal("0.0000"), "a product for nothing"),
          new Break("reviews", "rating", 7L, "a review of seven stars"));

  private static final long NEW_KEY = 9_000_000_000_000L;

  private BrokenRows() {}

  /** What is wrong in a table. */
  private record Break(String table, String column, @Nullable Object value, String words) {}

  /** What was broken, in words. */
  static List<String> words() {
    return BREAKS.stream().map(Break::words).toList();
  }

  /** Writes a file beside those of the tables for each broken row. */
  static void add(Path tables, RunContext run) {
    List<MemorySource> rows = new ArrayList<>();
    try (ParquetSource shop = ParquetSource.open(tables, run)) {
      for (Break broken : BREAKS) {
        rows.add(row(shop, broken, rows.size(), run));
      }
    }
    for (int i = 0; i < BREAKS.size(); i++) {
      String table = BREAKS.get(i).table();
      Path file = tables.resolve(table).resolve("broken-" + i + ".parquet");
      try (BatchReader reader = rows.get(i).read(Query.from(table), run)) {
        ParquetWriter.write(reader, file, run);
      }
    }
  }

  private static MemorySource row(ParquetSource shop, Break broken, int number, RunContext run) {
    Schema schema = shop.tables().get(broken.table());
    if (schema == null) {
      throw new IllegalArgumentException("the shop has no table '" + broken.table() + "'.");
    }
    List<@Nullable Object> row = Rows.of(shop, Query.from(broken.table()).limit(1), run).get(0);
    row.set(0, NEW_KEY + number);
    row.set(schema.indexOf(broken.column()), broken.value());
    return MemorySource.builder().rows(broken.table(), schema, List.of(row)).build();
  }
}
