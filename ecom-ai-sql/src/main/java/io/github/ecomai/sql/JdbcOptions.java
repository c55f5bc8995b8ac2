package io.github.ecomai.sql;

import io.github.ecomai.source.DataType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a database is read. Immutable and thread-safe.
 *
 * <pre>{@code
 * JdbcOptions options =
 *     JdbcOptions.defaults()
 *         .withSchema("shop")
 *         .withTimeout(Duration.ofMinutes(2))
 *         .withColumn("orders", "total", DataType.DOUBLE);
 * }</pre>
 */
public final class JdbcOptions {
  private static final JdbcOptions DEFAULTS =
      new JdbcOptions(null, null, Duration.ZERO, 4096, Map.of());

  private final @Nullable String schema;
  private final @Nullable Dialect dialect;
  private final Duration timeout;
  private final int fetchSize;
  private final Map<ColumnName, DataType> columns;

  /** A column of a table, in the names that are used here. */
  record ColumnName(String table, String column) {
    @Override
    public String toString() {
      return table + "." + column;
    }
  }

  private JdbcOptions(
      @Nullable String schema,
      @Nullable Dialect dialect,
      Duration timeout,
      int fetchSize,
      Map<ColumnName, DataType> columns) {
    this.schema = schema;
    this.dialect = dialect;
    this.timeout = timeout;
    this.fetchSize = fetchSize;
    this.columns = columns;
  }

  /**
   * The tables of the connection's own schema, in the dialect of the product that it names, without
   * a limit of time, 4096 rows at once.
   *
   * @return the options
   */
  public static JdbcOptions defaults() {
    return DEFAULTS;
  }

  /**
   * The same with the tables of another schema; on MySQL and MariaDB, of another database.
   *
   * @param name its name as the database has it
   * @return the options
   */
  public JdbcOptions withSchema(String name) {
    return new JdbcOptions(name, dialect, timeout, fetchSize, columns);
  }

  /**
   * The same for a database that calls itself otherwise than its dialect does.
   *
   * @param other the dialect it understands
   * @return the options
   */
  public JdbcOptions withDialect(Dialect other) {
    return new JdbcOptions(schema, other, timeout, fetchSize, columns);
  }

  /**
   * The same with a limit of time for each statement. On some databases the time in which the rows
   * are fetched counts too.
   *
   * @param longest rounded up to whole seconds; zero for no limit
   * @return the options
   * @throws IllegalArgumentException if it is negative
   */
  public JdbcOptions withTimeout(Duration longest) {
    if (longest.isNegative()) {
      throw new IllegalArgumentException("time-out " + longest + " is negative.");
    }
    return new JdbcOptions(schema, dialect, longest, fetchSize, columns);
  }

  /**
   * The same with another size of batches, which is also how many rows are fetched at once.
   *
   * @param rows 1 to 65,536
   * @return the options
   * @throws IllegalArgumentException if it is out of range
   */
  public JdbcOptions withFetchSize(int rows) {
    if (rows < 1 || rows > 65_536) {
      throw new IllegalArgumentException("fetch size " + rows + " is not in 1..65536.");
    }
    return new JdbcOptions(schema, dialect, timeout, rows, columns);
  }

  /**
   * The same with a declared type for a column, to which its values are cast: DOUBLE or a DECIMAL
   * of fewer digits for numbers beyond 18 digits, BOOLEAN for truth values stored as numbers,
   * STRING for what has no type here.
   *
   * @param table the table as {@link JdbcSource#tables} names it
   * @param column the column
   * @param type the type it is read as
   * @return the options
   */
  public JdbcOptions withColumn(String table, String column, DataType type) {
    Map<ColumnName, DataType> more = new LinkedHashMap<>(columns);
    more.put(new ColumnName(table, column), type);
    return new JdbcOptions(schema, dialect, timeout, fetchSize, Map.copyOf(more));
  }

  Optional<String> schema() {
    return Optional.ofNullable(schema);
  }

  Optional<Dialect> dialect() {
    return Optional.ofNullable(dialect);
  }

  /** Whole seconds, 0 for no limit. */
  int timeoutSeconds() {
    return (int) Math.min(Integer.MAX_VALUE, timeout.plusNanos(999_999_999).toSeconds());
  }

  int fetchSize() {
    return fetchSize;
  }

  /** Declared types. */
  Map<ColumnName, DataType> columns() {
    return columns;
  }
}
