package io.github.ecomai.source;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What to read, as a small relational algebra: each query is a table or one step over other
 * queries. The same query means the same rows on every source, or the source refuses it.
 *
 * <p>Meaning: {@code /} gives DOUBLE and division by zero gives null; sums of DECIMAL are exact;
 * text compares by Unicode code points; null sorts last and is a group of its own; ties in an
 * ordering are broken by the remaining columns from left to right; a day is a day in {@code
 * RunContext.zone()}; weeks are ISO weeks.
 *
 * <pre>{@code
 * Query top =
 *     Query.from("orders")
 *         .where(ne("status", "cancelled"))
 *         .groupBy("country")
 *         .measures(sum(col("total")).as("revenue"), count().as("orders"))
 *         .orderBy(desc("revenue"))
 *         .limit(10);
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface Query {
  /**
   * All rows of a table.
   *
   * @param name the table's name in the source
   * @return the query
   */
  static Query from(String name) {
    return new Table(name);
  }

  /**
   * Keeps the rows for which the condition is true.
   *
   * @param condition the condition
   * @return the query
   */
  default Query where(Predicate condition) {
    return new Filter(this, condition);
  }

  /**
   * Keeps some columns in the given order.
   *
   * @param columns column names
   * @return the query
   */
  default Query select(String... columns) {
    return new Project(this, Arrays.stream(columns).map(Output::column).toList());
  }

  /**
   * Computes columns.
   *
   * @param outputs named expressions, such as {@code col("a").times(col("b")).as("c")}
   * @return the query
   */
  default Query select(Output... outputs) {
    return new Project(this, List.of(outputs));
  }

  /**
   * Joins rows whose keys are equal. The result has the left columns, then the right ones without
   * their keys; other columns of one name on both sides are an error.
   *
   * @param right the other side
   * @param keys names of the key columns, the same on both sides
   * @return the query
   */
  default Query join(Query right, String... keys) {
    return new Join(this, right, JoinKind.INNER, Arrays.stream(keys).map(Key::of).toList());
  }

  /**
   * Like {@link #join}, but keeps left rows without a match, with nulls on the right.
   *
   * @param right the other side
   * @param keys names of the key columns, the same on both sides
   * @return the query
   */
  default Query leftJoin(Query right, String... keys) {
    return new Join(this, right, JoinKind.LEFT, Arrays.stream(keys).map(Key::of).toList());
  }

  /**
   * Groups by columns.
   *
   * @param columns column names
   * @return the grouping, to be completed by its measures
   */
  default Grouping groupBy(String... columns) {
    return new Grouping(this, Arrays.stream(columns).map(Output::column).toList());
  }

  /**
   * Aggregates all rows to one row, which is there even if no row is.
   *
   * @param measures named aggregates such as {@code count().as("orders")}
   * @return the query
   */
  default Query totals(Measure... measures) {
    return new Group(this, List.of(), List.of(measures));
  }

  /**
   * Groups by named expressions.
   *
   * @param keys such as {@code truncate(col("order_date"), CalendarUnit.MONTH).as("month")}
   * @return the grouping, to be completed by its measures
   */
  default Grouping groupBy(Output... keys) {
    return new Grouping(this, List.of(keys));
  }

  /**
   * Adds columns that look at other rows of the same partition.
   *
   * @param window partition, order and functions
   * @return the query
   */
  default Query window(WindowSpec window) {
    return new Window(this, window);
  }

  /**
   * Orders the rows.
   *
   * @param keys most significant first
   * @return the query
   */
  default Query orderBy(SortKey... keys) {
    return new Sort(this, List.of(keys));
  }

  /**
   * Keeps the first rows.
   *
   * @param rows 0 or more
   * @return the query
   */
  default Query limit(long rows) {
    return new Limit(this, rows);
  }

  /**
   * The columns of the result.
   *
   * @param tables the tables of the source
   * @return names and types
   * @throws IllegalArgumentException if a table or column is unknown or types do not fit
   */
  default Schema schema(Map<String, Schema> tables) {
    return accept(new QueryTyping(tables));
  }

  /**
   * Calls the visitor's method for this kind of query.
   *
   * @param visitor the visitor
   * @param <R> its result
   * @return what the visitor returns
   */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method for each kind of query, so that a new kind breaks every translator at compile time.
   *
   * @param <R> the result
   */
  interface Visitor<R> {
    /**
     * A table.
     *
     * @param query the table
     * @return the result
     */
    R table(Table query);

    /**
     * A filter.
     *
     * @param query the filter
     * @return the result
     */
    R filter(Filter query);

    /**
     * A projection.
     *
     * @param query the projection
     * @return the result
     */
    R project(Project query);

    /**
     * A join.
     *
     * @param query the join
     * @return the result
     */
    R join(Join query);

    /**
     * A grouping.
     *
     * @param query the grouping
     * @return the result
     */
    R group(Group query);

    /**
     * Window columns.
     *
     * @param query the window step
     * @return the result
     */
    R window(Window query);

    /**
     * An ordering.
     *
     * @param query the ordering
     * @return the result
     */
    R sort(Sort query);

    /**
     * A limit.
     *
     * @param query the limit
     * @return the result
     */
    R limit(Limit query);
  }

  /**
   * All rows of a table. Immutable and thread-safe.
   *
   * @param name the table's name
   */
  record Table(String name) implements Query {
    /** Checks the name. */
    public Table {
      if (name.isBlank()) {
        throw new IllegalArgumentException("a table name is blank.");
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.table(this);
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /**
   * The rows for which a condition is true. Immutable and thread-safe.
   *
   * @param input where the rows come from
   * @param condition the condition
   */
  record Filter(Query input, Predicate condition) implements Query {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.filter(this);
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /**
   * Computed columns. Immutable and thread-safe.
   *
   * @param input where the rows come from
   * @param outputs one or more named expressions
   */
  record Project(Query input, List<Output> outputs) implements Query {
    /** Copies the list. */
    public Project {
      outputs = List.copyOf(outputs);
      if (outputs.isEmpty()) {
        throw new IllegalArgumentException("select needs a column. Maybe name at least one.");
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.project(this);
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /**
   * Rows of two queries put together where keys are equal; null keys never match. Immutable and
   * thread-safe.
   *
   * @param left the left side
   * @param right the right side
   * @param kind what happens to left rows without a match
   * @param keys one or more pairs of key columns
   */
  record Join(Query left, Query right, JoinKind kind, List<Key> keys) implements Query {
    /** Copies the list. */
    public Join {
      keys = List.copyOf(keys);
      if (keys.isEmpty()) {
        throw new IllegalArgumentException("a join needs a key. Maybe name the common column.");
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.join(this);
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /**
   * One row for each distinct combination of keys. Immutable and thread-safe.
   *
   * @param input where the rows come from
   * @param keys named key expressions; empty means one group of all rows
   * @param measures named aggregates; not empty when there is no key
   */
  record Group(Query input, List<Output> keys, List<Measure> measures) implements Query {
    /** Copies the lists. */
    public Group {
      keys = List.copyOf(keys);
      measures = List.copyOf(measures);
      if (keys.isEmpty() && measures.isEmpty()) {
        throw new IllegalArgumentException("a grouping needs a key or a measure.");
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.group(this);
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /**
   * The input's columns and further ones that look at other rows. Immutable and thread-safe.
   *
   * @param input where the rows come from
   * @param spec partition, order and functions
   */
  record Window(Query input, WindowSpec spec) implements Query {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.window(this);
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /**
   * Ordered rows. Immutable and thread-safe.
   *
   * @param input where the rows come from
   * @param keys one or more, most significant first
   */
  record Sort(Query input, List<SortKey> keys) implements Query {
    /** Copies the list. */
    public Sort {
      keys = List.copyOf(keys);
      if (keys.isEmpty()) {
        throw new IllegalArgumentException("an ordering needs a column.");
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sort(this);
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /**
   * The first rows. Immutable and thread-safe.
   *
   * @param input where the rows come from; without an ordering, any rows
   * @param rows 0 or more
   */
  record Limit(Query input, long rows) implements Query {
    /** Checks the number. */
    public Limit {
      if (rows < 0) {
        throw new IllegalArgumentException("limit " + rows + " is negative. Maybe use 0 or more.");
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.limit(this);
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /** What a join does with left rows that have no match. Immutable and thread-safe. */
  enum JoinKind {
    /** Drops them. */
    INNER,
    /** Keeps them, with nulls on the right. */
    LEFT
  }

  /**
   * A pair of columns that must be equal in a join; the result keeps the left name. Immutable and
   * thread-safe.
   *
   * @param left a column of the left side
   * @param right a column of the right side
   */
  record Key(String left, String right) {
    /**
     * A key of the same name on both sides.
     *
     * @param name the column
     * @return the key
     */
    public static Key of(String name) {
      return new Key(name, name);
    }
  }

  /**
   * A grouping that waits for its measures. Immutable and thread-safe.
   *
   * @param input where the rows come from
   * @param keys named key expressions
   */
  record Grouping(Query input, List<Output> keys) {
    /** Copies the list. */
    public Grouping {
      keys = List.copyOf(keys);
    }

    /**
     * Completes the grouping.
     *
     * @param measures named aggregates such as {@code sum(col("total")).as("revenue")}
     * @return the query
     */
    public Query measures(Measure... measures) {
      return new Group(input, keys, List.of(measures));
    }
  }
}
