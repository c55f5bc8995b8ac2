package io.github.ecomai.benchmarks;

import io.github.ecomai.examples.commerce.CommerceShop;
import io.github.ecomai.run.RunContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The made-up shop beside three real or published sets: a wholesaler of gifts (online-retail),
 * orange juice in supermarkets (orange-juice) and simulated cards (card-transactions). Nothing is
 * judged: the rows show where the shop is like them and where not. {@code --data} is the path of
 * online_retail.csv.gz, whose neighbours are the other sets; {@code --report FILE.html} writes the
 * table with charts.
 */
final class RealismBenchmark implements Benchmark {
  @Override
  public String name() {
    return "realism";
  }

  @Override
  public String summary() {
    return "the made-up shop beside online-retail, orange-juice and card-transactions";
  }

  @Override
  public Figures run(Arguments arguments) throws IOException {
    Path retail = arguments.data("online-retail/online_retail.csv.gz").toAbsolutePath();
    Optional<Path> report = arguments.path("report");
    RunContext run = RunContext.defaults().withSeed(7);
    Path folder = Files.createTempDirectory("ecom-ai-realism");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      CommerceShop.ofSize(arguments.isShort() ? 1 : 3, run).write(folder, run);
      views(statement, folder, retail.resolve("../..").normalize());
      return compare(statement, report);
    } catch (SQLException e) {
      throw new IOException(e);
    } finally {
      delete(folder);
    }
  }

  private static void views(Statement statement, Path shop, Path sets)
      throws SQLException, IOException {
    try (Stream<Path> tables = Files.list(shop.resolve("tables"))) {
      for (Path table : tables.toList()) {
        statement.execute(
            "CREATE VIEW "
                + table.getFileName()
                + " AS FROM read_parquet('"
                + table
                + "/*.parquet')");
      }
    }
    statement.execute(
        "CREATE VIEW frauds AS FROM read_parquet('" + shop + "/truth/frauds/*.parquet')");
    statement.execute(
        "CREATE TABLE retail AS SELECT InvoiceNo AS invoice, StockCode AS product,"
            + " Quantity::BIGINT AS quantity, InvoiceDate::TIMESTAMP AS sold_at, UnitPrice::DOUBLE AS"
            + " price, CustomerID AS customer FROM read_csv('"
            + sets.resolve("online-retail/online_retail.csv.gz")
            + "', header = true, all_varchar = true)");
    statement.execute(
        "CREATE TABLE cards AS SELECT * FROM read_csv('"
            + sets.resolve("card-transactions/handbook-simulated-2018-06-18_2018-08-14.csv.gz")
            + "', header = true)");
    StringBuilder own = new StringBuilder("CASE brand");
    for (int brand = 1; brand <= 11; brand++) {
      own.append(" WHEN ").append(brand).append(" THEN price").append(brand);
    }
    statement.execute(
        "CREATE TABLE juice AS SELECT store, brand, week, logmove AS log_units, ln("
            + own
            + " END) AS log_price, deal FROM read_csv('"
            + sets.resolve("orange-juice/orange_juice_yx.csv.gz")
            + "', header = true)");
  }

  private static Figures compare(Statement statement, Optional<Path> report)
      throws SQLException, IOException {
    Table table = Table.of("measure", "set", "shop", "that set");
    Figures shop = new Figures();
    Figures real = new Figures();
    RealismPage page = new RealismPage();
    for (RealismQueries.Measure measure : RealismQueries.measures()) {
      double ours = number(statement, measure.shop());
      double theirs = number(statement, measure.real());
      table.row(measure.name(), measure.set(), ours, theirs);
      page.row(measure.name(), measure.set(), ours, theirs);
      shop.put(measure.name(), ours);
      real.put(measure.name(), theirs);
    }
    table.print(System.out);
    for (RealismQueries.Chart chart : RealismQueries.charts()) {
      page.chart(
          chart.title(),
          chart.set(),
          numbers(statement, chart.shop()),
          numbers(statement, chart.real()));
    }
    if (report.isPresent()) {
      page.write(report.get());
      System.out.println("The page is " + report.get());
    }
    return new Figures().put("shop", shop).put("real", real);
  }

  private static Map<String, Double> numbers(Statement statement, String sql) throws SQLException {
    Map<String, Double> found = new LinkedHashMap<>();
    try (ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        found.put(result.getString(1), result.getDouble(2));
      }
    }
    return found;
  }

  private static double number(Statement statement, String sql) throws SQLException {
    try (ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getDouble(1);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
