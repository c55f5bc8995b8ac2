package io.github.ecomai.examples.commerce;

import io.github.ecomai.source.Batch;
import io.github.ecomai.source.Column;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Writes tables as Parquet files; each file appears whole or not at all. */
final class ParquetWriter {
  private ParquetWriter() {}

  static void write(Map<String, Batch> tables, Path folder) throws IOException {
    Files.createDirectories(folder);
    try (DuckDBConnection duck = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:")) {
      for (Map.Entry<String, Batch> table : tables.entrySet()) {
        write(duck, table.getKey(), table.getValue(), folder);
      }
    } catch (SQLException e) {
      throw new IOException("the tables could not be written to " + folder, e);
    }
  }

  private static void write(DuckDBConnection duck, String table, Batch rows, Path folder)
      throws SQLException, IOException {
    Path fresh = folder.resolve("." + table + ".tmp");
    try (Statement statement = duck.createStatement()) {
      String columns =
          rows.schema().fields().stream()
              .map(field -> field.name() + " " + typeName(field))
              .collect(Collectors.joining(", "));
      statement.execute("CREATE TABLE " + table + " (" + columns + ")");
      append(duck, table, rows);
      String path = fresh.toString().replace("'", "''");
      statement.execute("COPY " + table + " TO '" + path + "' (FORMAT PARQUET)");
      Files.move(fresh, folder.resolve(table + ".parquet"), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static String typeName(Field field) {
    return switch (field.type().kind()) {
      case LONG -> "BIGINT";
      case STRING -> "VARCHAR";
      case BOOLEAN, DOUBLE, DECIMAL, DATE, TIMESTAMP -> field.type().toString();
    };
  }

  private static void append(DuckDBConnection duck, String table, Batch rows) throws SQLException {
    try (DuckDBAppender appender = duck.createAppender(table)) {
      for (int row = 0; row < rows.rows(); row++) {
        appender.beginRow();
        for (int c = 0; c < rows.schema().fields().size(); c++) {
          Column column = rows.column(c);
          append(appender, column.type(), column.value(row));
        }
        appender.endRow();
      }
    }
  }

  private static void append(DuckDBAppender appender, DataType type, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      appender.appendNull();
      return;
    }
    switch (type.kind()) {
      case BOOLEAN -> appender.append((boolean) value);
      case LONG -> appender.append((long) value);
      case DOUBLE -> appender.append((double) value);
      case DECIMAL -> appender.append((BigDecimal) value);
      case STRING -> appender.append((String) value);
      case DATE -> appender.append((LocalDate) value);
      case TIMESTAMP -> appender.append(LocalDateTime.ofInstant((Instant) value, ZoneOffset.UTC));
    }
  }
}
