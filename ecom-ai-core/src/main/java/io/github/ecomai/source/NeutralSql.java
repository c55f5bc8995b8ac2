package io.github.ecomai.source;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Writes queries as standard SQL for people to read; core itself never runs it. */
final class NeutralSql implements Query.Visitor<NeutralSql.Select> {
  private final Map<String, Schema> tables;
  private final ZoneId zone;
  private int aliases;

  private NeutralSql(Map<String, Schema> tables, ZoneId zone) {
    this.tables = tables;
    this.zone = zone;
  }

  static String of(Query query, Map<String, Schema> tables, ZoneId zone) {
    return query.accept(new NeutralSql(tables, zone)).toString();
  }

  /** One statement while clauses are added to it. */
  static final class Select {
    private final String from;
    private final List<String> columns = new ArrayList<>();
    private String where = "";
    private String group = "";
    private String order = "";
    private String limit = "";

    Select(String from) {
      this.from = from;
    }

    private boolean isBare() {
      return columns.isEmpty() && order.isEmpty() && limit.isEmpty();
    }

    @Override
    public String toString() {
      String list = columns.isEmpty() ? "*" : String.join(", ", columns);
      return "SELECT " + list + " FROM " + from + where + group + order + limit;
    }
  }

  /** The statement itself if clauses can be added to it, otherwise one around it. */
  private Select open(Query input) {
    Select select = input.accept(this);
    return select.isBare() ? select : new Select("(" + select + ") AS t" + ++aliases);
  }

  private SqlExpressions expressions(Query input) {
    return new SqlExpressions(input.schema(tables), zone);
  }

  @Override
  public Select table(Query.Table query) {
    return new Select(SqlExpressions.name(query.name()));
  }

  @Override
  public Select filter(Query.Filter query) {
    Select select = open(query.input());
    String condition = expressions(query.input()).of(query.condition());
    select.where += (select.where.isEmpty() ? " WHERE " : " AND ") + condition;
    return select;
  }

  @Override
  public Select project(Query.Project query) {
    Select select = open(query.input());
    select.columns.addAll(outputs(query.outputs(), query.input()));
    return select;
  }

  private List<String> outputs(List<Output> outputs, Query input) {
    SqlExpressions expressions = expressions(input);
    return outputs.stream()
        .map(o -> as(expressions.of(o.value()), SqlExpressions.name(o.name())))
        .toList();
  }

  private static String as(String value, String name) {
    return value.equals(name) ? value : value + " AS " + name;
  }

  @Override
  public Select join(Query.Join query) {
    String left = "t" + ++aliases;
    String right = "t" + ++aliases;
    StringJoiner on = new StringJoiner(" AND ");
    for (Query.Key key : query.keys()) {
      on.add(
          left
              + "."
              + SqlExpressions.name(key.left())
              + " = "
              + right
              + "."
              + SqlExpressions.name(key.right()));
    }
    String kind = query.kind() == Query.JoinKind.LEFT ? " LEFT JOIN " : " JOIN ";
    Select select =
        new Select(
            side(query.left())
                + " AS "
                + left
                + kind
                + side(query.right())
                + " AS "
                + right
                + " ON "
                + on);
    List<String> leftNames = query.left().schema(tables).names();
    for (String name : query.schema(tables).names()) {
      String from = leftNames.contains(name) ? left : right;
      select.columns.add(from + "." + SqlExpressions.name(name));
    }
    return select;
  }

  private String side(Query query) {
    return query instanceof Query.Table table
        ? SqlExpressions.name(table.name())
        : "(" + query.accept(this) + ")";
  }

  @Override
  public Select group(Query.Group query) {
    Select select = open(query.input());
    SqlExpressions expressions = expressions(query.input());
    select.columns.addAll(outputs(query.keys(), query.input()));
    query
        .measures()
        .forEach(
            m -> select.columns.add(as(expressions.of(m.value()), SqlExpressions.name(m.name()))));
    if (!query.keys().isEmpty()) {
      StringJoiner keys = new StringJoiner(", ", " GROUP BY ", "");
      query.keys().forEach(key -> keys.add(expressions.of(key.value())));
      select.group = keys.toString();
    }
    return select;
  }

  @Override
  public Select window(Query.Window query) {
    Select select = open(query.input());
    select.columns.add("*");
    query
        .spec()
        .columns()
        .forEach(column -> select.columns.add(SqlExpressions.window(query.spec(), column)));
    return select;
  }

  @Override
  public Select sort(Query.Sort query) {
    Select select = query.input().accept(this);
    if (!select.order.isEmpty() || !select.limit.isEmpty()) {
      select = new Select("(" + select + ") AS t" + ++aliases);
    }
    select.order = " ORDER BY " + SqlExpressions.order(query.keys());
    return select;
  }

  @Override
  public Select limit(Query.Limit query) {
    Select select = query.input().accept(this);
    if (!select.limit.isEmpty()) {
      select = new Select("(" + select + ") AS t" + ++aliases);
    }
    select.limit = " LIMIT " + query.rows();
    return select;
  }
}
