package io.github.ecomai.source;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;

/** Columns that hold one constant in every row. */
final class Constants {
  private Constants() {}

  static Column column(Expression.Literal literal, int rows) {
    DataType type = literal.type();
    Object value = literal.value();
    if (value == null) {
      return nulls(type, rows);
    }
    if (value instanceof String text) {
      String[] texts = new String[rows];
      Arrays.fill(texts, text);
      return Strings.wrap(texts, rows, null);
    }
    long[] codes = new long[rows];
    Arrays.fill(codes, code(type, value));
    return Codes.column(type, codes, rows, null);
  }

  static Column nulls(DataType type, int rows) {
    BitSet nulls = new BitSet();
    nulls.set(0, rows);
    return type.kind() == DataType.Kind.STRING
        ? Strings.wrap(new String[rows], rows, nulls)
        : Codes.column(type, new long[rows], rows, nulls);
  }

  /** Microseconds since 1970; {@code ChronoUnit.between} counts in nanoseconds and overflows. */
  private static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
  }

  /** The code of a constant that is not a text. */
  static long code(DataType type, Object value) {
    return switch (type.kind()) {
      case BOOLEAN -> (Boolean) value ? 1 : 0;
      case LONG -> (Long) value;
      case DOUBLE -> Codes.ofDouble((Double) value);
      case DECIMAL -> ((BigDecimal) value).setScale(type.scale()).unscaledValue().longValueExact();
      case DATE -> ((LocalDate) value).toEpochDay();
      case TIMESTAMP -> micros((Instant) value);
      case STRING -> throw new IllegalArgumentException("STRING has no code.");
    };
  }
}
