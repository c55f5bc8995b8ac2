package io.github.ecomai.benchmarks;

import io.github.ecomai.databases.Database;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Aggregate;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.CalendarUnit;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Decimals;
import io.github.ecomai.source.Expression;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.Longs;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import io.github.ecomai.source.SortKey;
import io.github.ecomai.source.Strings;
import io.github.ecomai.source.Timestamps;
import io.github.ecomai.sql.JdbcSource;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * {@code read --jdbc}: a table of 1M rows from PostgreSQL and MariaDB through {@link JdbcSource}
 * beside the loop that one would write by hand, in turns; and what planning and printing a query
 * costs.
 */
final class JdbcRead {
  private static final int FETCH = 4096;

  private final int rows;
  private final int rounds;

  JdbcRead(int rows, int rounds) {
    this.rows = rows;
    this.rounds = rounds;
  }

  /** What was read, so that both ways can be seen to read the same. */
  private static final class Sums {
    private long id;
    private long cents;
    private long characters;
    private long micros;

    @Override
    public String toString() {
      return id + " " + cents + " " + characters + " " + micros;
    }
  }

  /** One way to read the table. */
  private interface Way {
    Sums read() throws SQLException;
  }

  void run(Figures figures) throws SQLException {
    Table table = Table.of("database", "way", "CPU s of the client", "wall s", "of by hand");
    double worst = 0;
    for (Database database : List.of(Database.POSTGRESQL, Database.MARIADB)) {
      double ratio = measure(database, table);
      figures.put("jdbc_ratio_" + database.name().toLowerCase(Locale.ROOT), ratio);
      worst = Math.max(worst, ratio);
    }
    table.print(System.out);
    figures.put("jdbc_ratio", worst);
    plan(figures);
    FirstQuery.run(figures);
  }

  private double measure(Database database, Table table) throws SQLException {
    DataSource target = fill(database);
    double[][] hand = new double[rounds][];
    double[][] ours = new double[rounds][];
    long start = System.nanoTime();
    try (JdbcSource source = JdbcSource.of(target)) {
      Sums first = through(source);
      double cold = (System.nanoTime() - start) / 1e9;
      check(first, byHand(target));
      for (int round = 0; round < rounds; round++) {
        hand[round] = time(() -> byHand(target));
        ours[round] = time(() -> through(source));
      }
      System.out.printf(
          "%s: opening and reading %d rows for the first time %.2f s%n", source.name(), rows, cold);
    }
    double byHand = median(hand, 0);
    double bySource = median(ours, 0);
    table.row(database.name(), "by hand", byHand, median(hand, 1), 1.0);
    table.row(database.name(), "ecom-ai JdbcSource", bySource, median(ours, 1), bySource / byHand);
    return bySource / byHand;
  }

  private static void check(Sums a, Sums b) {
    if (!a.toString().equals(b.toString())) {
      throw new IllegalStateException("the two ways read different rows: " + a + " and " + b);
    }
  }

  private static double[] time(Way way) throws SQLException {
    long wall = System.nanoTime();
    double start = Cpu.threadSeconds();
    way.read();
    return new double[] {Cpu.threadSeconds() - start, (System.nanoTime() - wall) / 1e9};
  }

  private static double median(double[][] measured, int which) {
    List<Double> values = new ArrayList<>();
    for (double[] each : measured) {
      values.add(each[which]);
    }
    Collections.sort(values);
    return values.get(values.size() / 2);
  }

  private DataSource fill(Database database) throws SQLException {
    DataSource target = database.create();
    boolean postgres = database == Database.POSTGRESQL;
    String create =
        "CREATE TABLE sales (id BIGINT, amount DECIMAL(12, 2), note VARCHAR(40), at "
            + (postgres ? "TIMESTAMP)" : "DATETIME(6)) CHARACTER SET utf8mb4");
    String fill =
        postgres
            ? "SELECT n, (n * 31 % 100000) / 100.0, 'note ' || n,"
                + " TIMESTAMP '2025-01-01' + n * INTERVAL '1 second' FROM generate_series(1, "
                + rows
                + ") n"
            : "SELECT seq, (seq * 31 % 100000) / 100, CONCAT('note ', seq),"
                + " TIMESTAMP '2025-01-01 00:00:00' + INTERVAL seq SECOND FROM seq_1_to_"
                + rows;
    Database.execute(target, create, "INSERT INTO sales " + fill);
    return target;
  }

  private static Sums through(JdbcSource source) {
    Sums sums = new Sums();
    try (BatchReader reader = source.read(Query.from("sales"), RunContext.defaults())) {
      for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
        Batch batch = next.get();
        Longs id = batch.longs("id");
        Decimals amount = batch.decimals("amount");
        Strings note = batch.strings("note");
        Timestamps at = batch.timestamps("at");
        for (int row = 0; row < batch.rows(); row++) {
          sums.id += id.get(row);
          sums.cents += amount.unscaled(row);
          sums.characters += note.get(row).length();
          sums.micros += at.get(row);
        }
      }
    }
    return sums;
  }

  /** The columns of a block of rows, as one would hold them by hand; used again for each block. */
  private static final class Block {
    private final long[] id = new long[FETCH];
    private final long[] cents = new long[FETCH];
    private final String[] note = new String[FETCH];
    private final long[] micros = new long[FETCH];

    void read(ResultSet rows, int row) throws SQLException {
      long number = rows.getLong(1);
      id[row] = rows.wasNull() ? 0 : number;
      BigDecimal amount = rows.getBigDecimal(2);
      cents[row] = amount == null ? 0 : amount.unscaledValue().longValueExact();
      String text = rows.getString(3);
      note[row] = text == null ? "" : text;
      LocalDateTime at = rows.getObject(4, LocalDateTime.class);
      micros[row] = at == null ? 0 : JdbcRead.micros(at.toInstant(ZoneOffset.UTC));
    }

    void addTo(Sums sums, int count) {
      for (int row = 0; row < count; row++) {
        sums.id += id[row];
        sums.cents += cents[row];
        sums.characters += note[row].length();
        sums.micros += micros[row];
      }
    }
  }

  /** As one would write it: streamed, typed getters, nulls asked for, into columns. */
  private static Sums byHand(DataSource target) throws SQLException {
    Sums sums = new Sums();
    Block block = new Block();
    try (Connection connection = target.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.setFetchSize(FETCH);
        try (ResultSet rows = statement.executeQuery("SELECT id, amount, note, at FROM sales")) {
          int count = 0;
          while (rows.next()) {
            block.read(rows, count++);
            if (count == FETCH) {
              block.addTo(sums, count);
              count = 0;
            }
          }
          block.addTo(sums, count);
        }
      }
      connection.rollback();
    }
    return sums;
  }

  private static long micros(Instant at) {
    return at.getEpochSecond() * 1_000_000 + at.getNano() / 1000;
  }

  /** A query as the systems make them: joined, filtered, grouped by month, ordered. */
  private static Query typical() {
    return Query.from("order_items")
        .join(Query.from("orders").where(Predicate.ne("status", "cancelled")), "order_id")
        .join(Query.from("products"), "product_id")
        .where(Predicate.eq("category", "Toys"))
        .groupBy(
            Expression.truncate(Expression.col("created_at"), CalendarUnit.MONTH).as("month"),
            Expression.col("country").as("country"))
        .measures(
            Aggregate.sum(Expression.col("quantity").times(Expression.col("unit_price")))
                .as("revenue"),
            Aggregate.countDistinct(Expression.col("order_id")).as("orders"))
        .orderBy(SortKey.asc("month"), SortKey.desc("revenue"))
        .limit(100);
  }

  private static final Map<String, Schema> SHOP =
      Map.of(
          "orders",
          Schema.of(
              new Field("order_id", DataType.LONG),
              new Field("country", DataType.STRING),
              new Field("status", DataType.STRING),
              new Field("created_at", DataType.TIMESTAMP)),
          "order_items",
          Schema.of(
              new Field("order_id", DataType.LONG),
              new Field("product_id", DataType.LONG),
              new Field("quantity", DataType.LONG),
              new Field("unit_price", DataType.decimal(4))),
          "products",
          Schema.of(
              new Field("product_id", DataType.LONG), new Field("category", DataType.STRING)));

  /** Building, planning and printing one query, on each kind of database. */
  private static void plan(Figures figures) throws SQLException {
    Table table = Table.of("database", "ms to build, plan and print a query, warm");
    MemorySource.Builder empty = MemorySource.builder();
    SHOP.forEach((name, schema) -> empty.rows(name, schema, List.of()));
    RunContext run = RunContext.defaults().withZone(ZoneId.of("Europe/Berlin"));
    double worst = 0;
    for (Database database : Database.values()) {
      try (JdbcSource source = JdbcSource.of(database.store(empty.build()))) {
        double millis = planMillis(source, run);
        table.row(source.dialect().id(), millis);
        worst = Math.max(worst, millis);
      }
    }
    table.print(System.out);
    figures.put("plan_print_ms", worst);
  }

  private static double planMillis(JdbcSource source, RunContext run) {
    int repeats = 1000;
    double seconds =
        Cpu.medianThreadSeconds(
            8,
            9,
            () -> {
              int length = 0;
              for (int i = 0; i < repeats; i++) {
                length += source.sql(typical(), run).length();
              }
              return length;
            });
    return seconds / repeats * 1000;
  }
}
