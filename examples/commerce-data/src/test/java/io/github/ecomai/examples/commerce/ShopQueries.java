package io.github.ecomai.examples.commerce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A written shop as tables of DuckDB; those of the truth begin with {@code truth_}. */
final class ShopQueries implements AutoCloseable {
  private final Connection duck;

  private ShopQueries(Connection duck) {
    this.duck = duck;
  }

  static ShopQueries open(Path folder) throws SQLException, IOException {
    ShopQueries queries = new ShopQueries(DriverManager.getConnection("jdbc:duckdb:"));
    queries.views(folder.resolve("tables"), "");
    queries.views(folder.resolve("truth"), "truth_");
    return queries;
  }

  private void views(Path folder, String prefix) throws SQLException, IOException {
    try (Stream<Path> tables = Files.list(folder);
        Statement statement = duck.createStatement()) {
      for (Path table : tables.toList()) {
        String name = prefix + table.getFileName();
        statement.execute(
            "CREATE VIEW " + name + " AS FROM read_parquet('" + table + "/*.parquet')");
      }
    }
  }

  /** Keeps the rows of a query. */
  void keep(String name, String sql) throws SQLException {
    try (Statement statement = duck.createStatement()) {
      statement.execute("CREATE TABLE " + name + " AS " + sql);
    }
  }

  double number(String sql) throws SQLException {
    try (Statement statement = duck.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getDouble(1);
    }
  }

  /** The first column of each row to the second. */
  Map<String, Double> numbers(String sql) throws SQLException {
    Map<String, Double> found = new LinkedHashMap<>();
    try (Statement statement = duck.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        found.put(result.getString(1), result.getDouble(2));
      }
    }
    return found;
  }

  @Override
  public void close() throws SQLException {
    duck.close();
  }
}
