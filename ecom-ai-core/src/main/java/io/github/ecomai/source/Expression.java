package io.github.ecomai.source;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value computed for each row. Immutable and thread-safe.
 *
 * <p>Typing: LONG with LONG stays LONG; {@code + -} of DECIMALs, and LONG with DECIMAL, stay exact
 * DECIMAL; the product of two DECIMALs, anything with DOUBLE, and every quotient are DOUBLE. A null
 * operand makes null. An integer or decimal overflow is an error, never a wrapped number.
 */
public sealed interface Expression {
  /**
   * A column.
   *
   * @param name its name
   * @return the expression
   */
  static Expression col(String name) {
    return new Column(name);
  }

  /**
   * A constant. Its type follows the class: Boolean, Long or Integer, Double, BigDecimal, String,
   * LocalDate, Instant.
   *
   * @param value the constant, not null
   * @return the expression
   * @throws IllegalArgumentException if the class is none of these
   */
  static Expression lit(Object value) {
    return Literal.of(value);
  }

  /**
   * A null of a type.
   *
   * @param type the type
   * @return the expression
   */
  static Expression nullOf(DataType type) {
    return new Literal(type, null);
  }

  /**
   * The first value that is not null.
   *
   * @param values one or more expressions of one type, or numbers
   * @return the expression
   */
  static Expression coalesce(Expression... values) {
    return new Coalesce(List.of(values));
  }

  /**
   * One of two values.
   *
   * @param condition decides
   * @param then the value if it is true
   * @param otherwise the value if it is false or unknown
   * @return the expression
   */
  static Expression when(Predicate condition, Expression then, Expression otherwise) {
    return new Case(condition, then, otherwise);
  }

  /**
   * The first day of the calendar unit that a date or timestamp lies in, as DATE.
   *
   * @param value a DATE or TIMESTAMP
   * @param unit the unit
   * @return the expression
   */
  static Expression truncate(Expression value, CalendarUnit unit) {
    return new Truncate(value, unit);
  }

  /**
   * A number out of a date or timestamp, as LONG.
   *
   * @param part the number wanted
   * @param value a DATE or TIMESTAMP
   * @return the expression
   */
  static Expression part(CalendarPart part, Expression value) {
    return new Part(part, value);
  }

  /**
   * Whole days from one DATE to another, negative if it is earlier.
   *
   * @param from a DATE
   * @param to a DATE
   * @return the expression, LONG
   */
  static Expression daysBetween(Expression from, Expression to) {
    return new DaysBetween(from, to);
  }

  /**
   * A number as DOUBLE.
   *
   * @param value LONG, DECIMAL or DOUBLE
   * @return the expression
   */
  static Expression toDouble(Expression value) {
    return new Convert(value, DataType.DOUBLE);
  }

  /**
   * An identifier as text: whole numbers in plain decimal digits, so that 17850.0 becomes {@code
   * 17850}; STRING as it is. A number that is not whole, or a DOUBLE of 2^53 or beyond, identifies
   * nothing and becomes null.
   *
   * @param value LONG, DECIMAL, DOUBLE or STRING
   * @return the expression
   */
  static Expression toText(Expression value) {
    return new Convert(value, DataType.STRING);
  }

  /**
   * The sum.
   *
   * @param other the other number
   * @return the expression
   */
  default Expression plus(Expression other) {
    return new Arithmetic(Operator.PLUS, this, other);
  }

  /**
   * The difference.
   *
   * @param other the other number
   * @return the expression
   */
  default Expression minus(Expression other) {
    return new Arithmetic(Operator.MINUS, this, other);
  }

  /**
   * The product; of two DECIMALs a DOUBLE.
   *
   * @param other the other number
   * @return the expression
   */
  default Expression times(Expression other) {
    return new Arithmetic(Operator.TIMES, this, other);
  }

  /**
   * The quotient as DOUBLE, null when divided by zero.
   *
   * @param other the other number
   * @return the expression
   */
  default Expression dividedBy(Expression other) {
    return new Arithmetic(Operator.DIVIDE, this, other);
  }

  /**
   * Whether both are equal.
   *
   * @param other the other side
   * @return the condition
   */
  default Predicate eq(Expression other) {
    return new Predicate.Comparison(Predicate.Operator.EQ, this, other);
  }

  /**
   * Whether they differ.
   *
   * @param other the other side
   * @return the condition
   */
  default Predicate ne(Expression other) {
    return new Predicate.Comparison(Predicate.Operator.NE, this, other);
  }

  /**
   * Whether this is smaller.
   *
   * @param other the other side
   * @return the condition
   */
  default Predicate lt(Expression other) {
    return new Predicate.Comparison(Predicate.Operator.LT, this, other);
  }

  /**
   * Whether this is smaller or equal.
   *
   * @param other the other side
   * @return the condition
   */
  default Predicate le(Expression other) {
    return new Predicate.Comparison(Predicate.Operator.LE, this, other);
  }

  /**
   * Whether this is larger.
   *
   * @param other the other side
   * @return the condition
   */
  default Predicate gt(Expression other) {
    return new Predicate.Comparison(Predicate.Operator.GT, this, other);
  }

  /**
   * Whether this is larger or equal.
   *
   * @param other the other side
   * @return the condition
   */
  default Predicate ge(Expression other) {
    return new Predicate.Comparison(Predicate.Operator.GE, this, other);
  }

  /**
   * Names the expression.
   *
   * @param name the name of the column it makes
   * @return the output
   */
  default Output as(String name) {
    return new Output(name, this);
  }

  /**
   * The type of the result.
   *
   * @param input the columns it reads
   * @return the type
   * @throws IllegalArgumentException if a column is unknown or of the wrong type
   */
  default DataType type(Schema input) {
    return accept(new ExpressionTyping(input));
  }

  /**
   * Calls the visitor's method for this kind of expression.
   *
   * @param visitor the visitor
   * @param <R> its result
   * @return what the visitor returns
   */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method for each kind of expression.
   *
   * @param <R> the result
   */
  interface Visitor<R> {
    /**
     * Visits this kind.
     *
     * @param expression the expression
     * @return the result
     */
    R column(Column expression);

    /**
     * Visits this kind.
     *
     * @param expression the expression
     * @return the result
     */
    R literal(Literal expression);

    /**
     * Visits this kind.
     *
     * @param expression the expression
     * @return the result
     */
    R arithmetic(Arithmetic expression);

    /**
     * Visits this kind.
     *
     * @param expression the expression
     * @return the result
     */
    R choice(Case expression);

    /**
     * Visits this kind.
     *
     * @param expression the expression
     * @return the result
     */
    R coalesce(Coalesce expression);

    /**
     * Visits this kind.
     *
     * @param expression the expression
     * @return the result
     */
    R part(Part expression);

    /**
     * Visits this kind.
     *
     * @param expression the expression
     * @return the result
     */
    R truncate(Truncate expression);

    /**
     * Visits this kind.
     *
     * @param expression the expression
     * @return the result
     */
    R daysBetween(DaysBetween expression);

    /**
     * Visits this kind.
     *
     * @param expression the expression
     * @return the result
     */
    R convert(Convert expression);
  }

  /** Arithmetic operators. Immutable and thread-safe. */
  enum Operator {
    /** Addition. */
    PLUS,
    /** Subtraction. */
    MINUS,
    /** Multiplication. */
    TIMES,
    /** Division. */
    DIVIDE
  }

  /**
   * A column. Immutable and thread-safe.
   *
   * @param name the column's name
   */
  record Column(String name) implements Expression {
    /** Checks the name. */
    public Column {
      if (name.isBlank()) {
        throw new IllegalArgumentException("a column name is blank.");
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.column(this);
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /**
   * A constant. Immutable and thread-safe.
   *
   * @param type the type
   * @param value Boolean, Long, Double (finite), BigDecimal, String, LocalDate or Instant as the
   *     type says, or null
   */
  record Literal(DataType type, @Nullable Object value) implements Expression {
    /** Checks that the value fits the type. */
    public Literal {
      Objects.requireNonNull(type, "type");
      Literals.check(type, value);
    }

    /**
     * A constant typed by its class.
     *
     * @param value Boolean, Long, Integer, Double, BigDecimal, String, LocalDate or Instant
     * @return the literal
     */
    public static Literal of(Object value) {
      return Literals.of(value);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.literal(this);
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /**
   * Arithmetic on two numbers. Immutable and thread-safe.
   *
   * @param operator the operator
   * @param left a number
   * @param right a number
   */
  record Arithmetic(Operator operator, Expression left, Expression right) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.arithmetic(this);
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /**
   * One of two values. Immutable and thread-safe.
   *
   * @param condition decides
   * @param then the value if true
   * @param otherwise the value if false or unknown
   */
  record Case(Predicate condition, Expression then, Expression otherwise) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.choice(this);
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /**
   * The first value that is not null. Immutable and thread-safe.
   *
   * @param values one or more
   */
  record Coalesce(List<Expression> values) implements Expression {
    /** Copies the list. */
    public Coalesce {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("coalesce needs a value.");
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.coalesce(this);
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /**
   * A number out of a date or timestamp. Immutable and thread-safe.
   *
   * @param part the number wanted
   * @param value a DATE or TIMESTAMP
   */
  record Part(CalendarPart part, Expression value) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.part(this);
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /**
   * The first day of a calendar unit. Immutable and thread-safe.
   *
   * @param value a DATE or TIMESTAMP
   * @param unit the unit
   */
  record Truncate(Expression value, CalendarUnit unit) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.truncate(this);
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /**
   * Whole days between two dates. Immutable and thread-safe.
   *
   * @param from a DATE
   * @param to a DATE
   */
  record DaysBetween(Expression from, Expression to) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.daysBetween(this);
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /**
   * A value in another type. Immutable and thread-safe.
   *
   * @param value the value
   * @param type DOUBLE or STRING
   */
  record Convert(Expression value, DataType type) implements Expression {
    /** Checks the target. */
    public Convert {
      if (!type.equals(DataType.DOUBLE) && !type.equals(DataType.STRING)) {
        throw new IllegalArgumentException(
            "cannot convert to " + type + ". Maybe convert to DOUBLE or STRING.");
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.convert(this);
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }
}
