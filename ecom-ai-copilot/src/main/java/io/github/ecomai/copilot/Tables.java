package io.github.ecomai.copilot;

import io.github.ecomai.source.Query;
import java.util.Set;
import java.util.TreeSet;

/** Collects the tables that a query reads. */
final class Tables implements Query.Visitor<Tables> {
  private final Set<String> names = new TreeSet<>();

  private Tables() {}

  static Set<String> of(Query query) {
    return query.accept(new Tables()).names;
  }

  @Override
  public Tables table(Query.Table query) {
    names.add(query.name());
    return this;
  }

  @Override
  public Tables filter(Query.Filter query) {
    return query.input().accept(this);
  }

  @Override
  public Tables project(Query.Project query) {
    return query.input().accept(this);
  }

  @Override
  public Tables join(Query.Join query) {
    query.left().accept(this);
    return query.right().accept(this);
  }

  @Override
  public Tables group(Query.Group query) {
    return query.input().accept(this);
  }

  @Override
  public Tables window(Query.Window query) {
    return query.input().accept(this);
  }

  @Override
  public Tables sort(Query.Sort query) {
    return query.input().accept(this);
  }

  @Override
  public Tables limit(Query.Limit query) {
    return query.input().accept(this);
  }
}
