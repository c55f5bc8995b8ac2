package io.github.ecomai.source;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Collects the values of one column. For one thread. */
abstract sealed class ColumnBuilder {
  private final BitSet nulls = new BitSet();
  private int size;
  private int capacity;

  private ColumnBuilder(int capacity) {
    this.capacity = Math.max(capacity, 1);
  }

  static ColumnBuilder of(DataType type, int capacity) {
    return switch (type.kind()) {
      case BOOLEAN -> new OfBoolean(capacity);
      case LONG, DECIMAL, TIMESTAMP -> new OfLong(capacity, type);
      case DOUBLE -> new OfDouble(capacity);
      case STRING -> new OfString(capacity);
      case DATE -> new OfDate(capacity);
    };
  }

  /** Adds rows of a column. */
  final void add(Column from) {
    room(from.rows());
    copy(from, size);
    if (from.nulls() != null) {
      for (int i = 0; i < from.rows(); i++) {
        if (from.isNull(i)) {
          nulls.set(size + i);
        }
      }
    }
    size += from.rows();
  }

  /** Adds the rows {@code rows[start..end)} of a column; a negative row is a null. */
  final void add(Column from, int[] rows, int start, int end) {
    room(end - start);
    copy(from, rows, start, end, size);
    for (int i = start; i < end; i++) {
      if (rows[i] < 0 || from.isNull(rows[i])) {
        nulls.set(size + i - start);
      }
    }
    size += end - start;
  }

  /** Adds a value of the class that a constant of the type has, or a null. */
  final void add(@Nullable Object value) {
    room(1);
    if (value == null) {
      nulls.set(size);
    } else {
      put(size, value);
    }
    size++;
  }

  private void room(int more) {
    if (size + more > capacity) {
      capacity = Math.max(size + more, 2 * capacity);
      resize(capacity);
    }
  }

  final Column build() {
    return build(size, nulls);
  }

  abstract void copy(Column from, int to);

  abstract void copy(Column from, int[] rows, int start, int end, int to);

  abstract void put(int row, Object value);

  abstract void resize(int length);

  abstract Column build(int rows, BitSet nulls);

  private static final class OfLong extends ColumnBuilder {
    private final DataType type;
    private long[] values;

    OfLong(int capacity, DataType type) {
      super(capacity);
      this.type = type;
      this.values = new long[Math.max(capacity, 1)];
    }

    @Override
    void copy(Column from, int to) {
      System.arraycopy(Codes.of(from), 0, values, to, from.rows());
    }

    @Override
    void copy(Column from, int[] rows, int start, int end, int to) {
      if (from instanceof Longs source) {
        for (int i = start; i < end; i++) {
          values[to + i - start] = rows[i] < 0 ? 0 : source.get(rows[i]);
        }
      } else if (from instanceof Decimals source) {
        for (int i = start; i < end; i++) {
          values[to + i - start] = rows[i] < 0 ? 0 : source.unscaled(rows[i]);
        }
      } else if (from instanceof Timestamps source) {
        for (int i = start; i < end; i++) {
          values[to + i - start] = rows[i] < 0 ? 0 : source.get(rows[i]);
        }
      }
    }

    @Override
    void put(int row, Object value) {
      values[row] = Constants.code(type, value);
    }

    @Override
    void resize(int length) {
      values = Arrays.copyOf(values, length);
    }

    @Override
    Column build(int rows, BitSet nulls) {
      return Codes.column(type, values, rows, nulls);
    }
  }

  private static final class OfDouble extends ColumnBuilder {
    private double[] values;

    OfDouble(int capacity) {
      super(capacity);
      this.values = new double[Math.max(capacity, 1)];
    }

    @Override
    void copy(Column from, int to) {
      System.arraycopy(((Doubles) from).toArray(), 0, values, to, from.rows());
    }

    @Override
    void copy(Column from, int[] rows, int start, int end, int to) {
      Doubles source = (Doubles) from;
      for (int i = start; i < end; i++) {
        values[to + i - start] = rows[i] < 0 ? 0 : source.get(rows[i]);
      }
    }

    @Override
    void put(int row, Object value) {
      values[row] = (Double) value;
    }

    @Override
    void resize(int length) {
      values = Arrays.copyOf(values, length);
    }

    @Override
    Column build(int rows, BitSet nulls) {
      return Doubles.wrap(values, rows, nulls);
    }
  }

  private static final class OfString extends ColumnBuilder {
    private @Nullable String[] values;

    OfString(int capacity) {
      super(capacity);
      this.values = new @Nullable String[Math.max(capacity, 1)];
    }

    @Override
    void copy(Column from, int to) {
      System.arraycopy(((Strings) from).toArray(), 0, values, to, from.rows());
    }

    @Override
    void copy(Column from, int[] rows, int start, int end, int to) {
      Strings source = (Strings) from;
      for (int i = start; i < end; i++) {
        values[to + i - start] = rows[i] < 0 || source.isNull(rows[i]) ? null : source.get(rows[i]);
      }
    }

    @Override
    void put(int row, Object value) {
      values[row] = (String) value;
    }

    @Override
    void resize(int length) {
      values = Arrays.copyOf(values, length);
    }

    @Override
    Column build(int rows, BitSet nulls) {
      return Strings.wrap(values, rows, nulls);
    }
  }

  private static final class OfDate extends ColumnBuilder {
    private int[] values;

    OfDate(int capacity) {
      super(capacity);
      this.values = new int[Math.max(capacity, 1)];
    }

    @Override
    void copy(Column from, int to) {
      System.arraycopy(((Dates) from).toArray(), 0, values, to, from.rows());
    }

    @Override
    void copy(Column from, int[] rows, int start, int end, int to) {
      Dates source = (Dates) from;
      for (int i = start; i < end; i++) {
        values[to + i - start] = rows[i] < 0 ? 0 : source.get(rows[i]);
      }
    }

    @Override
    void put(int row, Object value) {
      values[row] = (int) Constants.code(DataType.DATE, value);
    }

    @Override
    void resize(int length) {
      values = Arrays.copyOf(values, length);
    }

    @Override
    Column build(int rows, BitSet nulls) {
      return Dates.wrap(values, rows, nulls);
    }
  }

  private static final class OfBoolean extends ColumnBuilder {
    private boolean[] values;

    OfBoolean(int capacity) {
      super(capacity);
      this.values = new boolean[Math.max(capacity, 1)];
    }

    @Override
    void copy(Column from, int to) {
      System.arraycopy(((Booleans) from).toArray(), 0, values, to, from.rows());
    }

    @Override
    void copy(Column from, int[] rows, int start, int end, int to) {
      Booleans source = (Booleans) from;
      for (int i = start; i < end; i++) {
        values[to + i - start] = rows[i] >= 0 && source.get(rows[i]);
      }
    }

    @Override
    void put(int row, Object value) {
      values[row] = (Boolean) value;
    }

    @Override
    void resize(int length) {
      values = Arrays.copyOf(values, length);
    }

    @Override
    Column build(int rows, BitSet nulls) {
      return Booleans.wrap(values, rows, nulls);
    }
  }
}
