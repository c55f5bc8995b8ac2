package io.github.ecomai.source;

import io.github.ecomai.run.RunContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Small tables whose results are worked out by hand, and the rows of a result as objects. */
public final class Tables {
  private Tables() {}

  public static List<Object> row(Object... values) {
    return Arrays.asList(values);
  }

  public static BigDecimal money(String value) {
    return new BigDecimal(value);
  }

  public static MemorySource shop() {
    return MemorySource.builder()
        .name("shop")
        .rows(
            "sales",
            Schema.of(
                new Field("id", DataType.LONG),
                new Field("country", DataType.STRING),
                new Field("amount", DataType.decimal(2)),
                new Field("weight", DataType.DOUBLE),
                new Field("day", DataType.DATE),
                new Field("at", DataType.TIMESTAMP),
                new Field("paid", DataType.BOOLEAN)),
            List.of(
                row(
                    1L,
                    "DE",
                    money("10.50"),
                    1.5,
                    date(2024, 12, 30),
                    at("2024-12-30T23:30:00Z"),
                    true),
                row(
                    2L,
                    "DE",
                    money("0.25"),
                    null,
                    date(2025, 1, 1),
                    at("2025-01-01T00:00:00Z"),
                    false),
                row(3L, "FR", null, 2.0, date(2025, 1, 6), at("2025-03-30T00:59:59Z"), true),
                row(4L, null, money("-3.00"), Double.NaN, null, null, null),
                row(
                    5L,
                    "FR",
                    money("7.10"),
                    -0.0,
                    date(2025, 12, 29),
                    at("2025-03-30T01:00:00Z"),
                    true)))
        .rows(
            "countries",
            Schema.of(new Field("country", DataType.STRING), new Field("zone", DataType.STRING)),
            List.of(row("DE", "euro"), row("DE", "north"), row(null, "none"), row("US", "dollar")))
        .rows("nothing", Schema.of(new Field("id", DataType.LONG)), List.of())
        .build();
  }

  public static LocalDate date(int year, int month, int day) {
    return LocalDate.of(year, month, day);
  }

  public static Instant at(String text) {
    return Instant.parse(text);
  }

  public static List<List<Object>> rows(DataSource source, Query query) {
    return rows(source, query, RunContext.defaults());
  }

  public static List<List<Object>> rows(DataSource source, Query query, RunContext run) {
    List<List<Object>> rows = new ArrayList<>();
    try (BatchReader reader = source.read(query, run)) {
      for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
        for (int row = 0; row < next.get().rows(); row++) {
          rows.add(row(next.get(), row));
        }
      }
    }
    return rows;
  }

  private static List<Object> row(Batch batch, int row) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < batch.schema().fields().size(); i++) {
      values.add(value(batch.column(i), row));
    }
    return values;
  }

  public static Object value(Column column, int row) {
    if (column.isNull(row)) {
      return null;
    } else if (column instanceof Longs values) {
      return values.get(row);
    } else if (column instanceof Doubles values) {
      return values.get(row);
    } else if (column instanceof Decimals values) {
      return BigDecimal.valueOf(values.unscaled(row), values.scale());
    } else if (column instanceof Strings values) {
      return values.get(row);
    } else if (column instanceof Dates values) {
      return LocalDate.ofEpochDay(values.get(row));
    } else if (column instanceof Timestamps values) {
      return Instant.EPOCH.plus(values.get(row), java.time.temporal.ChronoUnit.MICROS);
    }
    return ((Booleans) column).get(row);
  }
}
