package io.github.ecomai.copilot;

import io.github.ecomai.copilot.Understanding.Comparison;
import io.github.ecomai.copilot.Understanding.Filter;
import io.github.ecomai.copilot.Understanding.Grain;
import io.github.ecomai.copilot.Understanding.Having;
import io.github.ecomai.copilot.Understanding.LimitPer;
import io.github.ecomai.copilot.Understanding.Order;
import io.github.ecomai.data.DateRange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds an {@link Understanding}. Not safe for use by many threads. */
public final class UnderstandingBuilder {
  final Set<String> metrics = new LinkedHashSet<>();
  final Set<String> dimensions = new LinkedHashSet<>();
  final List<Filter> filters = new ArrayList<>();
  final List<Having> having = new ArrayList<>();
  @Nullable DateRange time;
  @Nullable Grain grain;
  @Nullable Comparison comparison;
  @Nullable Transform transform;
  @Nullable Order order;
  @Nullable Integer limit;
  @Nullable LimitPer limitPer;

  UnderstandingBuilder() {}

  UnderstandingBuilder(Understanding u) {
    metrics.addAll(u.metrics());
    dimensions.addAll(u.dimensions());
    filters.addAll(u.filters());
    having.addAll(u.having());
    time = u.time().orElse(null);
    grain = u.grain().orElse(null);
    comparison = u.comparison().orElse(null);
    transform = u.transform().orElse(null);
    order = u.order().orElse(null);
    limit = u.limit().isPresent() ? u.limit().getAsInt() : null;
    limitPer = u.limitPer().orElse(null);
  }

  /**
   * Adds a metric.
   *
   * @param name its name in the model
   * @return this builder
   */
  public UnderstandingBuilder metric(String name) {
    metrics.add(name);
    return this;
  }

  /**
   * Adds a dimension to group by.
   *
   * @param name its name in the model
   * @return this builder
   */
  public UnderstandingBuilder dimension(String name) {
    dimensions.add(name);
    return this;
  }

  /**
   * Adds a condition on a dimension.
   *
   * @param filter the condition
   * @return this builder
   */
  public UnderstandingBuilder filter(Filter filter) {
    filters.add(filter);
    return this;
  }

  /**
   * Adds a condition on a metric.
   *
   * @param condition the condition
   * @return this builder
   */
  public UnderstandingBuilder having(Having condition) {
    having.add(condition);
    return this;
  }

  /**
   * Sets the span of time.
   *
   * @param span the days that count; null for all
   * @return this builder
   */
  public UnderstandingBuilder time(@Nullable DateRange span) {
    this.time = span;
    return this;
  }

  /**
   * Makes the answer a series.
   *
   * @param unit the calendar unit; null for no series
   * @return this builder
   */
  public UnderstandingBuilder grain(@Nullable Grain unit) {
    this.grain = unit;
    return this;
  }

  /**
   * Compares with another span.
   *
   * @param other the span and what is shown; null for no comparison
   * @return this builder
   */
  public UnderstandingBuilder compare(@Nullable Comparison other) {
    this.comparison = other;
    return this;
  }

  /**
   * Sets what is done to the metrics afterwards.
   *
   * @param step the transformation; null for none
   * @return this builder
   */
  public UnderstandingBuilder transform(@Nullable Transform step) {
    this.transform = step;
    return this;
  }

  /**
   * Orders the rows.
   *
   * @param by the order; null for any
   * @return this builder
   */
  public UnderstandingBuilder order(@Nullable Order by) {
    this.order = by;
    return this;
  }

  /**
   * Limits the rows.
   *
   * @param rows 1 or more; null for all
   * @return this builder
   */
  public UnderstandingBuilder limit(@Nullable Integer rows) {
    if (rows != null && rows < 1) {
      throw new IllegalArgumentException(
          "limit " + rows + " is not positive. Maybe use 1 or more.");
    }
    this.limit = rows;
    return this;
  }

  /**
   * Limits the rows inside each value of a dimension.
   *
   * @param per the limit; null for none
   * @return this builder
   */
  public UnderstandingBuilder limitPer(@Nullable LimitPer per) {
    this.limitPer = per;
    return this;
  }

  /**
   * Finishes the form.
   *
   * @return the form
   */
  public Understanding build() {
    return new Understanding(this);
  }
}
