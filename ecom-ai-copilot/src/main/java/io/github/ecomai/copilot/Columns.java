package io.github.ecomai.copilot;

import io.github.ecomai.source.Aggregate;
import io.github.ecomai.source.Expression;
import io.github.ecomai.source.Predicate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Rewrites the columns of expressions and conditions, and collects them on the way. */
final class Columns implements Expression.Visitor<Expression>, Predicate.Visitor<Predicate> {
  private final UnaryOperator<String> names;

  private Columns(UnaryOperator<String> names) {
    this.names = names;
  }

  static Expression rename(Expression e, UnaryOperator<String> names) {
    return e.accept(new Columns(names));
  }

  static Predicate rename(Predicate p, UnaryOperator<String> names) {
    return p.accept(new Columns(names));
  }

  static Aggregate rename(Aggregate a, UnaryOperator<String> names) {
    @Nullable Expression argument = a.argument() == null ? null : rename(a.argument(), names);
    @Nullable Predicate filter = a.filter() == null ? null : rename(a.filter(), names);
    return new Aggregate(a.function(), argument, filter, a.probability());
  }

  static Set<String> of(@Nullable Expression e) {
    Set<String> found = new LinkedHashSet<>();
    if (e != null) {
      rename(e, collect(found));
    }
    return found;
  }

  static Set<String> of(Predicate p) {
    Set<String> found = new LinkedHashSet<>();
    rename(p, collect(found));
    return found;
  }

  private static UnaryOperator<String> collect(Set<String> found) {
    return name -> {
      found.add(name);
      return name;
    };
  }

  private Expression go(Expression e) {
    return e.accept(this);
  }

  private Predicate go(Predicate p) {
    return p.accept(this);
  }

  @Override
  public Expression column(Expression.Column e) {
    return Expression.col(Objects.requireNonNull(names.apply(e.name())));
  }

  @Override
  public Expression literal(Expression.Literal e) {
    return e;
  }

  @Override
  public Expression arithmetic(Expression.Arithmetic e) {
    return new Expression.Arithmetic(e.operator(), go(e.left()), go(e.right()));
  }

  @Override
  public Expression choice(Expression.Case e) {
    return new Expression.Case(go(e.condition()), go(e.then()), go(e.otherwise()));
  }

  @Override
  public Expression coalesce(Expression.Coalesce e) {
    return new Expression.Coalesce(e.values().stream().map(this::go).toList());
  }

  @Override
  public Expression part(Expression.Part e) {
    return new Expression.Part(e.part(), go(e.value()));
  }

  @Override
  public Expression truncate(Expression.Truncate e) {
    return new Expression.Truncate(go(e.value()), e.unit());
  }

  @Override
  public Expression daysBetween(Expression.DaysBetween e) {
    return new Expression.DaysBetween(go(e.from()), go(e.to()));
  }

  @Override
  public Expression convert(Expression.Convert e) {
    return new Expression.Convert(go(e.value()), e.type());
  }

  @Override
  public Predicate comparison(Predicate.Comparison p) {
    return new Predicate.Comparison(p.operator(), go(p.left()), go(p.right()));
  }

  @Override
  public Predicate in(Predicate.In p) {
    return new Predicate.In(go(p.value()), p.options());
  }

  @Override
  public Predicate isNull(Predicate.IsNull p) {
    return new Predicate.IsNull(go(p.value()));
  }

  @Override
  public Predicate startsWith(Predicate.StartsWith p) {
    return new Predicate.StartsWith(go(p.value()), p.prefix());
  }

  @Override
  public Predicate and(Predicate.And p) {
    return new Predicate.And(all(p.conditions()));
  }

  @Override
  public Predicate or(Predicate.Or p) {
    return new Predicate.Or(all(p.conditions()));
  }

  @Override
  public Predicate not(Predicate.Not p) {
    return new Predicate.Not(go(p.condition()));
  }

  private List<Predicate> all(List<Predicate> conditions) {
    return conditions.stream().map(this::go).toList();
  }
}
