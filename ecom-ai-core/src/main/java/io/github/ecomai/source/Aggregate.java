package io.github.ecomai.source;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A number made of the rows of a group. Nulls are left out; of no rows at all, counts are 0 and the
 * others null. Immutable and thread-safe.
 *
 * @param function what is computed
 * @param argument what it is computed from; null only for {@link Function#COUNT}, which then counts
 *     rows
 * @param filter counts only rows for which this is true, or null for all rows
 * @param probability the quantile's probability, 0 to 1; 0 for other functions
 */
public record Aggregate(
    Function function,
    @Nullable Expression argument,
    @Nullable Predicate filter,
    double probability) {
  /** The functions. Immutable and thread-safe. */
  public enum Function {
    /** Number of rows, or of values that are not null; LONG. */
    COUNT,
    /** Number of distinct values that are not null; LONG. */
    COUNT_DISTINCT,
    /** Sum; the type of the argument, exact for LONG and DECIMAL. */
    SUM,
    /** Arithmetic mean; DOUBLE. */
    AVG,
    /** Smallest value; the type of the argument. */
    MIN,
    /** Largest value; the type of the argument. */
    MAX,
    /** Quantile with linear interpolation (type 7 of Hyndman and Fan 1996); DOUBLE. */
    QUANTILE
  }

  /** Checks argument and probability. */
  public Aggregate {
    if (argument == null && function != Function.COUNT) {
      throw new IllegalArgumentException(function + " needs an argument.");
    }
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability " + probability + " is not in 0..1.");
    }
  }

  /**
   * Counts rows.
   *
   * @return the aggregate
   */
  public static Aggregate count() {
    return new Aggregate(Function.COUNT, null, null, 0);
  }

  /**
   * Counts values that are not null.
   *
   * @param argument what to count
   * @return the aggregate
   */
  public static Aggregate count(Expression argument) {
    return new Aggregate(Function.COUNT, argument, null, 0);
  }

  /**
   * Counts distinct values that are not null.
   *
   * @param argument what to count
   * @return the aggregate
   */
  public static Aggregate countDistinct(Expression argument) {
    return new Aggregate(Function.COUNT_DISTINCT, argument, null, 0);
  }

  /**
   * Adds up.
   *
   * @param argument a number
   * @return the aggregate
   */
  public static Aggregate sum(Expression argument) {
    return new Aggregate(Function.SUM, argument, null, 0);
  }

  /**
   * The mean.
   *
   * @param argument a number
   * @return the aggregate
   */
  public static Aggregate avg(Expression argument) {
    return new Aggregate(Function.AVG, argument, null, 0);
  }

  /**
   * The smallest value.
   *
   * @param argument anything but BOOLEAN
   * @return the aggregate
   */
  public static Aggregate min(Expression argument) {
    return new Aggregate(Function.MIN, argument, null, 0);
  }

  /**
   * The largest value.
   *
   * @param argument anything but BOOLEAN
   * @return the aggregate
   */
  public static Aggregate max(Expression argument) {
    return new Aggregate(Function.MAX, argument, null, 0);
  }

  /**
   * A quantile.
   *
   * @param argument a number
   * @param probability 0 to 1, 0.5 for the median
   * @return the aggregate
   */
  public static Aggregate quantile(Expression argument, double probability) {
    return new Aggregate(Function.QUANTILE, argument, null, probability);
  }

  /**
   * The same over the rows for which a condition is true.
   *
   * @param condition the condition; replaces an earlier one
   * @return the aggregate
   */
  public Aggregate where(Predicate condition) {
    return new Aggregate(
        function, argument, Objects.requireNonNull(condition, "condition"), probability);
  }

  /**
   * Names the aggregate.
   *
   * @param name the name of the column it makes
   * @return the measure
   */
  public Measure as(String name) {
    return new Measure(name, this);
  }

  /**
   * The type of the result.
   *
   * @param input the columns it reads
   * @return the type
   * @throws IllegalArgumentException if a column is unknown or of the wrong type
   */
  public DataType type(Schema input) {
    return ExpressionTyping.aggregate(this, input);
  }
}
