package io.github.ecomai.csv;

/** What stands before the fraction of a number. Immutable and thread-safe. */
enum DecimalMark {
  POINT,
  COMMA,
  /** A comma in all numbers of a column, or a point in all. */
  EITHER
}
