package io.github.ecomai.source;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a source may be able to do itself, with exactly the meaning that {@link Query} gives. Every
 * source can read whole tables. Immutable and thread-safe.
 */
public enum Capability {
  /** Keeping some columns of a table. */
  COLUMNS,
  /** Filters. */
  FILTER,
  /** Computed columns, arithmetic, case, coalesce and conversions. */
  EXPRESSIONS,
  /** Prefix tests on text. */
  STARTS_WITH,
  /** Calendar parts and truncation of dates. */
  CALENDAR,
  /** Calendar parts and truncation of instants in the shop's zone. */
  ZONED_CALENDAR,
  /** Joins of tables, filtered and with computed columns or without. */
  JOIN,
  /** Joins where a side is more than that: a group, a window, an ordering or a limit. */
  JOIN_RESULTS,
  /** Grouping with count, sum, avg, min and max. */
  GROUP,
  /** Distinct counts. */
  COUNT_DISTINCT,
  /** Quantiles. */
  QUANTILE,
  /** Window columns. */
  WINDOW,
  /** Orderings. */
  SORT,
  /** Limits. */
  LIMIT;

  /**
   * All of them.
   *
   * @return a new set
   */
  public static Set<Capability> all() {
    return EnumSet.allOf(Capability.class);
  }

  /**
   * None but reading whole tables.
   *
   * @return a new set
   */
  public static Set<Capability> none() {
    return EnumSet.noneOf(Capability.class);
  }
}
