package io.github.ecomai.source;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Which Java classes constants have. */
final class Literals {
  private Literals() {}

  static Expression.Literal of(Object value) {
    if (value instanceof Integer number) {
      return new Expression.Literal(DataType.LONG, number.longValue());
    }
    if (value instanceof Instant instant) {
      return new Expression.Literal(DataType.TIMESTAMP, instant.truncatedTo(ChronoUnit.MICROS));
    }
    return new Expression.Literal(type(value), value);
  }

  private static DataType type(Object value) {
    if (value instanceof Boolean) {
      return DataType.BOOLEAN;
    } else if (value instanceof Long) {
      return DataType.LONG;
    } else if (value instanceof Double) {
      return DataType.DOUBLE;
    } else if (value instanceof BigDecimal decimal) {
      return DataType.decimal(Math.max(0, decimal.scale()));
    } else if (value instanceof String) {
      return DataType.STRING;
    } else if (value instanceof LocalDate) {
      return DataType.DATE;
    }
    throw new IllegalArgumentException(
        "a constant of "
            + value.getClass().getName()
            + " has no column type. Maybe use Boolean,"
            + " Long, Double, BigDecimal, String, LocalDate or Instant.");
  }

  static void check(DataType type, @Nullable Object value) {
    if (value == null) {
      return;
    }
    boolean fits =
        switch (type.kind()) {
          case BOOLEAN -> value instanceof Boolean;
          case LONG -> value instanceof Long;
          case DOUBLE -> value instanceof Double number && Double.isFinite(number);
          case DECIMAL -> value instanceof BigDecimal number && fits(number, type.scale());
          case STRING -> value instanceof String text && isUnicode(text);
          case DATE -> value instanceof LocalDate;
          case TIMESTAMP -> value instanceof Instant;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "a constant of "
              + value.getClass().getSimpleName()
              + " does not fit "
              + type
              + ". Maybe it is not finite, has over 18 digits, half of a surrogate pair, or another class.");
    }
  }

  private static boolean fits(BigDecimal number, int scale) {
    boolean fewDigits = number.precision() - number.scale() + scale <= 18;
    return number.scale() <= scale && (fewDigits || number.signum() == 0);
  }

  private static boolean isUnicode(String text) {
    return text.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
