package io.github.ecomai.parquet;

import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.Booleans;
import io.github.ecomai.source.Column;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Dates;
import io.github.ecomai.source.Decimals;
import io.github.ecomai.source.Doubles;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.Longs;
import io.github.ecomai.source.Schema;
import io.github.ecomai.source.Strings;
import io.github.ecomai.source.Timestamps;
import java.util.Optional;
import java.util.stream.Collectors;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a reader as a table function of DuckDB, behind a running number. Decimals, dates and
 * times arrive as whole numbers, which {@link #columns} turns into what they are.
 */
final class Incoming implements DuckDBTableFunction<Object, Object, Object> {
  static final String NAME = "incoming";
  private static final String NOTHING = "none";

  private final BatchReader reader;
  private final Schema schema;
  private @Nullable Batch batch;
  private int row;
  private long number;
  private volatile @Nullable RuntimeException failure;

  /**
   * @param reader what to read, for one statement
   * @param first the number of the first row
   */
  Incoming(BatchReader reader, long first) {
    this.reader = reader;
    this.schema = reader.schema();
    this.number = first;
  }

  /** The number after that of the last row. */
  long next() {
    return number;
  }

  /** What the reader threw, which DuckDB passes on as text only. */
  Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure);
  }

  /** The columns of a schema as SQL over this function. */
  static String columns(Schema schema) {
    return schema.fields().stream()
        .map(field -> value(field) + " AS " + LakeTables.quote(field.name()))
        .collect(Collectors.joining(", "));
  }

  private static String value(Field field) {
    String column = LakeTables.quote(field.name());
    int scale = field.type().scale();
    return switch (field.type().kind()) {
      case BOOLEAN, LONG, DOUBLE, STRING -> column;
      case DATE -> "(DATE '1970-01-01' + " + column + ")";
      case TIMESTAMP -> "make_timestamp(" + column + ")";
      case DECIMAL ->
          scale == 0
              ? "CAST(" + column + " AS DECIMAL(18,0))"
              : "CAST(CAST("
                  + column
                  + " AS DECIMAL(19,0)) * CAST(0."
                  + "0".repeat(scale - 1)
                  + "1 AS DECIMAL("
                  + scale
                  + ","
                  + scale
                  + ")) AS DECIMAL(18,"
                  + scale
                  + "))";
    };
  }

  @Override
  public Object bind(DuckDBTableFunctionBindInfo info) {
    info.addResultColumn("_seq", DuckDBColumnType.BIGINT);
    for (Field field : schema.fields()) {
      info.addResultColumn(field.name(), carrier(field.type()));
    }
    return NOTHING;
  }

  private static DuckDBColumnType carrier(DataType type) {
    return switch (type.kind()) {
      case BOOLEAN -> DuckDBColumnType.BOOLEAN;
      case DOUBLE -> DuckDBColumnType.DOUBLE;
      case STRING -> DuckDBColumnType.VARCHAR;
      case DATE -> DuckDBColumnType.INTEGER;
      case LONG, DECIMAL, TIMESTAMP -> DuckDBColumnType.BIGINT;
    };
  }

  /** One thread: rows keep the order in which they are read. */
  @Override
  public Object init(DuckDBTableFunctionInitInfo info) {
    info.setMaxThreads(1);
    return NOTHING;
  }

  @Override
  public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
    try {
      Batch from = batch;
      if (from == null || row == from.rows()) {
        from = reader.next().orElse(null);
        batch = from;
        row = 0;
      }
      return from == null ? 0 : write(from, chunk);
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    }
  }

  private int write(Batch from, DuckDBDataChunkWriter chunk) {
    int count = (int) Math.min(chunk.capacity(), from.rows() - row);
    DuckDBWritableVector numbers = chunk.vector(0);
    for (int i = 0; i < count; i++) {
      numbers.setLong(i, number + i);
    }
    for (int c = 0; c < schema.fields().size(); c++) {
      write(from.column(c), chunk.vector(c + 1L), count);
    }
    row += count;
    number += count;
    return count;
  }

  private void write(Column column, DuckDBWritableVector to, int count) {
    Cell cell = cell(column, to);
    boolean nulls = column.hasNulls();
    for (int i = 0; i < count; i++) {
      if (nulls && column.isNull(row + i)) {
        to.setNull(i);
      } else {
        cell.write(row + i, i);
      }
    }
  }

  /** Copies one value from a row to a place. */
  private interface Cell {
    void write(int row, int at);
  }

  private static Cell cell(Column column, DuckDBWritableVector to) {
    if (column instanceof Longs longs) {
      return (row, at) -> to.setLong(at, longs.get(row));
    } else if (column instanceof Decimals decimals) {
      return (row, at) -> to.setLong(at, decimals.unscaled(row));
    } else if (column instanceof Timestamps timestamps) {
      return (row, at) -> to.setLong(at, timestamps.get(row));
    } else if (column instanceof Dates dates) {
      return (row, at) -> to.setInt(at, dates.get(row));
    } else if (column instanceof Doubles doubles) {
      return (row, at) -> to.setDouble(at, doubles.get(row));
    } else if (column instanceof Booleans booleans) {
      return (row, at) -> to.setBoolean(at, booleans.get(row));
    }
    Strings strings = (Strings) column;
    return (row, at) -> to.setString(at, strings.get(row));
  }
}
