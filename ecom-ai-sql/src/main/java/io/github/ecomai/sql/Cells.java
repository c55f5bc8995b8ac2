package io.github.ecomai.sql;

import io.github.ecomai.source.Booleans;
import io.github.ecomai.source.Column;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Dates;
import io.github.ecomai.source.Decimals;
import io.github.ecomai.source.Doubles;
import io.github.ecomai.source.Longs;
import io.github.ecomai.source.Strings;
import io.github.ecomai.source.Timestamps;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.BitSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values of one column of a result, up to a batch of them. For one thread. */
abstract class Cells {
  private static final long BEYOND_18_DIGITS = 1_000_000_000_000_000_000L;
  private static final Pattern ZERO = Pattern.compile("\\d{4}-(?:00-\\d\\d|\\d\\d-00)");
  private static final long DAY_MICROS = 86_400_000_000L;

  final int index;
  final BitSet nulls = new BitSet();

  private Cells(int index) {
    this.index = index;
  }

  static Cells of(DataType type, int index, int capacity) {
    return switch (type.kind()) {
      case BOOLEAN -> new OfBoolean(index, capacity);
      case LONG -> new OfLong(index, capacity);
      case DOUBLE -> new OfDouble(index, capacity);
      case DECIMAL -> new OfDecimal(index, capacity, type.scale());
      case STRING -> new OfString(index, capacity);
      case DATE -> new OfDate(index, capacity);
      case TIMESTAMP -> new OfTimestamp(index, capacity);
    };
  }

  /** Takes the value of the current row. */
  abstract void read(ResultSet rows, int row) throws SQLException;

  abstract Column build(int count);

  /** MariaDB's dates with a day or month of zero are no dates to Java: they are null. */
  final <T> @Nullable T dated(ResultSet rows, Class<T> type) throws SQLException {
    try {
      return rows.getObject(index, type);
    } catch (SQLDataException e) {
      String text = rows.getString(index);
      if (text != null && ZERO.matcher(text).lookingAt()) {
        return null;
      }
      throw e;
    }
  }

  private static final class OfBoolean extends Cells {
    private final boolean[] values;

    OfBoolean(int index, int capacity) {
      super(index);
      values = new boolean[capacity];
    }

    @Override
    void read(ResultSet rows, int row) throws SQLException {
      values[row] = rows.getBoolean(index);
      if (rows.wasNull()) {
        nulls.set(row);
      }
    }

    @Override
    Column build(int count) {
      return Booleans.wrap(values, count, nulls);
    }
  }

  private static final class OfLong extends Cells {
    private final long[] values;

    OfLong(int index, int capacity) {
      super(index);
      values = new long[capacity];
    }

    @Override
    void read(ResultSet rows, int row) throws SQLException {
      values[row] = rows.getLong(index);
      if (rows.wasNull()) {
        nulls.set(row);
      }
    }

    @Override
    Column build(int count) {
      return Longs.wrap(values, count, nulls);
    }
  }

  private static final class OfDouble extends Cells {
    private final double[] values;

    OfDouble(int index, int capacity) {
      super(index);
      values = new double[capacity];
    }

    @Override
    void read(ResultSet rows, int row) throws SQLException {
      values[row] = rows.getDouble(index);
      if (rows.wasNull()) {
        nulls.set(row);
      }
    }

    @Override
    Column build(int count) {
      return Doubles.wrap(values, count, nulls);
    }
  }

  private static final class OfDecimal extends Cells {
    private final long[] values;
    private final int scale;

    OfDecimal(int index, int capacity, int scale) {
      super(index);
      this.values = new long[capacity];
      this.scale = scale;
    }

    /** Digits beyond the scale or beyond 18 are an error, never cut off. */
    @Override
    void read(ResultSet rows, int row) throws SQLException {
      BigDecimal value = rows.getBigDecimal(index);
      if (value == null) {
        nulls.set(row);
      } else {
        long exact = value.scaleByPowerOfTen(scale).longValueExact();
        if (exact <= -BEYOND_18_DIGITS || exact >= BEYOND_18_DIGITS) {
          throw new ArithmeticException("over 18 digits");
        }
        values[row] = exact;
      }
    }

    @Override
    Column build(int count) {
      return Decimals.wrap(values, count, nulls, scale);
    }
  }

  private static final class OfString extends Cells {
    private final @Nullable String[] values;

    OfString(int index, int capacity) {
      super(index);
      values = new @Nullable String[capacity];
    }

    @Override
    void read(ResultSet rows, int row) throws SQLException {
      values[row] = rows.getString(index);
      if (values[row] == null) {
        nulls.set(row);
      }
    }

    @Override
    Column build(int count) {
      return Strings.wrap(values, count, nulls);
    }
  }

  private static final class OfDate extends Cells {
    private final int[] values;

    OfDate(int index, int capacity) {
      super(index);
      values = new int[capacity];
    }

    @Override
    void read(ResultSet rows, int row) throws SQLException {
      LocalDate value = dated(rows, LocalDate.class);
      if (value == null) {
        nulls.set(row);
      } else {
        values[row] = Math.toIntExact(value.toEpochDay());
      }
    }

    @Override
    Column build(int count) {
      return Dates.wrap(values, count, nulls);
    }
  }

  private static final class OfTimestamp extends Cells {
    private final long[] values;

    OfTimestamp(int index, int capacity) {
      super(index);
      values = new long[capacity];
    }

    @Override
    void read(ResultSet rows, int row) throws SQLException {
      LocalDateTime value = dated(rows, LocalDateTime.class);
      if (value == null) {
        nulls.set(row);
      } else {
        long days = Math.multiplyExact(value.toLocalDate().toEpochDay(), DAY_MICROS);
        values[row] = Math.addExact(days, value.toLocalTime().toNanoOfDay() / 1000);
      }
    }

    @Override
    Column build(int count) {
      return Timestamps.wrap(values, count, nulls);
    }
  }
}
