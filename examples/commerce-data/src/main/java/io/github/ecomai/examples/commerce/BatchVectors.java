package io.github.ecomai.examples.commerce;

import io.github.ecomai.source.Batch;
import io.github.ecomai.source.Booleans;
import io.github.ecomai.source.Column;
import io.github.ecomai.source.Dates;
import io.github.ecomai.source.Decimals;
import io.github.ecomai.source.Doubles;
import io.github.ecomai.source.Longs;
import io.github.ecomai.source.Strings;
import io.github.ecomai.source.Timestamps;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBWritableVector;

/** Copies rows of a batch into the vectors of a chunk, column by column. Not thread-safe. */
final class BatchVectors {
  private static final long SECOND = 1_000_000;

  private final Batch batch;

  BatchVectors(Batch batch) {
    this.batch = batch;
  }

  /** What puts one value of a column into a vector. */
  @FunctionalInterface
  private interface Put {
    void put(DuckDBWritableVector vector, int at, int row);
  }

  void copy(int from, int count, DuckDBDataChunkWriter chunk) {
    for (int i = 0; i < batch.schema().fields().size(); i++) {
      Column column = batch.column(i);
      DuckDBWritableVector vector = chunk.vector(i);
      Put put = put(column);
      for (int at = 0; at < count; at++) {
        if (column.isNull(from + at)) {
          vector.setNull(at);
        } else {
          put.put(vector, at, from + at);
        }
      }
    }
  }

  private static Put put(Column column) {
    if (column instanceof Longs longs) {
      return (vector, at, row) -> vector.setLong(at, longs.get(row));
    } else if (column instanceof Decimals decimals) {
      int scale = decimals.type().scale();
      return (vector, at, row) ->
          vector.setBigDecimal(at, BigDecimal.valueOf(decimals.unscaled(row), scale));
    } else if (column instanceof Strings strings) {
      return (vector, at, row) -> vector.setString(at, strings.get(row));
    } else if (column instanceof Dates dates) {
      return (vector, at, row) -> vector.setDate(at, LocalDate.ofEpochDay(dates.get(row)));
    } else if (column instanceof Timestamps times) {
      return (vector, at, row) -> vector.setTimestamp(at, time(times.get(row)));
    } else if (column instanceof Doubles doubles) {
      return (vector, at, row) -> vector.setDouble(at, doubles.get(row));
    }
    Booleans booleans = (Booleans) column;
    return (vector, at, row) -> vector.setBoolean(at, booleans.get(row));
  }

  private static LocalDateTime time(long micros) {
    int nanos = (int) Math.floorMod(micros, SECOND) * 1_000;
    return LocalDateTime.ofEpochSecond(Math.floorDiv(micros, SECOND), nanos, ZoneOffset.UTC);
  }
}
