package io.github.ecomai.parquet;

import io.github.ecomai.source.Booleans;
import io.github.ecomai.source.Column;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Dates;
import io.github.ecomai.source.Decimals;
import io.github.ecomai.source.Doubles;
import io.github.ecomai.source.Longs;
import io.github.ecomai.source.Strings;
import io.github.ecomai.source.Timestamps;
import java.util.BitSet;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/** Copies DuckDB's vectors into columns. */
final class Vectors {
  private Vectors() {}

  static Column copy(DuckDBReadableVector vector, int rows, DataType type) {
    BitSet nulls = nulls(vector, rows);
    return switch (type.kind()) {
      case BOOLEAN -> Booleans.wrap(booleans(vector, rows, nulls), rows, nulls);
      case LONG -> Longs.wrap(longs(vector, rows), rows, nulls);
      case DOUBLE -> Doubles.wrap(doubles(vector, rows), rows, nulls);
      case DECIMAL -> Decimals.wrap(longs(vector, rows), rows, nulls, type.scale());
      case TIMESTAMP -> Timestamps.wrap(longs(vector, rows), rows, nulls);
      case DATE -> Dates.wrap(days(vector, rows), rows, nulls);
      case STRING -> Strings.wrap(strings(vector, rows, nulls), rows, nulls);
    };
  }

  private static @Nullable BitSet nulls(DuckDBReadableVector vector, int rows) {
    BitSet nulls = null;
    for (int row = 0; row < rows; row++) {
      if (vector.isNull(row)) {
        nulls = nulls == null ? new BitSet(rows) : nulls;
        nulls.set(row);
      }
    }
    return nulls;
  }

  private static long[] longs(DuckDBReadableVector vector, int rows) {
    long[] values = new long[rows];
    for (int row = 0; row < rows; row++) {
      values[row] = vector.getLong(row, 0);
    }
    return values;
  }

  private static double[] doubles(DuckDBReadableVector vector, int rows) {
    double[] values = new double[rows];
    for (int row = 0; row < rows; row++) {
      values[row] = vector.getDouble(row, 0);
    }
    return values;
  }

  private static int[] days(DuckDBReadableVector vector, int rows) {
    int[] values = new int[rows];
    for (int row = 0; row < rows; row++) {
      values[row] = Math.toIntExact(vector.getLong(row, 0));
    }
    return values;
  }

  private static boolean[] booleans(DuckDBReadableVector vector, int rows, @Nullable BitSet nulls) {
    boolean[] values = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      values[row] = (nulls == null || !nulls.get(row)) && vector.getBoolean(row);
    }
    return values;
  }

  private static @Nullable String[] strings(
      DuckDBReadableVector vector, int rows, @Nullable BitSet nulls) {
    @Nullable String[] values = new @Nullable String[rows];
    for (int row = 0; row < rows; row++) {
      values[row] = nulls != null && nulls.get(row) ? null : vector.getString(row);
    }
    return values;
  }
}
