package io.github.ecomai.parquet;

import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.testkit.DataSourceContract;
import io.github.ecomai.testkit.JdbcTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.io.TempDir;

/** The rows of the in-core executor, from files that DuckDB wrote. */
class ParquetSourceContractTest extends DataSourceContract {
  @TempDir private static Path folder;
  private int loaded;

  @Override
  protected DataSource load(MemorySource tables) throws IOException, SQLException {
    Path files = Files.createDirectory(folder.resolve("tables" + loaded++));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      JdbcTables.into(connection).copy(tables);
      for (String table : tables.tables().keySet()) {
        Path file = files.resolve(table + ".parquet");
        statement.execute("COPY " + table + " TO '" + file + "' (FORMAT PARQUET)");
      }
    }
    return ParquetSource.open(files);
  }
}
