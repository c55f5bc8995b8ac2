package io.github.ecomai.parquet;

import io.github.ecomai.source.DataType;
import io.github.ecomai.source.DataType.Kind;
import io.github.ecomai.source.Predicate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How far a table was read, as a whole number: microseconds, days, or the number itself.
 *
 * @param column the column
 * @param type TIMESTAMP, DATE or LONG
 * @param overlap how much is read again, in microseconds for times and days
 */
record Watermark(String column, DataType type, long overlap) {
  private static final long DAY_MICROS = 86_400_000_000L;

  /** The rows that may be new: not before the mark less the overlap, or without a watermark. */
  Predicate since(long mark) {
    long days = Math.floorDiv(overlap + DAY_MICROS - 1, DAY_MICROS);
    Object start =
        switch (type.kind()) {
          case TIMESTAMP -> Instant.EPOCH.plus(saturated(mark, overlap), ChronoUnit.MICROS);
          case DATE -> LocalDate.ofEpochDay(mark - days);
          default -> saturated(mark, overlap);
        };
    return Predicate.or(Predicate.ge(column, start), Predicate.isNull(column));
  }

  private static long saturated(long mark, long less) {
    long start = mark - less;
    return start > mark ? Long.MIN_VALUE : start;
  }

  /** The value of a row as SQL. */
  String number() {
    String quoted = LakeTables.quote(column);
    return switch (type.kind()) {
      case TIMESTAMP -> "epoch_us(" + quoted + ")";
      case DATE -> "date_diff('day', DATE '1970-01-01', " + quoted + ")";
      default -> quoted;
    };
  }

  /** No later than now: one row of a wrong date must not hide all that follow. */
  long capped(long mark, Instant now) {
    return switch (type.kind()) {
      case TIMESTAMP -> Math.min(mark, ChronoUnit.MICROS.between(Instant.EPOCH, now));
      case DATE -> Math.min(mark, Math.floorDiv(now.getEpochSecond(), 86_400L));
      default -> mark;
    };
  }

  /** Refuses types that have no numbers here. */
  Watermark {
    if (type.kind() != Kind.TIMESTAMP && type.kind() != Kind.DATE && type.kind() != Kind.LONG) {
      throw new IllegalArgumentException("a watermark of type " + type);
    }
  }
}
