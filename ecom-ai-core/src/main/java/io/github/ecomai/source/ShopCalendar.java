package io.github.ecomai.source;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** Days and hours of instants in the shop's zone. For one thread: it remembers the last offset. */
final class ShopCalendar {
  private static final long SECOND = 1_000_000L;
  private static final long DAY = 86_400 * SECOND;

  private final ZoneRules rules;
  private long from = Long.MAX_VALUE;
  private long until = Long.MIN_VALUE;
  private long offset;

  ShopCalendar(ZoneId zone) {
    this.rules = zone.getRules();
  }

  /** Whole days since 1970-01-01. */
  long day(long micros) {
    return Math.floorDiv(local(micros), DAY);
  }

  int hour(long micros) {
    return (int) (Math.floorMod(local(micros), DAY) / (3600 * SECOND));
  }

  private long local(long micros) {
    long second = Math.floorDiv(micros, SECOND);
    if (second < from || second >= until) {
      look(Instant.ofEpochSecond(second));
    }
    return micros + offset;
  }

  private void look(Instant instant) {
    ZoneOffsetTransition before = rules.previousTransition(instant.plusNanos(1));
    ZoneOffsetTransition after = rules.nextTransition(instant);
    from = before == null ? Long.MIN_VALUE : before.toEpochSecond();
    until = after == null ? Long.MAX_VALUE : after.toEpochSecond();
    offset = rules.getOffset(instant).getTotalSeconds() * SECOND;
  }

  static long truncate(long day, CalendarUnit unit) {
    if (unit == CalendarUnit.DAY) {
      return day;
    } else if (unit == CalendarUnit.WEEK) {
      return day - weekday(day) + 1;
    }
    LocalDate date = LocalDate.ofEpochDay(day);
    int month =
        switch (unit) {
          case MONTH -> date.getMonthValue();
          case QUARTER -> (date.getMonthValue() - 1) / 3 * 3 + 1;
          default -> 1;
        };
    return LocalDate.of(date.getYear(), month, 1).toEpochDay();
  }

  static long part(long day, CalendarPart part) {
    return switch (part) {
      case YEAR -> LocalDate.ofEpochDay(day).getYear();
      case QUARTER -> (LocalDate.ofEpochDay(day).getMonthValue() + 2) / 3;
      case MONTH -> LocalDate.ofEpochDay(day).getMonthValue();
      case DAY_OF_MONTH -> LocalDate.ofEpochDay(day).getDayOfMonth();
      case ISO_WEEKDAY -> weekday(day);
      case ISO_WEEK -> (LocalDate.ofEpochDay(day - weekday(day) + 4).getDayOfYear() + 6) / 7;
      case HOUR -> throw new IllegalArgumentException("a day has no hour.");
    };
  }

  /** 1 for Monday to 7; day 0 was a Thursday. */
  private static long weekday(long day) {
    return Math.floorMod(day + 3, 7L) + 1;
  }
}
