package io.github.ecomai.source;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.source.DataType.Kind;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Arithmetic on numeric columns; a result that does not fit its type is an error. */
final class Numbers {
  /** The first number with 19 digits. */
  static final long LIMIT = 1_000_000_000_000_000_000L;

  private Numbers() {}

  static Column apply(Expression.Arithmetic expression, Column left, Column right, DataType type) {
    try {
      return type.kind() == Kind.DOUBLE
          ? doubles(expression.operator(), left, right)
          : exact(expression.operator(), left, right, type);
    } catch (ArithmeticException e) {
      throw overflow(expression, type);
    }
  }

  static DataAccessException overflow(Object what, DataType type) {
    return new DataAccessException(
        what + " has a result that does not fit " + type + ". Maybe use toDouble on its parts.");
  }

  static @Nullable BitSet union(Column left, Column right) {
    BitSet a = left.nulls();
    BitSet b = right.nulls();
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    BitSet both = (BitSet) a.clone();
    both.or(b);
    return both;
  }

  private static Column doubles(Expression.Operator operator, Column left, Column right) {
    double[] a = toDoubles(left);
    double[] b = toDoubles(right);
    if (operator == Expression.Operator.DIVIDE) {
      return divide(a, b, union(left, right));
    }
    double[] result = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      result[i] =
          switch (operator) {
            case PLUS -> a[i] + b[i];
            case MINUS -> a[i] - b[i];
            default -> a[i] * b[i];
          };
    }
    return Doubles.wrap(result, result.length, union(left, right));
  }

  private static Column divide(double[] a, double[] b, @Nullable BitSet unknown) {
    BitSet nulls = unknown == null ? new BitSet() : (BitSet) unknown.clone();
    double[] result = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      if (b[i] == 0) {
        nulls.set(i);
      } else {
        result[i] = a[i] / b[i];
      }
    }
    return Doubles.wrap(result, result.length, nulls);
  }

  /** LONG and DECIMAL; a product has at most one DECIMAL. */
  private static Column exact(
      Expression.Operator operator, Column left, Column right, DataType type) {
    boolean product = operator == Expression.Operator.TIMES;
    long[] a = product ? Codes.of(left) : unscaled(left, type.scale());
    long[] b = product ? Codes.of(right) : unscaled(right, type.scale());
    BitSet nulls = union(left, right);
    long[] result = new long[a.length];
    for (int i = 0; i < a.length; i++) {
      if (nulls == null || !nulls.get(i)) {
        long value =
            switch (operator) {
              case PLUS -> Math.addExact(a[i], b[i]);
              case MINUS -> Math.subtractExact(a[i], b[i]);
              default -> Math.multiplyExact(a[i], b[i]);
            };
        result[i] = type.kind() == Kind.DECIMAL ? fit(value) : value;
      }
    }
    return Codes.column(type, result, result.length, nulls);
  }

  private static long fit(long unscaled) {
    if (unscaled <= -LIMIT || unscaled >= LIMIT) {
      throw new ArithmeticException("over 18 digits");
    }
    return unscaled;
  }

  /** A numeric column in a type at least as wide. */
  static Column widen(Column column, DataType type, Object what) {
    if (column.type().equals(type)) {
      return column;
    }
    if (type.kind() == Kind.DOUBLE) {
      return Doubles.wrap(toDoubles(column), column.rows(), column.nulls());
    }
    try {
      return Codes.column(type, unscaled(column, type.scale()), column.rows(), column.nulls());
    } catch (ArithmeticException e) {
      throw overflow(what, type);
    }
  }

  /** LONG or DECIMAL values at a scale that is not smaller than their own. */
  private static long[] unscaled(Column column, int scale) {
    long[] values = Codes.of(column);
    if (column.type().scale() == scale) {
      return values;
    }
    long factor = power(scale - column.type().scale());
    for (int i = 0; i < values.length; i++) {
      values[i] = column.isNull(i) ? 0 : fit(Math.multiplyExact(values[i], factor));
    }
    return values;
  }

  static double[] toDoubles(Column column) {
    if (column instanceof Doubles doubles) {
      return doubles.toArray();
    }
    long[] codes = Codes.of(column);
    double divisor = power(column.type().scale());
    double[] values = new double[codes.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = codes[i] / divisor;
    }
    return values;
  }

  /** 10 to an exponent of 0 to 18. */
  static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  /** Compares two decimals of any scale exactly. */
  static int compare(long a, int scaleOfA, long b, int scaleOfB) {
    if (scaleOfA > scaleOfB) {
      return -compare(b, scaleOfB, a, scaleOfA);
    }
    long factor = power(scaleOfB - scaleOfA);
    long high = Math.multiplyHigh(a, factor);
    long low = a * factor;
    return high == low >> 63 ? Long.compare(low, b) : Long.signum(a);
  }
}
