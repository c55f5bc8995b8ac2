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
import java.util.Locale;
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
    return "source to prod, 3M rows of three tables; --database postgresql, mariadb, h2 or duckdb";
  }

  @Override
  public Figures run(Arguments arguments) throws IOException {
    int rows = arguments.number("rows", arguments.isShort() ? ROWS / 30 : ROWS);
    String name = arguments.text("database").orElse("postgresql");
    Path folder = Files.createTempDirectory("ecom-ai-lake");
    try {
      Database database = Database.valueOf(name.toUpperCase(Locale.ROOT));
      DataSource shop = database.create();
      fill(shop, database, rows);
      return measure(shop, folder.resolve("lake"));
    } catch (SQLException e) {
      throw new IOException(e);
    } finally {
      delete(folder);
    }
  }

  /** Of seven rows six are order lines and nearly one is an order. */
  private static void fill(DataSource shop, Database database, int rows) throws SQLException {
    int orders = rows / (LINES + 1);
    int customers = Math.max(1, orders / 20);
    String time = database == Database.MARIADB ? "DATETIME(6)" : "TIMESTAMP";
    Database.execute(
        shop,
        "CREATE TABLE customers (customer_id BIGINT PRIMARY KEY, display_name VARCHAR(60), email"
            + " VARCHAR(60), birth_date DATE, country VARCHAR(2), updated_at "
            + time
            + ")",
        "CREATE TABLE orders (order_id BIGINT PRIMARY KEY, customer_id BIGINT, order_date DATE,"
            + " created_at "
            + time
            + ", status VARCHAR(12), channel VARCHAR(12), currency VARCHAR(3),"
            + " total DECIMAL(18,4), updated_at "
            + time
            + ")",
        "CREATE TABLE order_items (order_id BIGINT, line_no BIGINT, product_id BIGINT, quantity BIGINT,"
            + " unit_price DECIMAL(18,4), discount DECIMAL(18,4), order_date DATE, updated_at "
            + time
            + ", PRIMARY KEY (order_id, line_no))",
        "INSERT INTO customers SELECT n, concat('Customer ', n), concat('c', n, '@shop.example'), "
            + day(database, "n % 20000", "1950-01-01")
            + ", 'DE', "
            + instant(database, "n")
            + series(database, customers),
        "INSERT INTO orders SELECT n, n % "
            + customers
            + ", "
            + day(database, "n % 1095", "2023-01-01")
            + ", "
            + instant(database, "n")
            + ", 'delivered', 'web', 'EUR', n % 99991 / 100.0, "
            + instant(database, "n")
            + series(database, orders),
        "INSERT INTO order_items SELECT n / "
            + LINES
            + ", n % "
            + LINES
            + ", n % 5003, 1 + n % 4,"
            + " n % 9973 / 100.0, 0, "
            + day(database, "n / " + LINES + " % 1095", "2023-01-01")
            + ", "
            + instant(database, "n / " + LINES)
            + series(database, rows - orders - customers));
  }

  private static String series(Database database, int rows) {
    return switch (database) {
      case POSTGRESQL -> " FROM generate_series(0, " + (rows - 1) + ") AS r(n)";
      case MARIADB -> " FROM (SELECT seq AS n FROM seq_0_to_" + (rows - 1) + ") r";
      case H2 -> " FROM (SELECT x AS n FROM system_range(0, " + (rows - 1) + ")) r";
      case DUCKDB -> " FROM range(" + rows + ") r(n)";
    };
  }

  private static String day(Database database, String days, String first) {
    return switch (database) {
      case POSTGRESQL -> "DATE '" + first + "' + (" + days + ")::INT";
      case MARIADB -> "DATE '" + first + "' + INTERVAL (" + days + ") DAY";
      case H2 -> "DATEADD(DAY, " + days + ", DATE '" + first + "')";
      case DUCKDB -> "DATE '" + first + "' + (" + days + ")::INT";
    };
  }

  private static String instant(Database database, String seconds) {
    return switch (database) {
      case POSTGRESQL -> "TIMESTAMP '2023-01-01' + make_interval(secs => " + seconds + ")";
      case MARIADB -> "TIMESTAMP '2023-01-01' + INTERVAL (" + seconds + ") SECOND";
      case H2 -> "DATEADD(SECOND, " + seconds + ", TIMESTAMP '2023-01-01 00:00:00')";
      case DUCKDB -> "TIMESTAMP '2023-01-01' + to_seconds(" + seconds + ")";
    };
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
