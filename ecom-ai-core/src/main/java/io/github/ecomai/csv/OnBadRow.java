package io.github.ecomai.csv;

/**
 * What happens to rows with the wrong number of fields, or with a value that does not fit the
 * declared type. Immutable and thread-safe.
 */
public enum OnBadRow {
  /** The table is refused, with the number of bad rows and their first lines. */
  REFUSE,
  /** The rows are left out and counted in {@link CsvSource#report}. */
  COLLECT
}
