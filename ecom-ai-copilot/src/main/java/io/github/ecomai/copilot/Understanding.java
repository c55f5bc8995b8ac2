package io.github.ecomai.copilot;

import io.github.ecomai.data.DateRange;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of a question in a form that knows nothing of words or of SQL: which metrics, grouped
 * by which dimensions, filtered how, over which time. Names are those of the {@link SemanticModel}.
 *
 * <p>Two questions mean the same when their forms are equal. A form is changed by making another
 * one; see {@link #toBuilder()}.
 *
 * <p>Immutable; safe for use by many threads.
 */
public final class Understanding {
  private final List<String> metrics;
  private final List<String> dimensions;
  private final List<Filter> filters;
  private final List<Having> having;
  private final @Nullable DateRange time;
  private final @Nullable Grain grain;
  private final @Nullable Comparison comparison;
  private final @Nullable Transform transform;
  private final @Nullable Order order;
  private final @Nullable Integer limit;
  private final @Nullable LimitPer limitPer;

  Understanding(UnderstandingBuilder b) {
    this.metrics = List.copyOf(b.metrics);
    this.dimensions = List.copyOf(b.dimensions);
    this.filters = List.copyOf(b.filters);
    this.having = List.copyOf(b.having);
    this.time = b.time;
    this.grain = b.grain;
    this.comparison = b.comparison;
    this.transform = b.transform;
    this.order = b.order;
    this.limit = b.limit;
    this.limitPer = b.limitPer;
  }

  /**
   * Starts an empty form.
   *
   * @return a builder without metrics, filters or time
   */
  public static UnderstandingBuilder builder() {
    return new UnderstandingBuilder();
  }

  /**
   * Starts a form that equals this one.
   *
   * @return a builder holding everything that this form holds
   */
  public UnderstandingBuilder toBuilder() {
    return new UnderstandingBuilder(this);
  }

  /**
   * What is measured.
   *
   * @return names of metrics, in the order asked for; empty when only a list of things is wanted
   */
  public List<String> metrics() {
    return metrics;
  }

  /**
   * What the metrics are broken down by.
   *
   * @return names of dimensions, in the order asked for
   */
  public List<String> dimensions() {
    return dimensions;
  }

  /**
   * Which rows count.
   *
   * @return conditions on dimensions, all of which must hold
   */
  public List<Filter> filters() {
    return filters;
  }

  /**
   * Which groups are kept.
   *
   * @return conditions on metrics, all of which must hold
   */
  public List<Having> having() {
    return having;
  }

  /**
   * The days that count.
   *
   * @return the span; empty for all days
   */
  public Optional<DateRange> time() {
    return Optional.ofNullable(time);
  }

  /**
   * The calendar unit of a series.
   *
   * @return the unit; empty when the answer is no series
   */
  public Optional<Grain> grain() {
    return Optional.ofNullable(grain);
  }

  /**
   * The other span that the metrics are compared with.
   *
   * @return the comparison; empty when there is none
   */
  public Optional<Comparison> comparison() {
    return Optional.ofNullable(comparison);
  }

  /**
   * What is done to the metrics afterwards.
   *
   * @return the transformation; empty when there is none
   */
  public Optional<Transform> transform() {
    return Optional.ofNullable(transform);
  }

  /**
   * How the rows are ordered.
   *
   * @return the order; empty when any will do
   */
  public Optional<Order> order() {
    return Optional.ofNullable(order);
  }

  /**
   * How many rows are wanted.
   *
   * @return the number, 1 or more; empty for all
   */
  public OptionalInt limit() {
    return limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
  }

  /**
   * How many rows are wanted for each value of a dimension.
   *
   * @return the limit; empty when there is none
   */
  public Optional<LimitPer> limitPer() {
    return Optional.ofNullable(limitPer);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Understanding that && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  @Override
  public String toString() {
    return "Understanding" + parts().stream().filter(p -> !p.isEmpty()).toList();
  }

  private static String days(DateRange span) {
    return span.from() + ".." + span.to();
  }

  private List<String> parts() {
    return List.of(
        metrics.isEmpty() ? "" : "metrics=" + metrics,
        dimensions.isEmpty() ? "" : "by=" + dimensions,
        filters.isEmpty() ? "" : "where=" + filters,
        having.isEmpty() ? "" : "having=" + having,
        time == null ? "" : "time=" + days(time),
        grain == null ? "" : "grain=" + grain,
        comparison == null ? "" : "compare=" + comparison.as() + " " + days(comparison.to()),
        transform == null ? "" : "transform=" + transform,
        order == null ? "" : "order=" + order,
        limit == null ? "" : "limit=" + limit,
        limitPer == null ? "" : "limitPer=" + limitPer);
  }

  /** Calendar unit of a series. */
  public enum Grain {
    /** A day. */
    DAY,
    /** A week from Monday to Sunday. */
    WEEK,
    /** A calendar month. */
    MONTH,
    /** A calendar quarter. */
    QUARTER,
    /** A calendar year. */
    YEAR
  }

  /** How a condition compares. */
  public enum Operator {
    /** One of the values. */
    IN,
    /** None of the values. */
    NOT_IN,
    /** Equal. */
    EQ,
    /** Greater. */
    GT,
    /** Greater or equal. */
    GE,
    /** Less. */
    LT,
    /** Less or equal. */
    LE
  }

  /** What a comparison shows. */
  public enum Shown {
    /** Both values. */
    VALUE,
    /** The difference. */
    DIFF,
    /** The difference as a fraction of the earlier value. */
    PCT
  }

  /**
   * A condition on a dimension. Immutable; safe for use by many threads.
   *
   * @param field name of the dimension
   * @param op how it compares
   * @param values texts or numbers ({@link String}, {@link Double}), at least one
   */
  public record Filter(String field, Operator op, List<Object> values) {
    /** Checks and copies. */
    public Filter {
      Objects.requireNonNull(field, "field");
      Objects.requireNonNull(op, "op");
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("the filter on " + field + " has no value.");
      }
    }
  }

  /**
   * A condition on a metric of a group. Immutable; safe for use by many threads.
   *
   * @param metric name of the metric; ends in {@code .diff} or {@code .pct} to mean the change
   *     against the compared span
   * @param op how it compares; never {@code IN} or {@code NOT_IN}
   * @param value the bound, in the unit of the metric (fractions: 0.2 is 20 percent)
   */
  public record Having(String metric, Operator op, double value) {}

  /**
   * Another span to compare with. Immutable; safe for use by many threads.
   *
   * @param to the other span
   * @param as what is shown
   */
  public record Comparison(DateRange to, Shown as) {}

  /**
   * An order of rows. Immutable; safe for use by many threads.
   *
   * @param by a metric, a dimension, a date field, or a metric followed by {@code .diff} or {@code
   *     .pct}
   * @param descending true for the greatest first
   */
  public record Order(String by, boolean descending) {}

  /**
   * A limit inside each value of a dimension. Immutable; safe for use by many threads.
   *
   * @param dimension name of the dimension
   * @param n rows for each of its values, 1 or more
   */
  public record LimitPer(String dimension, int n) {}
}
