package io.github.ecomai.source;

/**
 * A column to order by; nulls come last in both directions. Immutable and thread-safe.
 *
 * @param column the column's name
 * @param descending whether the largest comes first
 */
public record SortKey(String column, boolean descending) {
  /** Checks the name. */
  public SortKey {
    if (column.isBlank()) {
      throw new IllegalArgumentException("a column name is blank.");
    }
  }

  /**
   * Smallest first.
   *
   * @param column the column's name
   * @return the key
   */
  public static SortKey asc(String column) {
    return new SortKey(column, false);
  }

  /**
   * Largest first.
   *
   * @param column the column's name
   * @return the key
   */
  public static SortKey desc(String column) {
    return new SortKey(column, true);
  }
}
