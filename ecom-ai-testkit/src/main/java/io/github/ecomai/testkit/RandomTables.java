package io.github.ecomai.testkit;

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

/**
 * Random small tables of a shop: {@code sales} with a column of every type, {@code buyers} to join
 * with, and {@code nothing} without rows. Some columns have awkward names, decimals have random
 * scales. There are nulls, ties, days on which clocks change, borders of ISO weeks, decimals at
 * their limits, awkward texts, and DOUBLEs whose sums are exact. Not thread-safe.
 */
public final class RandomTables {
  /** Names that careless printing of SQL would trip over; different in small letters too. */
  private static final String[] NAMES = {
    "order",
    "select",
    "Group by",
    "a b",
    "q\"q",
    "b`b",
    "it's",
    "%s",
    "日付",
    "ä",
    "a.b",
    "Mixed",
    "null",
    "--",
    "x;",
    "\\",
    "[k]",
    "?",
    "{d}",
    "$1"
  };

  /** Either leaves room for sums and products, or none at all. */
  private static final long[] LARGEST = {9_999_999_999_999_999L, 999_999_999_999_999_999L};

  private static final String[] COUNTRIES = {"DE", "FR", "de", "Österreich", "日本", "U S", "D"};
  private static final String[] NOTES = {
    "a",
    "A",
    "ab",
    "a%",
    "a_b",
    "O'Neil",
    "\"q\"",
    "\\",
    "; DROP TABLE sales",
    "--",
    "${x}",
    "?",
    "ä",
    "a\u0308",
    "\uFFFD",
    "\uD834\uDD1E",
    "  pad  ",
    "a\nb",
    "null",
    "0"
  };
  private static final String[] DAYS = {
    "2024-02-29", "2024-12-29", "2024-12-30", "2024-12-31", "2025-01-01", "2025-01-05",
    "2025-03-30", "2025-10-26", "2020-12-31", "2021-01-03", "2021-01-04", "1969-12-31"
  };
  private static final String[] INSTANTS = {
    "2025-03-30T00:59:59.999999Z",
    "2025-03-30T01:00:00Z",
    "2025-10-26T00:30:00Z",
    "2025-10-26T01:30:00Z",
    "2025-03-09T06:59:59Z",
    "2025-03-09T07:00:00Z",
    "2024-12-31T23:59:59Z",
    "2024-12-29T22:30:00Z",
    "1969-12-31T23:59:59.999999Z",
    "2025-11-02T05:30:00Z"
  };

  private final RandomGenerator random;
  private final boolean emptyText;
  private final int amountScale;
  private final int rateScale;
  private final long largest;
  private final List<String> names = new ArrayList<>(List.of(NAMES));

  private RandomTables(long seed, boolean emptyText) {
    this.random = RunContext.defaults().withSeed(seed).random("testkit.tables");
    this.emptyText = emptyText;
    this.amountScale = random.nextInt(7);
    this.rateScale = random.nextInt(7);
    this.largest = LARGEST[random.nextInt(LARGEST.length)];
  }

  /**
   * Tables that are the same for the same seed.
   *
   * @param seed any number
   * @param emptyText whether a text may be empty
   * @return tables of 0 to 60 rows
   */
  public static MemorySource of(long seed, boolean emptyText) {
    RandomTables tables = new RandomTables(seed, emptyText);
    return MemorySource.builder()
        .name("random tables " + seed)
        .rows("sales", tables.salesColumns(), tables.sales(tables.random.nextInt(50) + 10))
        .rows("buyers", tables.buyersColumns(), tables.buyers(tables.random.nextInt(12)))
        .rows("nothing", Schema.of(new Field("id", DataType.LONG)), List.of())
        .build();
  }

  private Schema salesColumns() {
    return Schema.of(
        field("id", DataType.LONG),
        field("buyer", DataType.LONG),
        field("country", DataType.STRING),
        field("note", DataType.STRING),
        field("amount", DataType.decimal(amountScale)),
        field("rate", DataType.decimal(rateScale)),
        field("weight", DataType.DOUBLE),
        field("day", DataType.DATE),
        field("at", DataType.TIMESTAMP),
        field("paid", DataType.BOOLEAN));
  }

  private Schema buyersColumns() {
    return Schema.of(
        field("buyer", DataType.LONG),
        field("home", DataType.STRING),
        field("since", DataType.DATE),
        field("credit", DataType.decimal(amountScale)),
        field("seen", DataType.TIMESTAMP));
  }

  private Field field(String name, DataType type) {
    boolean awkward = random.nextInt(4) == 0;
    return new Field(awkward ? names.remove(random.nextInt(names.size())) : name, type);
  }

  private List<List<@Nullable Object>> sales(int count) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<@Nullable Object> row = new ArrayList<>();
      row.add((long) i);
      row.add(maybe((long) random.nextInt(8)));
      row.add(maybe(one(COUNTRIES)));
      row.add(maybe(emptyText && random.nextInt(12) == 0 ? "" : one(NOTES)));
      row.add(maybe(decimal(amountScale)));
      row.add(maybe(decimal(rateScale)));
      row.add(maybe((random.nextInt(4001) - 2000) / 4.0));
      row.add(maybe(day()));
      row.add(maybe(instant()));
      row.add(maybe(random.nextBoolean()));
      rows.add(row);
    }
    return rows;
  }

  private List<List<@Nullable Object>> buyers(int count) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<@Nullable Object> row = new ArrayList<>();
      row.add(maybe((long) random.nextInt(8)));
      row.add(maybe(one(COUNTRIES)));
      row.add(maybe(day()));
      row.add(maybe(decimal(amountScale)));
      row.add(maybe(instant()));
      rows.add(row);
    }
    return rows;
  }

  private @Nullable Object maybe(Object value) {
    return random.nextInt(7) == 0 ? null : value;
  }

  private String one(String... options) {
    return options[random.nextInt(options.length)];
  }

  private BigDecimal decimal(int scale) {
    if (random.nextInt(60) == 0) {
      return BigDecimal.valueOf(random.nextBoolean() ? largest : -largest, scale);
    }
    long bound = random.nextInt(10) == 0 ? 1_000_000_000L : 500;
    return BigDecimal.valueOf(random.nextLong(-bound, bound), scale);
  }

  private LocalDate day() {
    return random.nextBoolean()
        ? LocalDate.parse(one(DAYS))
        : LocalDate.of(2024, 1, 1).plusDays(random.nextInt(800));
  }

  private Instant instant() {
    return random.nextBoolean()
        ? Instant.parse(one(INSTANTS))
        : Instant.parse("2024-01-01T00:00:00Z").plusSeconds(random.nextInt(70_000_000));
  }
}
