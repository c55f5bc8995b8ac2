package io.github.ecomai.benchmarks;

import io.github.ecomai.databases.Database;
import io.github.ecomai.parquet.Lake;
import io.github.ecomai.parquet.LakeTable;
import io.github.ecomai.parquet.Mask;
import io.github.ecomai.parquet.Pipeline;
import io.github.ecomai.parquet.PipelineReport;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.sql.JdbcSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Source to prod: the first run, a run after some changes, and a run without changes. */
final class LakeBenchmark implements Benchmark {
  private static final int ROWS = 3_000_000;
  private static final int LINES = 6;
  private static final byte[] KEY = new byte[32];

  @Override
  public String name() {
    return "lake";
  }

  @Override
  public String summary() {
    return "PostgreSQL to prod, 3M rows of three tables: first, after changes, without changes";
  }

  @Override
  public Figures run(Arguments arguments) throws IOException {
    int rows = arguments.number("rows", arguments.isShort() ? ROWS / 30 : ROWS);
    Path folder = Files.createTempDirectory("ecom-ai-lake");
    try {
      DataSource shop = Database.POSTGRESQL.create();
      fill(shop, rows);
      return measure(shop, folder.resolve("lake"));
    } catch (SQLException e) {
      throw new IOException(e);
    } finally {
      delete(folder);
    }
  }

  /** Of seven rows six are order lines and nearly one is an order. */
  private static void fill(DataSource shop, int rows) throws SQLException {
    int orders = rows / (LINES + 1);
    int customers = Math.max(1, orders / 20);
    String at = ", TIMESTAMP '2023-01-01' + make_interval(secs => n)";
    Database.execute(
        shop,
        "CREATE TABLE customers (customer_id BIGINT PRIMARY KEY, display_name TEXT, email TEXT,"
            + " birth_date DATE, country TEXT, updated_at TIMESTAMP)",
        "CREATE TABLE orders (order_id BIGINT PRIMARY KEY, customer_id BIGINT, order_date DATE,"
            + " created_at TIMESTAMP, status TEXT, channel TEXT, currency TEXT,"
            + " total NUMERIC(18,4), updated_at TIMESTAMP)",
        "CREATE TABLE order_items (order_id BIGINT, line_no INT, product_id BIGINT, quantity INT,"
            + " unit_price NUMERIC(18,4), discount NUMERIC(18,4), order_date DATE,"
            + " updated_at TIMESTAMP, PRIMARY KEY (order_id, line_no))",
        "INSERT INTO customers SELECT n, 'Customer ' || n, 'c' || n || '@shop.example',"
            + (" DATE '1950-01-01' + n % 20000, 'DE'" + at + numbers(customers)),
        "INSERT INTO orders SELECT n, n % "
            + (customers + ", DATE '2023-01-01' + n % 1095" + at)
            + (", 'delivered', 'web', 'EUR', n % 99991 / 100.0" + at + numbers(orders)),
        "INSERT INTO order_items SELECT n / 6, n % 6, n % 5003, 1 + n % 4, n % 9973 / 100.0, 0,"
            + " DATE '2023-01-01' + n / 6 % 1095, TIMESTAMP '2023-01-01'"
            + (" + make_interval(secs => n / 6)" + numbers(rows - orders - customers)));
  }

  private static String numbers(int count) {
    return " FROM generate_series(0, " + (count - 1) + ") AS r(n)";
  }

  private static Figures measure(DataSource shop, Path root) throws SQLException, IOException {
    Lake lake = Lake.open(root);
    Table table = Table.of("run", "s", "CPU s", "rows in", "rows out");
    Figures figures = new Figures();
    figures.put("s", timed("first, everything", shop, lake, table));
    Database.execute(
        shop,
        "UPDATE orders SET status = 'returned', updated_at = TIMESTAMP '2026-01-01 00:00:00'"
            + " WHERE order_id < 100",
        "DELETE FROM order_items WHERE order_id = 7");
    figures.put("changes_s", timed("100 orders changed, 6 lines gone", shop, lake, table));
    figures.put("unchanged_s", timed("no change", shop, lake, table));
    table.print(System.out);
    try (Stream<Path> files = Files.walk(root.resolve("prod"))) {
      long bytes =
          files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
      return figures.put("prod_mb", bytes / 1e6);
    }
  }

  private static double timed(String what, DataSource shop, Lake lake, Table table) {
    double cpu = Cpu.processSeconds();
    long start = System.nanoTime();
    try (JdbcSource source = JdbcSource.of(shop)) {
      PipelineReport report = pipeline(source, lake).run(RunContext.defaults());
      double seconds = (System.nanoTime() - start) / 1e9;
      long in =
          report.steps().stream()
              .filter(s -> s.name().equals("capture"))
              .mapToLong(PipelineReport.Step::rowsIn)
              .sum();
      long out =
          report.steps().stream()
              .filter(s -> s.name().equals("shape"))
              .mapToLong(PipelineReport.Step::rowsOut)
              .sum();
      table.row(what, seconds, Cpu.processSeconds() - cpu, in, out);
      return seconds;
    }
  }

  private static Pipeline pipeline(JdbcSource source, Lake lake) {
    return Pipeline.of(
            source,
            lake,
            LakeTable.of("customers", "customer_id")
                .withWatermark("updated_at", Duration.ofMinutes(1))
                .withMask("email", Mask.HASH)
                .withMask("birth_date", Mask.YEAR),
            LakeTable.of("orders", "order_id")
                .withWatermark("updated_at", Duration.ofMinutes(1))
                .withMonth("order_date")
                .withSort("order_date"),
            LakeTable.of("order_items", "order_id", "line_no")
                .withWatermark("updated_at", Duration.ofMinutes(1))
                .withMonth("order_date")
                .withCheck("quantity is positive", Predicate.gt("quantity", 0L)))
        .withHashKey(KEY);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
