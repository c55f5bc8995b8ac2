package io.github.ecomai.parquet;

import io.github.ecomai.source.DataType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The library's type of a DuckDB column and how to convert to it; no type if there is none. */
record ParquetType(@Nullable DataType type, String sql) {
  private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),(\\d+)\\)");

  static ParquetType of(String found, String column) {
    Matcher decimal = DECIMAL.matcher(found);
    if (decimal.matches()) {
      int digits = Integer.parseInt(decimal.group(1));
      int scale = Integer.parseInt(decimal.group(2));
      return digits > 18
          ? new ParquetType(null, column)
          : cast(column, DataType.decimal(scale), "DECIMAL(18," + scale + ")");
    }
    return switch (found) {
      case "BOOLEAN" -> new ParquetType(DataType.BOOLEAN, column);
      case "BIGINT" -> new ParquetType(DataType.LONG, column);
      case "TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT" ->
          cast(column, DataType.LONG, "BIGINT");
      case "DOUBLE" -> new ParquetType(DataType.DOUBLE, column);
      case "FLOAT" -> cast(column, DataType.DOUBLE, "DOUBLE");
      case "VARCHAR" -> new ParquetType(DataType.STRING, column);
      case "UUID" -> cast(column, DataType.STRING, "VARCHAR");
      case "DATE" -> new ParquetType(DataType.DATE, column);
      case "TIMESTAMP" -> new ParquetType(DataType.TIMESTAMP, column);
      case "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" ->
          cast(column, DataType.TIMESTAMP, "TIMESTAMP");
      case "TIMESTAMP WITH TIME ZONE" ->
          new ParquetType(DataType.TIMESTAMP, "(" + column + " AT TIME ZONE 'UTC')");
      default ->
          found.startsWith("ENUM")
              ? cast(column, DataType.STRING, "VARCHAR")
              : new ParquetType(null, column);
    };
  }

  /** The same with null for what is infinite: no day and no instant of ours. */
  ParquetType finite() {
    boolean calendar = DataType.DATE.equals(type) || DataType.TIMESTAMP.equals(type);
    return calendar
        ? new ParquetType(type, "CASE WHEN isfinite(" + sql + ") THEN " + sql + " END")
        : this;
  }

  private static ParquetType cast(String column, DataType type, String name) {
    return new ParquetType(type, "CAST(" + column + " AS " + name + ")");
  }
}
