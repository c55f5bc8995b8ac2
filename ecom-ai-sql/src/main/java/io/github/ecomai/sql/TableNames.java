package io.github.ecomai.sql;

import io.github.ecomai.source.Query;
import java.util.Set;
import java.util.TreeSet;

/** The tables that a query reads, for messages. */
final class TableNames implements Query.Visitor<TableNames> {
  private final Set<String> names = new TreeSet<>();

  private TableNames() {}

  static Set<String> of(Query query) {
    return query.accept(new TableNames()).names;
  }

  @Override
  public TableNames table(Query.Table query) {
    names.add(query.name());
    return this;
  }

  @Override
  public TableNames filter(Query.Filter query) {
    return query.input().accept(this);
  }

  @Override
  public TableNames project(Query.Project query) {
    return query.input().accept(this);
  }

  @Override
  public TableNames join(Query.Join query) {
    query.left().accept(this);
    return query.right().accept(this);
  }

  @Override
  public TableNames group(Query.Group query) {
    return query.input().accept(this);
  }

  @Override
  public TableNames window(Query.Window query) {
    return query.input().accept(this);
  }

  @Override
  public TableNames sort(Query.Sort query) {
    return query.input().accept(this);
  }

  @Override
  public TableNames limit(Query.Limit query) {
    return query.input().accept(this);
  }
}
