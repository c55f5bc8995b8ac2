package io.github.ecomai.testkit;

import static io.github.ecomai.source.Expression.lit;

import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;

/**
 * A query whose conditions are looked at and then let every row pass, and whose joins keep left
 * rows without a partner: what it computes, an engine that looks at conditions in another order may
 * compute too.
 */
final class EveryRow implements Query.Visitor<Query> {
  @Override
  public Query table(Query.Table query) {
    return query;
  }

  @Override
  public Query filter(Query.Filter query) {
    Predicate always = lit(1L).eq(lit(1L));
    return new Query.Filter(query.input().accept(this), Predicate.or(query.condition(), always));
  }

  @Override
  public Query project(Query.Project query) {
    return new Query.Project(query.input().accept(this), query.outputs());
  }

  @Override
  public Query join(Query.Join query) {
    return new Query.Join(
        query.left().accept(this), query.right().accept(this), Query.JoinKind.LEFT, query.keys());
  }

  @Override
  public Query group(Query.Group query) {
    return new Query.Group(query.input().accept(this), query.keys(), query.measures());
  }

  @Override
  public Query window(Query.Window query) {
    return new Query.Window(query.input().accept(this), query.spec());
  }

  @Override
  public Query sort(Query.Sort query) {
    return new Query.Sort(query.input().accept(this), query.keys());
  }

  @Override
  public Query limit(Query.Limit query) {
    return query.input().accept(this);
  }
}
