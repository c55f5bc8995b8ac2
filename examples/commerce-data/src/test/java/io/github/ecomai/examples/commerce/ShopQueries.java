package io.github.ecomai.examples.commerce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

  /** For each rule of a table a query that counts the rows which break it. */
  static Map<String, String> breaches(TableDef table) {
    Map<String, String> rules = new LinkedHashMap<>();
    String from = " FROM " + table.name();
    List<String> wanted =
        table.columns().stream()
            .filter(column -> !column.nullable())
            .map(column -> column.name() + " IS NULL")
            .collect(Collectors.toCollection(ArrayList::new));
    rules.put("not null", "SELECT count(*)" + from + " WHERE " + String.join(" OR ", wanted));
    if (!table.primaryKey().isEmpty()) {
      String key = String.join(", ", table.primaryKey());
      rules.put("key", "SELECT count(*) - count(DISTINCT (" + key + "))" + from);
    }
    for (ForeignKey key : table.foreignKeys()) {
      rules.put(
          key.toString(),
          "SELECT count(*)"
              + from
              + " t WHERE "
              + key.column()
              + " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "
              + key.table()
              + " k WHERE k."
              + key.target()
              + " = t."
              + key.column()
              + ")");
    }
    for (String condition : table.conditions()) {
      rules.put(condition, "SELECT count(*)" + from + " WHERE NOT (" + condition + ")");
    }
    for (ColumnDef column : table.columns()) {
      if (column.length() > 0) {
        String longer = " WHERE length(" + column.name() + ") > " + column.length();
        rules.put("length of " + column.name(), "SELECT count(*)" + from + longer);
      }
    }
    return rules;
  }

  @Override
  public void close() throws SQLException {
    duck.close();
  }
}
