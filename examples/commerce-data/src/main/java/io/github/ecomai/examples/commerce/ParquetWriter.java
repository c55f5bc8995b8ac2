package io.github.ecomai.examples.commerce;

import io.github.ecomai.source.Batch;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBLogicalType;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches as Parquet files; each file appears whole or not at all. DuckDB reads the columns
 * of a batch through a table function, a vector at a time. Not thread-safe.
 */
final class ParquetWriter implements AutoCloseable {
  private final DuckDBConnection duck;
  private @Nullable Batch batch;

  ParquetWriter() throws IOException {
    try {
      duck = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
      try (Statement statement = duck.createStatement()) {
        statement.execute("SET threads = 1");
      }
      DuckDBFunctions.tableFunction().withName("batch").withFunction(new Scan()).register(duck);
    } catch (SQLException e) {
      throw new IOException("DuckDB did not start", e);
    }
  }

  void write(Batch rows, Path file) throws IOException {
    Path fresh = file.resolveSibling("." + file.getFileName() + ".tmp");
    batch = rows;
    try (Statement statement = duck.createStatement()) {
      String path = fresh.toString().replace("'", "''");
      statement.execute(
          "COPY (SELECT * FROM batch()) TO '" + path + "' (FORMAT PARQUET, COMPRESSION ZSTD)");
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (SQLException e) {
      throw new IOException(file.getFileName() + " could not be written", e);
    } finally {
      batch = null;
      Files.deleteIfExists(fresh);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      duck.close();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private Batch current() {
    Batch rows = batch;
    if (rows == null) {
      throw new IllegalStateException("nothing is being written");
    }
    return rows;
  }

  /** Where a scan stands. */
  private static final class Position {
    private final BatchVectors vectors;
    private final int rows;
    private int next;

    Position(Batch batch) {
      vectors = new BatchVectors(batch);
      rows = batch.rows();
    }
  }

  /** The batch as a table of DuckDB. */
  private final class Scan implements DuckDBTableFunction<Batch, Position, Object> {
    @Override
    public Batch bind(DuckDBTableFunctionBindInfo info) throws SQLException {
      for (Field field : current().schema().fields()) {
        if (field.type().kind() == DataType.Kind.DECIMAL) {
          try (DuckDBLogicalType type = DuckDBLogicalType.decimal(18, field.type().scale())) {
            info.addResultColumn(field.name(), type);
          }
        } else {
          info.addResultColumn(field.name(), type(field.type().kind()));
        }
      }
      return current();
    }

    private static DuckDBColumnType type(DataType.Kind kind) {
      return switch (kind) {
        case BOOLEAN -> DuckDBColumnType.BOOLEAN;
        case LONG -> DuckDBColumnType.BIGINT;
        case DOUBLE -> DuckDBColumnType.DOUBLE;
        case DECIMAL -> DuckDBColumnType.DECIMAL;
        case STRING -> DuckDBColumnType.VARCHAR;
        case DATE -> DuckDBColumnType.DATE;
        case TIMESTAMP -> DuckDBColumnType.TIMESTAMP;
      };
    }

    @Override
    public Position init(DuckDBTableFunctionInitInfo info) {
      info.setMaxThreads(1);
      return new Position(current());
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
      Position position = info.getInitData();
      int count = (int) Math.min(chunk.capacity(), position.rows - position.next);
      position.vectors.copy(position.next, count, chunk);
      position.next += count;
      return count;
    }
  }
}
