package io.github.ecomai.source;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A condition on a row, true, false or unknown as in SQL: a comparison with null is unknown, and a
 * filter keeps only rows for which the condition is true. Immutable and thread-safe.
 */
public sealed interface Predicate {
  /**
   * Whether a column equals a constant.
   *
   * @param column its name
   * @param value as for {@link Expression#lit}
   * @return the condition
   */
  static Predicate eq(String column, Object value) {
    return Expression.col(column).eq(Expression.lit(value));
  }

  /**
   * Whether a column differs from a constant.
   *
   * @param column its name
   * @param value as for {@link Expression#lit}
   * @return the condition
   */
  static Predicate ne(String column, Object value) {
    return Expression.col(column).ne(Expression.lit(value));
  }

  /**
   * Whether a column is below a constant.
   *
   * @param column its name
   * @param value as for {@link Expression#lit}
   * @return the condition
   */
  static Predicate lt(String column, Object value) {
    return Expression.col(column).lt(Expression.lit(value));
  }

  /**
   * Whether a column is a constant or below.
   *
   * @param column its name
   * @param value as for {@link Expression#lit}
   * @return the condition
   */
  static Predicate le(String column, Object value) {
    return Expression.col(column).le(Expression.lit(value));
  }

  /**
   * Whether a column is above a constant.
   *
   * @param column its name
   * @param value as for {@link Expression#lit}
   * @return the condition
   */
  static Predicate gt(String column, Object value) {
    return Expression.col(column).gt(Expression.lit(value));
  }

  /**
   * Whether a column is a constant or above.
   *
   * @param column its name
   * @param value as for {@link Expression#lit}
   * @return the condition
   */
  static Predicate ge(String column, Object value) {
    return Expression.col(column).ge(Expression.lit(value));
  }

  /**
   * Whether a column is one of several constants.
   *
   * @param column its name
   * @param values one or more, as for {@link Expression#lit}
   * @return the condition
   */
  static Predicate in(String column, Collection<?> values) {
    return new In(
        Expression.col(column),
        values.stream().map(v -> Expression.Literal.of((Object) v)).toList());
  }

  /**
   * Whether a column has no value.
   *
   * @param column its name
   * @return the condition
   */
  static Predicate isNull(String column) {
    return new IsNull(Expression.col(column));
  }

  /**
   * Whether a column has a value.
   *
   * @param column its name
   * @return the condition
   */
  static Predicate isNotNull(String column) {
    return not(isNull(column));
  }

  /**
   * Whether a text column begins with a prefix, letter by letter.
   *
   * @param column its name
   * @param prefix the prefix
   * @return the condition
   */
  static Predicate startsWith(String column, String prefix) {
    return new StartsWith(Expression.col(column), prefix);
  }

  /**
   * Whether all conditions are true; of none, true.
   *
   * @param conditions the conditions
   * @return the condition
   */
  static Predicate and(Predicate... conditions) {
    return new And(Arrays.asList(conditions));
  }

  /**
   * Whether any condition is true; of none, false.
   *
   * @param conditions the conditions
   * @return the condition
   */
  static Predicate or(Predicate... conditions) {
    return new Or(Arrays.asList(conditions));
  }

  /**
   * The opposite; unknown stays unknown.
   *
   * @param condition the condition
   * @return the condition
   */
  static Predicate not(Predicate condition) {
    return new Not(condition);
  }

  /**
   * Checks that all columns exist and types fit.
   *
   * @param input the columns it reads
   * @throws IllegalArgumentException if they do not
   */
  default void check(Schema input) {
    accept(new PredicateTyping(input));
  }

  /**
   * Calls the visitor's method for this kind of condition.
   *
   * @param visitor the visitor
   * @param <R> its result
   * @return what the visitor returns
   */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method for each kind of condition.
   *
   * @param <R> the result
   */
  interface Visitor<R> {
    /**
     * Visits this kind.
     *
     * @param condition the condition
     * @return the result
     */
    R comparison(Comparison condition);

    /**
     * Visits this kind.
     *
     * @param condition the condition
     * @return the result
     */
    R in(In condition);

    /**
     * Visits this kind.
     *
     * @param condition the condition
     * @return the result
     */
    R isNull(IsNull condition);

    /**
     * Visits this kind.
     *
     * @param condition the condition
     * @return the result
     */
    R startsWith(StartsWith condition);

    /**
     * Visits this kind.
     *
     * @param condition the condition
     * @return the result
     */
    R and(And condition);

    /**
     * Visits this kind.
     *
     * @param condition the condition
     * @return the result
     */
    R or(Or condition);

    /**
     * Visits this kind.
     *
     * @param condition the condition
     * @return the result
     */
    R not(Not condition);
  }

  /** Comparison operators. Immutable and thread-safe. */
  enum Operator {
    /** Equal. */
    EQ("="),
    /** Not equal. */
    NE("<>"),
    /** Less than. */
    LT("<"),
    /** Less or equal. */
    LE("<="),
    /** Greater than. */
    GT(">"),
    /** Greater or equal. */
    GE(">=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    /** As in SQL, without spaces. */
    String sign() {
      return sign;
    }
  }

  /**
   * A comparison of two values of one type, or of two numbers. Immutable and thread-safe.
   *
   * @param operator the operator
   * @param left the left side
   * @param right the right side
   */
  record Comparison(Operator operator, Expression left, Expression right) implements Predicate {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.comparison(this);
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /**
   * Whether a value is one of several constants. Immutable and thread-safe.
   *
   * @param value the value
   * @param options the constants; of none, the condition is false
   */
  record In(Expression value, List<Expression.Literal> options) implements Predicate {
    /** Copies the list. */
    public In {
      options = List.copyOf(options);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.in(this);
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /**
   * Whether there is no value; never unknown. Immutable and thread-safe.
   *
   * @param value the value
   */
  record IsNull(Expression value) implements Predicate {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.isNull(this);
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /**
   * Whether a text begins with a prefix. Immutable and thread-safe.
   *
   * @param value a text
   * @param prefix what it must begin with
   */
  record StartsWith(Expression value, String prefix) implements Predicate {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.startsWith(this);
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /**
   * Whether all are true. Immutable and thread-safe.
   *
   * @param conditions the conditions
   */
  record And(List<Predicate> conditions) implements Predicate {
    /** Copies the list. */
    public And {
      conditions = List.copyOf(conditions);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.and(this);
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /**
   * Whether any is true. Immutable and thread-safe.
   *
   * @param conditions the conditions
   */
  record Or(List<Predicate> conditions) implements Predicate {
    /** Copies the list. */
    public Or {
      conditions = List.copyOf(conditions);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.or(this);
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /**
   * The opposite. Immutable and thread-safe.
   *
   * @param condition the condition
   */
  record Not(Predicate condition) implements Predicate {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.not(this);
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }
}
