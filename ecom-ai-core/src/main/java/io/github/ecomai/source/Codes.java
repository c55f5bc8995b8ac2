package io.github.ecomai.source;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Values as {@code long}s that are equal and ordered as the values are: NaN is the greatest DOUBLE
 * and equal to itself, -0.0 equals 0.0. Text has no such code.
 */
final class Codes {
  private Codes() {}

  static long ofDouble(double value) {
    long bits = Double.doubleToLongBits(value == 0 ? 0.0 : value);
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  static double toDouble(long code) {
    return Double.longBitsToDouble(code ^ ((code >> 63) & Long.MAX_VALUE));
  }

  /** One code for each row; whatever stands at a null is coded too. */
  static long[] of(Column column) {
    int rows = column.rows();
    if (column instanceof Longs values) {
      return values.toArray();
    } else if (column instanceof Decimals values) {
      return values.toArray();
    } else if (column instanceof Timestamps values) {
      return values.toArray();
    }
    long[] codes = new long[rows];
    if (column instanceof Doubles values) {
      for (int i = 0; i < rows; i++) {
        codes[i] = ofDouble(values.get(i));
      }
    } else if (column instanceof Dates values) {
      for (int i = 0; i < rows; i++) {
        codes[i] = values.get(i);
      }
    } else if (column instanceof Booleans values) {
      for (int i = 0; i < rows; i++) {
        codes[i] = values.get(i) ? 1 : 0;
      }
    } else {
      throw new IllegalArgumentException(column.type() + " has no code.");
    }
    return codes;
  }

  /** The column that the codes came from. */
  static Column column(DataType type, long[] codes, int rows, @Nullable BitSet nulls) {
    return switch (type.kind()) {
      case LONG -> Longs.wrap(codes, rows, nulls);
      case DECIMAL -> Decimals.wrap(codes, rows, nulls, type.scale());
      case TIMESTAMP -> Timestamps.wrap(codes, rows, nulls);
      case DOUBLE -> doubles(codes, rows, nulls);
      case DATE -> dates(codes, rows, nulls);
      case BOOLEAN -> booleans(codes, rows, nulls);
      case STRING -> throw new IllegalArgumentException("STRING has no code.");
    };
  }

  private static Column doubles(long[] codes, int rows, @Nullable BitSet nulls) {
    double[] values = new double[rows];
    for (int i = 0; i < rows; i++) {
      values[i] = toDouble(codes[i]);
    }
    return Doubles.wrap(values, rows, nulls);
  }

  private static Column dates(long[] codes, int rows, @Nullable BitSet nulls) {
    int[] values = new int[rows];
    for (int i = 0; i < rows; i++) {
      values[i] = (int) codes[i];
    }
    return Dates.wrap(values, rows, nulls);
  }

  private static Column booleans(long[] codes, int rows, @Nullable BitSet nulls) {
    boolean[] values = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      values[i] = codes[i] != 0;
    }
    return Booleans.wrap(values, rows, nulls);
  }
}
