package io.github.ecomai.parquet;

import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import io.github.ecomai.testkit.DataSourceContract;
import io.github.ecomai.testkit.ResultRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
      for (Map.Entry<String, Schema> table : tables.tables().entrySet()) {
        create(statement, table.getKey(), table.getValue());
        insert(connection, table, tables);
        Path file = files.resolve(table.getKey() + ".parquet");
        statement.execute("COPY " + table.getKey() + " TO '" + file + "' (FORMAT PARQUET)");
      }
    }
    return ParquetSource.open(files);
  }

  private static void create(Statement statement, String table, Schema schema) throws SQLException {
    String columns =
        schema.fields().stream()
            .map(field -> "\"" + field.name() + "\" " + sqlType(field))
            .collect(Collectors.joining(", "));
    statement.execute("CREATE TABLE " + table + " (" + columns + ")");
  }

  private static String sqlType(Field field) {
    DataType type = field.type();
    return switch (type.kind()) {
      case LONG -> "BIGINT";
      case STRING -> "VARCHAR";
      case DECIMAL, BOOLEAN, DOUBLE, DATE, TIMESTAMP -> type.toString();
    };
  }

  private static void insert(
      Connection connection, Map.Entry<String, Schema> table, MemorySource tables)
      throws SQLException {
    String marks =
        table.getValue().fields().stream().map(f -> "?").collect(Collectors.joining(", "));
    String sql = "INSERT INTO " + table.getKey() + " VALUES (" + marks + ")";
    connection.setAutoCommit(false);
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      List<List<@Nullable Object>> rows =
          ResultRows.of(tables, Query.from(table.getKey()), RunContext.defaults()).rows();
      for (List<@Nullable Object> row : rows) {
        for (int i = 0; i < row.size(); i++) {
          insert.setObject(i + 1, value(row.get(i)));
        }
        insert.addBatch();
      }
      if (!rows.isEmpty()) {
        insert.executeBatch();
      }
    }
    connection.commit();
  }

  private static @Nullable Object value(@Nullable Object value) {
    return value instanceof Instant instant
        ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
        : value;
  }
}
