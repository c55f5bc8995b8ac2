package io.github.ecomai.parquet;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Writes Parquet files for tests. */
final class Duck {
  private Duck() {}

  static void run(String... statements) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static void write(String select, Path file) {
    run("COPY (" + select + ") TO '" + file + "' (FORMAT PARQUET)");
  }
}
