package io.github.ecomai.testkit;

import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables that the contract of sources is checked on. */
final class StandardTables {
  private static final Schema SALES =
      Schema.of(
          new Field("id", DataType.LONG),
          new Field("country", DataType.STRING),
          new Field("amount", DataType.decimal(2)),
          new Field("weight", DataType.DOUBLE),
          new Field("day", DataType.DATE),
          new Field("at", DataType.TIMESTAMP),
          new Field("paid", DataType.BOOLEAN));

  private static final Schema COUNTRIES =
      Schema.of(new Field("country", DataType.STRING), new Field("zone", DataType.STRING));

  private static final Schema LIMITS =
      Schema.of(
          new Field("n", DataType.LONG),
          new Field("number", DataType.LONG),
          new Field("price", DataType.decimal(18)),
          new Field("whole", DataType.decimal(0)),
          new Field("text", DataType.STRING),
          new Field("day", DataType.DATE),
          new Field("at", DataType.TIMESTAMP));

  private static final Schema MANY =
      Schema.of(new Field("n", DataType.LONG), new Field("text", DataType.STRING));

  private StandardTables() {}

  static MemorySource all() {
    return MemorySource.builder()
        .name("standard tables")
        .rows("sales", SALES, sales())
        .rows("countries", COUNTRIES, countries())
        .rows("limits", LIMITS, limits())
        .rows("many", MANY, many())
        .rows("nothing", Schema.of(new Field("id", DataType.LONG)), List.of())
        .build();
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  private static BigDecimal money(String value) {
    return new BigDecimal(value);
  }

  private static LocalDate day(String value) {
    return LocalDate.parse(value);
  }

  private static Instant at(String value) {
    return Instant.parse(value);
  }

  private static List<List<@Nullable Object>> sales() {
    return List.of(
        row(1L, "DE", money("10.50"), 1.5, day("2024-12-30"), at("2024-12-30T23:30:00Z"), true),
        row(2L, "DE", money("0.25"), null, day("2025-01-01"), at("2025-01-01T00:00:00Z"), false),
        row(3L, "FR", null, 2.0, day("2025-01-06"), at("2025-03-30T00:59:59Z"), true),
        row(4L, null, money("-3.00"), -4.25, null, null, null),
        row(5L, "FR", money("7.10"), 0.0, day("2025-12-29"), at("2025-03-30T01:00:00Z"), true),
        row(6L, "DE", money("10.50"), 1.5, day("2024-02-29"), at("2025-10-26T00:30:00Z"), null),
        row(7L, "de", money("0.25"), 1e-3, day("2020-12-31"), at("2025-10-26T01:30:00Z"), false),
        row(
            8L,
            "UK",
            money("0.00"),
            1e9,
            day("2021-01-03"),
            at("1969-12-31T23:59:59.999999Z"),
            true));
  }

  private static List<List<@Nullable Object>> countries() {
    return List.of(
        row("DE", "euro"),
        row("DE", "north"),
        row(null, "none"),
        row("US", "dollar"),
        row("UK", null));
  }

  /** The ends of the ranges of the types, and texts that trip up careless printing. */
  private static List<List<@Nullable Object>> limits() {
    return List.of(
        row(
            1L,
            Long.MAX_VALUE,
            money("0.999999999999999999"),
            money("999999999999999999"),
            "\uD834\uDD1E",
            day("9999-12-31"),
            at("9999-12-31T23:59:59.999999Z")),
        row(
            2L,
            -Long.MAX_VALUE,
            money("-0.999999999999999999"),
            money("-999999999999999999"),
            "\uFFFD",
            day("0001-01-01"),
            at("0001-01-01T00:00:00Z")),
        row(
            3L,
            0L,
            money("0.000000000000000001"),
            money("1"),
            "O'Neil \"x\" \\ ; -- /* ${y} ?",
            day("1970-01-01"),
            at("1970-01-01T00:00:00.000001Z")),
        row(4L, null, null, null, null, null, null),
        row(
            5L,
            1L,
            money("0"),
            money("0"),
            "a%_b\tc\nd",
            day("1969-12-31"),
            at("2000-01-01T12:00:00Z")),
        row(
            6L,
            2L,
            money("0.5"),
            money("-1"),
            "Ä a\u0308 日本",
            day("1900-02-28"),
            at("1900-03-01T00:00:00Z")));
  }

  /** More rows than a batch has. */
  private static List<List<@Nullable Object>> many() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (long n = 0; n < 20_000; n++) {
      rows.add(row(n, n % 7 == 0 ? null : "text " + n % 1000));
    }
    return rows;
  }
}
