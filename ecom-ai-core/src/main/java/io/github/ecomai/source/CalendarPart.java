package io.github.ecomai.source;

/** Numbers that a date or timestamp is made of. Immutable and thread-safe. */
public enum CalendarPart {
  /** The year. */
  YEAR,
  /** 1 to 4. */
  QUARTER,
  /** 1 to 12. */
  MONTH,
  /** 1 to 31. */
  DAY_OF_MONTH,
  /** 1 (Monday) to 7 (Sunday). */
  ISO_WEEKDAY,
  /** ISO week 1 to 53. */
  ISO_WEEK,
  /** 0 to 23 in the shop's zone; timestamps only. */
  HOUR
}
