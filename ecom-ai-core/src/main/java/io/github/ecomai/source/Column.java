package io.github.ecomai.source;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column of a {@link Batch}, in a primitive array beside a set of nulls. At a
 * null the array holds 0, false or null.
 *
 * <p>Immutable and thread-safe as long as the arrays handed in are left alone: they are not copied.
 */
public abstract sealed class Column
    permits Booleans, Dates, Decimals, Doubles, Longs, Strings, Timestamps {
  private final int rows;
  private final @Nullable BitSet nulls;

  Column(int rows, int capacity, @Nullable BitSet nulls) {
    if (rows < 0 || rows > capacity) {
      throw new IllegalArgumentException("rows " + rows + " is not in 0.." + capacity);
    }
    this.rows = rows;
    this.nulls = nulls == null || nulls.isEmpty() ? null : nulls;
  }

  /**
   * The type of the values.
   *
   * @return the type
   */
  public abstract DataType type();

  /**
   * A value as an object: Boolean, Long, Double, BigDecimal, String, LocalDate or Instant as the
   * type says. For results that people read; loops over many rows use the typed methods.
   *
   * @param row from 0
   * @return the value, or null
   */
  public final @Nullable Object value(int row) {
    return isNull(row) ? null : boxed(row);
  }

  /** The value at a row that is not null. */
  abstract Object boxed(int row);

  /**
   * A value as a floating-point number, for LONG, DOUBLE and DECIMAL columns.
   *
   * @param row from 0
   * @return the number, NaN where it is null
   * @throws IllegalArgumentException if the column holds no numbers
   */
  public final double number(int row) {
    return isNull(row) ? Double.NaN : toDouble(row);
  }

  double toDouble(int row) {
    throw new IllegalArgumentException("a " + type() + " column holds no numbers.");
  }

  /**
   * The number of values.
   *
   * @return 0 or more
   */
  public final int rows() {
    return rows;
  }

  /**
   * Whether a row has no value.
   *
   * @param row from 0
   * @return true for null
   */
  public final boolean isNull(int row) {
    return nulls != null && nulls.get(row);
  }

  /** The rows without a value, to be left alone; null when there is none. */
  final @Nullable BitSet nulls() {
    return nulls;
  }

  /**
   * Whether any row has no value.
   *
   * @return true if there is a null
   */
  public final boolean hasNulls() {
    return nulls != null;
  }
}
