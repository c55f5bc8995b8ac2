package io.github.ecomai.source;

/** Units of the ISO calendar that dates are cut to. Immutable and thread-safe. */
public enum CalendarUnit {
  /** Days. */
  DAY,
  /** Weeks from Monday. */
  WEEK,
  /** Calendar months. */
  MONTH,
  /** Calendar quarters. */
  QUARTER,
  /** Calendar years. */
  YEAR
}
