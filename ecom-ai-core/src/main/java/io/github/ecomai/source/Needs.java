package io.github.ecomai.source;

import io.github.ecomai.source.DataType.Kind;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects which columns expressions and conditions read and what a source must be able to do. */
final class Needs implements Expression.Visitor<Needs>, Predicate.Visitor<Needs> {
  private final Schema input;
  private final Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
  private final Set<String> columns = new LinkedHashSet<>();

  Needs(Schema input) {
    this.input = input;
  }

  Set<Capability> capabilities() {
    return capabilities;
  }

  Set<String> columns() {
    return columns;
  }

  Needs add(Expression expression) {
    return expression.accept(this);
  }

  Needs add(Predicate condition) {
    return condition.accept(this);
  }

  Needs add(Aggregate aggregate) {
    capabilities.add(
        switch (aggregate.function()) {
          case COUNT_DISTINCT -> Capability.COUNT_DISTINCT;
          case QUANTILE -> Capability.QUANTILE;
          default -> Capability.GROUP;
        });
    if (aggregate.argument() != null) {
      add(aggregate.argument());
    }
    if (aggregate.filter() != null) {
      capabilities.add(Capability.FILTER);
      add(aggregate.filter());
    }
    return this;
  }

  private Needs with(Capability capability) {
    capabilities.add(capability);
    return this;
  }

  @Override
  public Needs column(Expression.Column expression) {
    columns.add(expression.name());
    return this;
  }

  @Override
  public Needs literal(Expression.Literal expression) {
    return this;
  }

  @Override
  public Needs arithmetic(Expression.Arithmetic expression) {
    return with(Capability.EXPRESSIONS).add(expression.left()).add(expression.right());
  }

  @Override
  public Needs choice(Expression.Case expression) {
    return with(Capability.EXPRESSIONS)
        .add(expression.condition())
        .add(expression.then())
        .add(expression.otherwise());
  }

  @Override
  public Needs coalesce(Expression.Coalesce expression) {
    expression.values().forEach(this::add);
    return with(Capability.EXPRESSIONS);
  }

  @Override
  public Needs part(Expression.Part expression) {
    return calendar(expression.value());
  }

  @Override
  public Needs truncate(Expression.Truncate expression) {
    return calendar(expression.value());
  }

  private Needs calendar(Expression value) {
    boolean instant = value.type(input).kind() == Kind.TIMESTAMP;
    return with(instant ? Capability.ZONED_CALENDAR : Capability.CALENDAR).add(value);
  }

  @Override
  public Needs daysBetween(Expression.DaysBetween expression) {
    return with(Capability.CALENDAR).add(expression.from()).add(expression.to());
  }

  @Override
  public Needs convert(Expression.Convert expression) {
    return with(Capability.EXPRESSIONS).add(expression.value());
  }

  @Override
  public Needs comparison(Predicate.Comparison condition) {
    return add(condition.left()).add(condition.right());
  }

  @Override
  public Needs in(Predicate.In condition) {
    return add(condition.value());
  }

  @Override
  public Needs isNull(Predicate.IsNull condition) {
    return add(condition.value());
  }

  @Override
  public Needs startsWith(Predicate.StartsWith condition) {
    return with(Capability.STARTS_WITH).add(condition.value());
  }

  @Override
  public Needs and(Predicate.And condition) {
    return all(condition.conditions());
  }

  @Override
  public Needs or(Predicate.Or condition) {
    return all(condition.conditions());
  }

  private Needs all(List<Predicate> conditions) {
    conditions.forEach(this::add);
    return this;
  }

  @Override
  public Needs not(Predicate.Not condition) {
    return add(condition.condition());
  }
}
